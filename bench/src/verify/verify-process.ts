// Runs verify alone in its process, as the command line does, and says what it took.
import { byService, recordingServices } from '@seedline/contracts/services'
import { keepMemorySmall, verifiedServices, verifyAll } from '@seedline/verify'
import type { VerifyUsage } from './verify-memory.ts'

const [mongoUrl = '', name = ''] = process.argv.slice(2)
keepMemorySmall()
const begun = performance.now()
const { differences, more, events } = await verifyAll({
  mongoUrl,
  databases: byService(recordingServices, (service) => `${name}_${service}`),
  services: await verifiedServices(),
  progress: ({ step, of, done }) => {
    const mb = Math.round(process.memoryUsage.rss() / 1e6)
    process.stderr.write(
      `${Math.round(performance.now() / 1000)} s ${step} ${of} ${done}: ${mb} MB\n`,
    )
  },
})
const usage: VerifyUsage = {
  // In kilobytes of 1,024.
  peakMb: Math.round((process.resourceUsage().maxRSS * 1024) / 1e6),
  seconds: Math.round((performance.now() - begun) / 1000),
  events,
  differences: differences.length + more,
}
process.stdout.write(JSON.stringify(usage))
