import type { KeptKind } from '../kind/kept-kind.ts'
import type { KeptStore } from '../store/kept-store.ts'
import type { StateStore } from '../store/state.ts'
import type { Ask } from './ask-facts.ts'
import type { Remembering } from './changed.ts'
import type { LeadHeld } from './lead.ts'
import type { Standing } from './standing.ts'

/** The part of a pino logger that is used. */
export interface Logger {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

export interface Taking<T> {
  readonly logger: Logger
  readonly kept: KeptKind<T>
  readonly store: KeptStore
  readonly states: StateStore
  readonly lead: Pick<LeadHeld, 'isMine'>
  readonly ask: Ask<T>
  readonly standing: Standing
  readonly remembering: Remembering<T>
  /** The last wish to have all told anew that was known when the stream was begun. */
  readonly wanted: () => number
}
