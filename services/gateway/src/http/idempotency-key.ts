import { refusal } from '@seedline/contracts/refusals'
import { deriveId, type Id } from '@seedline/values'

const wellFormed = /^[A-Za-z0-9._:-]{8,128}$/

/** Whether a text may serve as a key. */
export const isIdempotencyKey = (text: string): boolean => wellFormed.test(text)

/** The key of a write. @throws ProblemError IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_MALFORMED */
export const idempotencyKey = (header: string | undefined): string => {
  if (header === undefined || header === '') throw refusal('IDEMPOTENCY_KEY_MISSING')
  if (!isIdempotencyKey(header)) throw refusal('IDEMPOTENCY_KEY_MALFORMED')
  return header
}

/**
 * The id of the command that an actor gives under a key: always the same, so that the service answers a repetition with
 * the first outcome, and nothing has to be kept here. Another actor's key is another command.
 */
export const commandIdOf = (subject: string, key: string): Id<'Command'> =>
  deriveId('Command', subject, key)
