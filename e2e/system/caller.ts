import { randomUUID } from 'node:crypto'
import { patiently } from '@seedline/stack/patience'

/** What the gateway answered. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // A journey reads whatever the page would read; each expectation names what it wants of it.
  // biome-ignore lint/suspicious/noExplicitAny: the body of any route
  readonly body: any
}

/** Someone who calls the gateway by REST. */
export interface Caller {
  readonly token: string
  get(path: string): Promise<Answer>
  /** A write under a key of its own, unless one is given. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
}

const deadlineMs = 15_000

export function callerOf(gatewayUrl: string, token: string): Caller {
  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${gatewayUrl}/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'en', ...init.headers },
      signal: AbortSignal.timeout(patiently(deadlineMs)),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    }
  }
  return {
    token,
    get: (path) => call(path, {}),
    post: (path, body, headers = {}) =>
      call(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...headers,
        },
      }),
  }
}

/** The answer's body when it has this status. @throws with the whole answer otherwise */
export function expectStatus(status: number, answer: Answer): Answer['body'] {
  if (answer.status === status) return answer.body
  throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`)
}

/** Asks again until the answer is as wanted; the last answer, and how long it took. */
export async function until(
  ask: () => Promise<Answer>,
  wanted: (answer: Answer) => boolean,
  withinMs: number,
): Promise<{ readonly answer: Answer; readonly tookMs: number }> {
  const begun = performance.now()
  for (;;) {
    const answer = await ask()
    const tookMs = performance.now() - begun
    if (wanted(answer) || tookMs > patiently(withinMs)) return { answer, tookMs }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
