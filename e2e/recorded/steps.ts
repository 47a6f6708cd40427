/** Who asks: a role, or somebody who should not get in. */
export type Asker =
  | 'registrar'
  | 'fund-manager'
  | 'bank-officer'
  /** Of the same bank. */
  | 'second-bank-officer'
  | 'coach'
  | 'pilot-operator'
  | 'statistician'
  | 'operator'
  /** Sends no token. */
  | 'nobody'
  /** Sends a token that has expired. */
  | 'too-late'
  /** Sends a token that nobody signed. */
  | 'forger'
  /** Sends a good token whose role nobody knows. */
  | 'stranger'

/** A request of the story; its answer is recorded under its name. */
export interface Request {
  readonly kind: 'request'
  readonly name: string
  readonly as: Asker
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS'
  /** With its query; may hold references, see `references.ts`. */
  readonly path: string
  /** Sent as JSON, unless it is text or bytes; may hold references. */
  readonly body?: unknown
  /** Beside those that every request of the story has; an empty one leaves that header out. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What happens between two requests. */
export type Step =
  | Request
  /** Waits until every view and process has handled what was recorded. */
  | { readonly kind: 'settle' }
  /** Keeps the present time under a name, and waits until what was recorded by it can be asked. */
  | { readonly kind: 'moment'; readonly name: string }
  /** Begins to listen to live events. */
  | {
      readonly kind: 'listen'
      readonly name: string
      readonly as: Asker
      readonly path: string
    }
  /** Waits for so many live events; they are recorded under the name of the listening. */
  | { readonly kind: 'heard'; readonly name: string; readonly events: number }
  /** Puts an event that nobody can read on the topic of deals. */
  | { readonly kind: 'unreadable-event'; readonly dealId: string }
  /** Sends bytes that the gateway does not take for a request. */
  | { readonly kind: 'bytes'; readonly name: string; readonly text: string }

type More = Pick<Request, 'headers'>

export const settle: Step = { kind: 'settle' }

/** A question. */
export const ask = (
  name: string,
  as: Asker,
  path: string,
  headers: More['headers'] = {},
): Step => ({
  kind: 'request',
  name,
  as,
  method: 'GET',
  path,
  headers,
})

/** A command, under a key made of its name. */
export const tell = (
  name: string,
  as: Asker,
  path: string,
  body: unknown,
  headers: More['headers'] = {},
): Step => ({
  kind: 'request',
  name,
  as,
  method: 'POST',
  path,
  body,
  headers: { 'idempotency-key': keyOf(name), ...headers },
})

/** The Idempotency-Key of a command of the story. */
export const keyOf = (name: string): string => `recorded-${name}`
