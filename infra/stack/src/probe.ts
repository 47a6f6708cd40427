// `node infra/stack/src/probe.ts host:port`: exit 0 when that gRPC server says that it serves (a container's health check).
import { isServing } from './network/grpc-health.ts'

const [address = ''] = process.argv.slice(2)
process.exitCode = (await isServing(address).catch(() => false)) ? 0 : 1
