import type { Stack } from '@seedline/stack'
import { type VerifyReport, verifiedServices, verifyAll } from '@seedline/verify'

/** The independent check of a running system, once delivery has had time to settle. */
export async function verified(stack: Stack, settleMs = 10_000): Promise<VerifyReport> {
  const { databases } = stack.describe()
  const options = {
    mongoUrl: stack.mongo.url,
    databases,
    services: await verifiedServices(),
    // Waiting is done here, for a first build of a view too.
    settleMs: 0,
  }
  const until = performance.now() + settleMs
  for (;;) {
    const report = await verifyAll(options)
    if (report.differences.length === 0 || performance.now() > until) return report
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
