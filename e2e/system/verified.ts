import { setTimeout as pause } from 'node:timers/promises'
import type { Stack } from '@seedline/stack'
import { type VerifyReport, verifiedServices, verifyAll } from '@seedline/verify'

const TIMES_AT_MOST = 5

/**
 * The independent check of a running system, once delivery has had time to settle: so long it may stand still;
 * while it gets on, it is waited for, five times as long at most.
 */
export async function verified(stack: Stack, settleMs = 10_000): Promise<VerifyReport> {
  const { databases } = stack.describe()
  const options = {
    mongoUrl: stack.mongo.url,
    databases,
    services: await verifiedServices(),
    // Waiting is done here, for a first build of a view too.
    settleMs: 0,
  }
  const last = performance.now() + TIMES_AT_MOST * settleMs
  let until = performance.now() + settleMs
  let fewest = Number.POSITIVE_INFINITY
  for (;;) {
    const begun = performance.now()
    const report = await verifyAll(options)
    const left = report.differences.length + report.more
    const now = performance.now()
    if (left < fewest) until = Math.min(now + settleMs, last)
    fewest = Math.min(fewest, left)
    if (left === 0 || now > until) return report
    // The look must not take the time of what it waits for.
    await pause(Math.max(250, now - begun))
  }
}
