import { randomUUID } from 'node:crypto'

export interface Sent {
  readonly method?: string
  readonly token?: string
  readonly body?: unknown
  readonly key?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

export interface Received {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; undefined when it is none. */
  readonly json: Record<string, unknown> | undefined
}

const jsonOf = (response: Response, text: string): Record<string, unknown> | undefined =>
  /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined

/** Sends a request; a POST gets an Idempotency-Key of its own unless one is given (undefined: none). */
export const request = async (
  address: string,
  path: string,
  sent: Sent = {},
): Promise<Received> => {
  const method = sent.method ?? 'GET'
  const key = 'key' in sent ? sent.key : method === 'POST' ? randomUUID() : undefined
  const raw = typeof sent.body === 'string' || sent.body instanceof Uint8Array
  const response = await fetch(`${address}${path}`, {
    method,
    signal: AbortSignal.timeout(10_000),
    headers: {
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(sent.token === undefined ? {} : { authorization: `Bearer ${sent.token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...sent.headers,
    },
    ...(sent.body === undefined
      ? {}
      : {
          body: (raw ? sent.body : JSON.stringify(sent.body)) as NonNullable<RequestInit['body']>,
        }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: jsonOf(response, text) }
}

export const post = (address: string, path: string, sent: Sent): Promise<Received> =>
  request(address, path, { ...sent, method: 'POST' })
