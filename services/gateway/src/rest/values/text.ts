import * as z from 'zod'

/** Refuses a missing value as FIELD_MISSING and a value of another type with the code given. */
export const orMissing =
  (code: string) =>
  (issue: { readonly input?: unknown }): string =>
    issue.input === undefined ? 'FIELD_MISSING' : code

// Lone surrogates would be replaced on their way through protobuf, and control characters break
// exports and logs: both are refused instead of being changed silently.
const oneLine = /^[^\p{Cc}\p{Cs}]*$/u
const manyLines = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u

// Few readers of the document know \p{…}: it shows what they do know, for the characters that matter.
const shownOneLine = '^[^\\u0000-\\u001f\\u007f]*$'
const shownManyLines = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$'

const text = (longest: number, pattern: RegExp, shown: string) =>
  z
    .string({ error: orMissing('TEXT_EXPECTED') })
    .trim()
    .normalize('NFC')
    .min(1, { error: 'TEXT_EMPTY' })
    .max(longest, { error: 'TEXT_TOO_LONG' })
    .regex(pattern, { error: 'TEXT_HAS_CONTROL_CHARACTERS' })
    .meta({ override: { pattern: shown } })

/** A name or title: one line, 1 to `longest` characters after trimming, NFC. */
export const line = (longest = 200) => text(longest, oneLine, shownOneLine)

/** Prose: lines are kept, 1 to `longest` characters after trimming, NFC. */
export const prose = (longest = 2000) => text(longest, manyLines, shownManyLines)
