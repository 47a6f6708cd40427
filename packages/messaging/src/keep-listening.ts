import { setTimeout as sleep } from 'node:timers/promises'
import { atMost } from './consume/at-most.ts'
import type { Delivery } from './messaging-types.ts'

const LONGEST_PAUSE_MS = 30_000
const STOP_MS = 4000

/** Something that is to be heard for as long as a process runs, and that nothing else depends on. */
export interface KeptListening {
  /** A fresh connection to Kafka, of its own: when it breaks, nothing else does. Tells when it can't go on by itself. */
  connect(broken: (reason: string, cause: unknown) => void): Delivery
  /** What each fresh connection listens to. */
  listen(delivery: Delivery): Promise<unknown>
  /** It broke, or could not begin. */
  onBroken(cause: unknown, reason?: string): void
  /** Nothing is heard until it has begun anew. */
  onSilent?(): void
  /** Waits before the next try, or until the signal; a timer by default. */
  readonly pause?: (ms: number, until: AbortSignal) => Promise<void>
}

/** Goes on listening until it is stopped, however often the connection breaks; while Kafka is away, ever more slowly. */
export function keepListening(kept: KeptListening): { stop(): Promise<void> } {
  const over = new AbortController()
  const running = run(kept, over.signal)
  return {
    async stop() {
      over.abort()
      await running
    },
  }
}

async function run(kept: KeptListening, over: AbortSignal): Promise<void> {
  const { onBroken, onSilent, pause = timer } = kept
  for (let failures = 0; !over.aborted; failures += 1) {
    const begunAt = performance.now()
    await untilBroken(kept, over).catch((cause: unknown) => onBroken(cause))
    onSilent?.()
    if (performance.now() - begunAt > LONGEST_PAUSE_MS) failures = 0
    await pause(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures), over)
  }
}

const timer = async (ms: number, signal: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined)
}

async function untilBroken(
  { connect, listen, onBroken }: KeptListening,
  over: AbortSignal,
): Promise<void> {
  const ended = Promise.withResolvers<void>()
  const end = (): void => ended.resolve()
  over.addEventListener('abort', end)
  const delivery = connect((reason, cause) => {
    onBroken(cause, reason)
    end()
  })
  try {
    // Whoever stops doesn't wait until Kafka, which may be away, lets it listen.
    await Promise.race([listen(delivery), ended.promise])
    await ended.promise
  } finally {
    over.removeEventListener('abort', end)
    await atMost(
      STOP_MS,
      delivery.stop().catch(() => undefined),
    )
  }
}
