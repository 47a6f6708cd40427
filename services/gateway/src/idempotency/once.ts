import { randomUUID } from 'node:crypto'
import type { Logger } from '@seedline/messaging'
import { refusal } from '../problems/refusal.ts'
import type { InFlight, KeyStore } from './key-store.ts'
import { judge, type KeptAnswer } from './record.ts'

/** How long an answer is given again, in ms: twice the 24 hours promised. */
export const keptForMs = 48 * 3_600_000
/** Longer than a command and the keeping of its answer may take: only a process that is gone outlives it. */
export const leaseMs = 8_000
const mostTries = 3

export interface Answered {
  readonly answer: KeptAnswer
  /** True when it was given before. */
  readonly replayed: boolean
}

export interface OnceOptions {
  readonly store: KeyStore
  readonly now: () => Date
  readonly logger: Logger
}

/** A request by its command's id (one per actor and key) and what it asks for. */
export interface Keyed {
  readonly commandId: string
  readonly requestHash: string
}

const claim = async (
  { store, now }: OnceOptions,
  { commandId, requestHash }: Keyed,
): Promise<{ readonly owner: string } | { readonly answer: KeptAnswer }> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const at = now()
    const record: InFlight = {
      state: 'in-flight',
      requestHash,
      owner: randomUUID(),
      leaseUntil: new Date(at.getTime() + leaseMs),
      expiresAt: new Date(at.getTime() + keptForMs),
    }
    const known = await store.begin(commandId, record)
    if (known === undefined) return record
    const found = judge(known, requestHash, at)
    if (found.verdict === 'replay') return { answer: found.answer }
    if (found.verdict === 'reused') throw refusal('IDEMPOTENCY_KEY_REUSED')
    if (found.verdict === 'in-use') throw refusal('IDEMPOTENCY_KEY_IN_USE')
    if (await store.takeOver(commandId, known, record)) return record
  }
  throw refusal('IDEMPOTENCY_KEY_IN_USE')
}

/**
 * Runs a request once per key: a repetition gets the first answer. What cannot be kept is healed by the command id, which
 * the service answers with the first outcome. What `attempt` throws is not kept, and may be tried anew.
 * @throws ProblemError IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_IN_USE, or as `attempt`
 */
export const once = async (
  options: OnceOptions,
  keyed: Keyed,
  attempt: () => Promise<KeptAnswer>,
): Promise<Answered> => {
  const { store, now, logger } = options
  const claimed = await claim(options, keyed)
  if ('answer' in claimed) return { answer: claimed.answer, replayed: true }
  const { commandId } = keyed
  const letGo = () =>
    store.release(commandId, claimed.owner).catch((error: unknown) => {
      logger.warn({ err: error, commandId }, 'the key stays leased until its lease passes')
    })
  try {
    const answer = await attempt()
    const expiresAt = new Date(now().getTime() + keptForMs)
    // The command is done: failing to keep its answer must not make it look undone.
    await store.answer(commandId, claimed.owner, answer, expiresAt).catch((error: unknown) => {
      logger.warn({ err: error, commandId }, 'the answer could not be kept')
    })
    return { answer, replayed: false }
  } catch (error) {
    await letGo()
    throw error
  }
}
