import type { BatchVerdict, GatewayPort } from '@seedline/sheets'
import { callGateway } from '../api/http.ts'
import { GatewayProblem } from '../api/problem.ts'
import { addressOf } from '../contract/contract.ts'

const TRIES = 7
const LONGEST_PAUSE_MS = 8_000

/** The gateway as an import needs it: asked again, ever later, while it is busy or out of reach. */
export const gatewayPort: GatewayPort = {
  async batch(operation, given) {
    const { items } = await insisting(() =>
      callGateway<{ readonly items: readonly BatchVerdict[] }>(
        addressOf('runBatch', { operation }),
        {
          method: 'post',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(given),
        },
      ),
    )
    return items
  },
  get: (path) => insisting(() => callGateway(`/api/v1${path}`, { method: 'get' })),
}

export const pause = (ms: number): Promise<unknown> =>
  new Promise((resolve) => setTimeout(resolve, ms))

async function insisting<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask()
    } catch (error) {
      if (tries === TRIES || !isPassing(error)) throw error
      await pause(Math.min(250 * 2 ** tries, LONGEST_PAUSE_MS))
    }
  }
}

// Every entry has a key of its own: what was recorded before the answer was lost is known again.
const isPassing = (error: unknown): boolean =>
  error instanceof GatewayProblem &&
  [0, 408, 425, 429, 502, 503, 504].includes(error.problem.status)
