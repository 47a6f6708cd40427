import { setTimeout as sleep } from 'node:timers/promises'
import type { Server } from '@grpc/grpc-js'

const lookEveryMs = 25
// Time for the last answers to leave; streams that never end (health watches) don't hold us up.
const flushMs = 150

/** Refuses what comes, waits for the calls under way, at most `graceMs`, and then cuts off. */
export async function stopServer(
  server: Server,
  active: () => number,
  graceMs: number,
): Promise<void> {
  const endsAt = Date.now() + graceMs
  let closed = false
  server.tryShutdown(() => {
    closed = true
  })
  while (!closed && active() > 0 && Date.now() < endsAt) await sleep(lookEveryMs)
  const flushedAt = Math.min(Date.now() + flushMs, endsAt)
  while (!closed && Date.now() < flushedAt) await sleep(lookEveryMs)
  server.forceShutdown()
}
