import { deadLetterStore } from '@seedline/messaging/connect'
import { runView } from '@seedline/views/database'
import { countedView, type ViewParts } from './view-catch-up.ts'

/** Builds a fresh view from what is stored, until it is read. */
export async function viewRebuilt(
  parts: ViewParts,
  topic: string,
): Promise<{ readonly seconds: number; readonly peakMb: number }> {
  const begun = performance.now()
  const deadLetters = deadLetterStore(parts.connection)
  const running = await runView({ ...parts, view: countedView(topic), deadLetters })
  await running.ready
  const seconds = (performance.now() - begun) / 1000
  await running.stop()
  // In kilobytes of 1,024.
  return { seconds, peakMb: Math.round((process.resourceUsage().maxRSS * 1024) / 1e6) }
}
