import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { patiently } from '@seedline/stack/patience'
import type { Request } from './steps.ts'

/** What was answered, as far as a client may rely on it. */
export interface Answered {
  readonly request: string
  readonly status: number
  /** Where they are other than usual: absent means usual, 'none' that the usual one was not sent. */
  readonly headers: Readonly<Record<string, string>>
  /** JSON as it is; other text by lines; null where there is none. */
  readonly body: unknown
}

const withinMs = 15_000

// Those that say something of the answer; the others are the connection's.
const told = [
  'content-type',
  'etag',
  'allow',
  'vary',
  'retry-after',
  'www-authenticate',
  'content-language',
  'content-disposition',
  'idempotency-replayed',
  'location',
]

const usual = (status: number): Readonly<Record<string, string>> =>
  status < 400
    ? { 'content-type': 'application/json; charset=utf-8' }
    : { 'content-type': 'application/problem+json; charset=utf-8', vary: 'Accept-Language' }

/** The headers of an answer that are not as usual. */
export const unusual = (status: number, headers: Headers): Answered['headers'] =>
  Object.fromEntries(
    told
      .map((name) => [name, headers.get(name) ?? 'none'] as const)
      .filter(([name, value]) => value !== (usual(status)[name] ?? 'none')),
  )

const digest = (text: string, digits: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits)

/** The id of the trace that a request of the story begins. */
export const traceOf = (name: string): string => digest(name, 32)

/** The headers of every request: its ids follow from its name, so that answers repeat them the same. */
export const headersOf = (
  name: string,
  authorization: string | undefined,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> => {
  const all = {
    'accept-language': 'en',
    'x-request-id': `recorded-${name}`,
    traceparent: `00-${traceOf(name)}-${digest(name, 16)}-01`,
    ...(authorization === undefined ? {} : { authorization }),
    ...more,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

/** The body with the ids that its own request was sent with told as such; others stay. */
export function withOwnIds(name: string, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const { traceId, requestId } = body as Readonly<Record<string, unknown>>
  return {
    ...body,
    ...(traceId === traceOf(name) ? { traceId: '<its own>' } : {}),
    ...(requestId === `recorded-${name}` ? { requestId: '<its own>' } : {}),
  }
}

/** Sends a request whose references are filled in. */
export async function exchange(
  gatewayUrl: string,
  request: Request,
  authorization: string | undefined,
): Promise<Answered> {
  const { name, as, method, path, body } = request
  const plain = body === undefined || typeof body === 'string' || body instanceof Uint8Array
  const response = await fetch(`${gatewayUrl}${path}`, {
    method,
    headers: headersOf(name, authorization, {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    }),
    redirect: 'manual',
    signal: AbortSignal.timeout(patiently(withinMs)),
    ...(body === undefined
      ? {}
      : { body: plain ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    request: `${method} ${path} (${as})`,
    status: response.status,
    headers: unusual(response.status, response.headers),
    body: bodyOf(text, response.headers.get('content-type') ?? ''),
  }
}

function bodyOf(text: string, type: string): unknown {
  if (text === '') return null
  return type.includes('json') ? JSON.parse(text) : text.split('\n')
}

/** Sends bytes over a connection of their own. Nothing was read of them, so the answer's ids are its own. */
export function sendBytes(gatewayUrl: string, text: string): Promise<Answered> {
  const { hostname, port } = new URL(gatewayUrl)
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: withinMs })
    let found = ''
    socket.setEncoding('utf8').on('data', (piece: string) => {
      found += piece
    })
    socket.once('timeout', () => socket.destroy(new Error('no answer to bytes')))
    socket.once('error', reject)
    socket.once('close', () => {
      const [head = '', body = ''] = found.split('\r\n\r\n')
      resolve({
        request: text.slice(0, 40),
        status: Number(head.split(' ')[1]),
        headers: {},
        body: { ...(bodyOf(body, head) as object), traceId: '<fresh>', requestId: '<fresh>' },
      })
    })
    socket.write(text)
  })
}
