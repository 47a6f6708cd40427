import type { Instant, LocalDate } from '@seedline/values'

/** As of when a question is asked: by when things happened, by when they were recorded, or both. */
export interface AsOf {
  readonly occurredOn?: LocalDate
  readonly recordedAt?: Instant
}

/** Whether something that happened on that day belongs to the answer. */
export const hadHappened = (on: LocalDate, { occurredOn }: AsOf): boolean =>
  occurredOn === undefined || on <= occurredOn

/** Whether the question is about now. */
export const isCurrent = ({ occurredOn, recordedAt }: AsOf): boolean =>
  occurredOn === undefined && recordedAt === undefined
