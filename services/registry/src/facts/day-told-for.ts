import { dateInShanghai, type Instant, type LocalDate } from '@seedline/values'

/** The day for which something is told: the one asked for, or the one by which it was to be recorded, or today. */
export const dayToldFor = (
  { occurredOn, recordedAt }: { readonly occurredOn?: LocalDate; readonly recordedAt?: Instant },
  now: Instant,
): LocalDate => occurredOn ?? dateInShanghai(recordedAt ?? now)
