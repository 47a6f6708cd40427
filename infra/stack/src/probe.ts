// A container's question to another: `probe.ts host:port` exits with 0 when that gRPC server says
// that it serves; `probe.ts --kafka-groups host:port` once that broker takes care of groups.
import { isServing } from './network/grpc-health.ts'
import { kafkaServesGroups } from './network/kafka-answers.ts'

const tries = 60
const betweenMs = 1_000

async function groupsAreServed(address: string): Promise<boolean> {
  for (let left = tries; left > 0; left -= 1) {
    if (await kafkaServesGroups(address)) return true
    await new Promise((resolve) => setTimeout(resolve, betweenMs))
  }
  return false
}

const address = process.argv.at(-1) ?? ''
const asked = process.argv.includes('--kafka-groups') ? groupsAreServed : isServing
process.exitCode = (await asked(address).catch(() => false)) ? 0 : 1
