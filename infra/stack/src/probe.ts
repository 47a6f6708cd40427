// A container's health check: `probe.ts host:port` exits with 0 when that gRPC server says that it serves.
import { isServing } from './network/grpc-health.ts'

const [address = ''] = process.argv.slice(2)
process.exitCode = (await isServing(address).catch(() => false)) ? 0 : 1
