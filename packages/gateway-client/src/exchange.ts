import { setTimeout as pause } from 'node:timers/promises'
import { ProblemError, problem, type Text } from '@seedline/values'

export interface Exchange {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly token: string
  readonly language: keyof Text
  readonly body?: unknown
  /** The Idempotency-Key of a write, which is what makes repeating it safe. */
  readonly key?: string
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  /** Given before, for the same key. */
  readonly replayed: boolean
}

const deadlineMs = 15_000
const tries = 7
const longestPauseMs = 4_000
const largestAnswer = 16 * 1024 * 1024
// Of these the outcome is unknown, or it is known that nothing was done yet: the same key asks
// again.
const passing = new Set([408, 425, 429, 502, 503, 504])

/**
 * One request, repeated with growing pauses while nobody answers or the system says "not now".
 * @throws ProblemError GATEWAY_UNREACHABLE
 */
export async function exchange(request: Exchange): Promise<Answer> {
  let last: unknown
  for (let attempt = 0; attempt < tries; attempt++) {
    if (attempt > 0) await pause(Math.min(100 * 2 ** attempt, longestPauseMs))
    try {
      const answer = await once(request)
      const busyKey = answer.status === 409 && codeOf(answer.body) === 'IDEMPOTENCY_KEY_IN_USE'
      const again = passing.has(answer.status) || busyKey
      if (!again || attempt === tries - 1) return answer
    } catch (cause) {
      if (cause instanceof ProblemError) throw cause
      last = cause
    }
  }
  throw new ProblemError(unreachable(request.url), { cause: last })
}

async function once({ url, method, token, language, body, key }: Exchange): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(deadlineMs),
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json, application/problem+json',
      'accept-language': language,
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return {
    status: response.status,
    body: parsed(await bounded(response)),
    replayed: response.headers.get('idempotency-replayed') === 'true',
  }
}

async function bounded(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > largestAnswer) throw new ProblemError(tooLong)
  }
  return text + decoder.decode()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function codeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
}

function unreachable(url: URL) {
  return problem(
    'GATEWAY_UNREACHABLE',
    'unavailable',
    { zh: `${url.origin} 没有回答`, en: `Nobody answers at ${url.origin}` },
    {
      zh: '请确认系统已启动（pnpm stack status），再运行同一命令：已记录的不会重复',
      en: 'See that the system is up (pnpm stack status), then run the same command again: nothing is recorded twice',
    },
    { facts: { address: url.origin } },
  )
}

const tooLong = problem(
  'ANSWER_TOO_LARGE',
  'too-large',
  { zh: '回答超过 16 MiB', en: 'The answer is larger than 16 MiB' },
  { zh: '请缩小查询范围', en: 'Ask for less' },
)
