import type { Role } from '@seedline/contracts/roles'
import type { Text } from '@seedline/values'
import { z } from 'zod'
import { type Answer, exchange } from './exchange.ts'
import { refusalOf } from './refusal.ts'

const outcome = z.object({
  id: z.string(),
  version: z.int(),
  eventIds: z.array(z.string()),
  traceId: z.string(),
  repeated: z.boolean(),
})

/** Gives the token that a role acts with. */
export type Credentials = (role: Role) => Promise<string>

/** What a write is answered with. */
export type Outcome = z.infer<typeof outcome>

/**
 * The public interface of a running system, as one role or another. Every call has a deadline and
 * bounded retries.
 */
export interface Gateway {
  readonly address: URL
  /** @throws ProblemError with the refusal's own code */
  get(path: string, role?: Role): Promise<unknown>
  /** A command: repeated with the same key until its outcome is known. @throws ProblemError */
  write(path: string, body: unknown, key: string, role: Role): Promise<Outcome>
  /** An operation that answers something else than an outcome. @throws ProblemError */
  act(path: string, body: unknown, key: string, role: Role): Promise<unknown>
}

/** Problems are worded in the language asked for. */
export function connectGateway(
  address: URL,
  credentials: Credentials,
  language: keyof Text = 'en',
): Gateway {
  const call = async (method: 'GET' | 'POST', path: string, role: Role, sent?: Sent) => {
    const answer = await exchange({
      url: new URL(`/api/v1${path}`, address),
      method,
      token: await credentials(role),
      language,
      ...sent,
    })
    return { body: accept(answer, path), replayed: answer.replayed }
  }
  return {
    address,
    get: async (path, role = 'registrar') => (await call('GET', path, role)).body,
    write: async (path, body, key, role) => {
      const answer = await call('POST', path, role, { body, key })
      const first = outcome.parse(answer.body)
      // A kept answer is given again as it first was; only its header says so.
      return { ...first, repeated: first.repeated || answer.replayed }
    },
    act: async (path, body, key, role) => (await call('POST', path, role, { body, key })).body,
  }
}

interface Sent {
  readonly body: unknown
  readonly key: string
}

function accept({ status, body }: Answer, path: string): unknown {
  if (status >= 200 && status < 300) return body
  throw refusalOf(status, body, path)
}
