import { parseInstant, parseLocalDate } from '@seedline/values'
import * as z from 'zod'
import { parsedBy } from './parsed-by.ts'
import { orMissing } from './text.ts'

/** How a local date is written. */
export const localDateText = z.string({ error: orMissing('DATE_INVALID') }).meta({
  description: 'Local date (Asia/Shanghai), YYYY-MM-DD.',
  format: 'date',
  example: '2024-05-20',
})

/** A local date (Asia/Shanghai). */
export const localDate = parsedBy(localDateText, parseLocalDate)

/** How an instant is written. */
export const instantText = z.string({ error: orMissing('INSTANT_INVALID') }).meta({
  description: 'Instant, ISO 8601 with Z or an offset.',
  format: 'date-time',
  example: '2024-05-20T08:30:00.000Z',
})

/** An instant with its offset from UTC. */
export const instant = parsedBy(instantText, parseInstant)

/** As of when a question is asked: by when it happened, by when it was recorded, or both. */
export const asOf = {
  asOf: localDate
    .optional()
    .meta({ description: 'Only what had happened by this local date (inclusive).' }),
  recordedAsOf: instant
    .optional()
    .meta({ description: 'Only what had been recorded by this instant (inclusive).' }),
}
