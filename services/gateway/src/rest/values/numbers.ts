import * as z from 'zod'

// Query parameters are text; only plain digits count as a number ('', '1e3' and '0x1' do not).
const digits = (value: unknown): unknown =>
  typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : value

/** A whole number given in the query, within [least, most]. */
export const queryNumber = (least: number, most: number, description: string) =>
  z
    .preprocess(
      digits,
      z
        .int({ error: 'NUMBER_MALFORMED' })
        .min(least, { error: 'NUMBER_OUT_OF_RANGE' })
        .max(most, { error: 'NUMBER_OUT_OF_RANGE' }),
    )
    .optional()
    .meta({ description })

/** The version that a read waits for (within its deadline), to read one's own write. */
export const atLeastVersion = queryNumber(
  1,
  2_147_483_647,
  'Wait, within the deadline, until the answer holds at least this version (from the answer to a write).',
)

/** Which page of a list. */
export const page = {
  pageSize: queryNumber(1, 200, 'Entries per page, 1 to 200; 50 when absent.'),
  pageToken: z
    .string({ error: 'TEXT_EXPECTED' })
    .max(2000, { error: 'TEXT_TOO_LONG' })
    .optional()
    .meta({ description: 'Opaque: `nextPageToken` of the previous answer.' }),
}

/** Only at the end of a list is there no next page. */
export const nextPageToken = z
  .string()
  .optional()
  .meta({ description: 'Present when there is a next page; pass it as `pageToken`.' })
