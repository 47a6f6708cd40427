import * as z from 'zod'
import { orMissing } from './text.ts'

// The format says enough: zod's own pattern of every leap year would fill the document.
const withoutPattern = ({ jsonSchema }: { jsonSchema: { pattern?: string } }): void => {
  delete jsonSchema.pattern
}

/** A local date (Asia/Shanghai). */
export const localDate = z.iso.date({ error: orMissing('DATE_MALFORMED') }).meta({
  description: 'Local date (Asia/Shanghai), YYYY-MM-DD.',
  example: '2024-05-20',
  override: withoutPattern,
})

/** An instant with its offset from UTC. */
export const instant = z.iso
  .datetime({ offset: true, error: orMissing('INSTANT_MALFORMED') })
  .meta({
    description: 'Instant, ISO 8601 with Z or an offset.',
    override: withoutPattern,
    example: '2024-05-20T08:30:00.000Z',
  })

/** As of when a question is asked: by when it happened, by when it was recorded, or both. */
export const asOf = {
  asOf: localDate
    .optional()
    .meta({ description: 'Only what had happened by this local date (inclusive).' }),
  recordedAsOf: instant
    .optional()
    .meta({ description: 'Only what had been recorded by this instant (inclusive).' }),
}
