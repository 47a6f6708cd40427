import { setTimeout as sleep } from 'node:timers/promises'
import type { Server } from '@grpc/grpc-js'

// After the grace, sessions are destroyed by a timer; this is the time that takes to be seen.
const cutOffMs = 250

/**
 * Takes no more calls, lets those under way finish, and cuts off what is left after `graceMs`.
 * Not by forceShutdown alone: without channelz it knows of no session, and leaves them all open.
 */
export async function stopServer(server: Server, address: string, graceMs: number): Promise<void> {
  const waiting = new AbortController()
  // Drained first: once shutdown has begun closing a session, drain no longer watches it.
  server.drain(address, graceMs)
  const closed = new Promise<void>((resolve) => server.tryShutdown(() => resolve()))
  const patience = sleep(graceMs + cutOffMs, undefined, { signal: waiting.signal })
  await Promise.race([closed, patience.catch(() => undefined)])
  waiting.abort()
  server.forceShutdown()
}
