import {
  faultOfLine,
  faultOfOrganisation,
  faultOfProse,
  type Id,
  type Instant,
  type LocalDate,
  organisationLongest,
  organisationOf,
  type Parsed,
  type Problem,
  parseId,
  parseInstant,
  parseLocalDate,
} from '@seedline/values'
import { problemOf } from '../refusals/index.ts'
import type { Faults, Kind, Schema } from './kind.ts'

/** What is said where JSON has no text. */
type NotText =
  | 'TEXT_EXPECTED'
  | 'ID_MALFORMED'
  | 'DATE_INVALID'
  | 'INSTANT_INVALID'
  | 'USCC_MALFORMED'
  | 'DECIMAL_NOT_A_STRING'
  | 'CURRENCY_UNKNOWN'
  | 'URL_MALFORMED'

/** A kind that both JSON and protobuf write as text. */
export const textual = <Domain>({
  schema,
  notText = 'TEXT_EXPECTED',
  parse,
  write,
}: {
  readonly schema: Schema
  readonly notText?: NotText
  readonly parse: (text: string) => Parsed<Domain>
  readonly write: (value: Domain) => string
}): Kind<string, Domain> => ({
  schema: { type: 'string', ...schema },
  none: '',
  optional: false,
  fromJson: (json, at, faults) =>
    typeof json === 'string' ? json : faults.note(at, problemOf(notText)),
  read(given, at, faults) {
    const parsed = parse(given)
    return parsed.ok ? parsed.value : faults.note(at, parsed.problem)
  },
  toProto: write,
  recorded(stored) {
    const parsed = parse(stored)
    if (parsed.ok) return parsed.value
    throw new Error(`What was recorded can't be read: ${parsed.problem.title.en}`)
  },
})

const same = <T>(value: T): T => value

/** A kind of text that is its own value: what was recorded is taken as it is. */
export const plain = (
  schema: Schema,
  parse: (text: string) => Parsed<string>,
  notText?: NotText,
): Kind<string, string> => ({
  ...textual({ schema, parse, write: same, ...(notText && { notText }) }),
  recorded: same,
})

// Few readers of the document know \p{…}: it shows what they do know, for the characters that matter.
const shownOneLine = '^[^\\u0000-\\u001f\\u007f]*$'
const shownManyLines = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$'

const accepted = <T>(value: T): Parsed<T> => ({ ok: true, value })
const refused = (problem: Problem): Parsed<never> => ({ ok: false, problem })

// Around what counts stands white space that is trimmed.
const mostUnits = (longest: number): number => 4 * longest + 1000

const bounded =
  (longest: number, faultOf: typeof faultOfLine, read: (text: string) => string = same) =>
  (input: string): Parsed<string> => {
    // Normalising takes the square of a run of combining marks: what can't become short enough is not read.
    if (input.length > mostUnits(longest))
      return refused(problemOf('TEXT_TOO_LONG', { maximum: longest }))
    const text = read(input.trim())
    if (text === '') return refused(problemOf('TEXT_EMPTY'))
    if (text.length > longest) return refused(problemOf('TEXT_TOO_LONG', { maximum: longest }))
    const fault = faultOf(text)
    return fault ? refused(problemOf(fault)) : accepted(text)
  }

/**
 * A name or title: one line of 1 to `longest` characters, trimmed, and else as it was written, code point by code
 * point: Unicode's normal forms put common Han characters for the rare ones of names (U+FA10 becomes U+585A).
 */
export const line = (longest = 200): Kind<string, string> =>
  plain({ minLength: 1, maxLength: longest, pattern: shownOneLine }, bounded(longest, faultOfLine))

/** Prose: lines are kept; 1 to `longest` characters, trimmed, and else as it was written. */
export const prose = (longest = 2000): Kind<string, string> =>
  plain(
    { minLength: 1, maxLength: longest, pattern: shownManyLines },
    bounded(longest, faultOfProse),
  )

/** An organisation as the tokens of its people name it, in the one way in which it is compared and recorded. */
export const organisation: Kind<string, string> = plain(
  { minLength: 1, maxLength: organisationLongest, pattern: shownOneLine },
  (text) => {
    const fault = faultOfOrganisation(text)
    if (fault === 'TEXT_TOO_LONG')
      return refused(problemOf(fault, { maximum: organisationLongest }))
    return fault ? refused(problemOf(fault)) : accepted(organisationOf(text))
  },
)

/** Text that must have the form of a pattern. */
export const formed = (
  pattern: RegExp,
  code:
    | 'SHA256_MALFORMED'
    | 'MATERIAL_FIELD_MALFORMED'
    | 'DISTRICT_MALFORMED'
    | 'PARK_MALFORMED'
    | 'TELEPHONE_MALFORMED'
    | 'EMAIL_MALFORMED'
    | 'FACT_KEY_MALFORMED'
    | 'FIGURE_ITEM_UNKNOWN',
  schema: Schema = {},
): Kind<string, string> =>
  plain({ pattern: pattern.source, ...schema }, (text) =>
    pattern.test(text) ? accepted(text) : refused(problemOf(code)),
  )

/** The id of one thing of ours, a UUID. */
export const id = <Name extends string>(name: Name): Kind<string, Id<Name>> =>
  textual({
    schema: {
      format: 'uuid',
      description: `Id of ${idsOf[name] ?? name}.`,
      ...(idsOf[name] === undefined && { $zh: `${name} 的编号。` }),
    },
    notText: 'ID_MALFORMED',
    parse: (text) => parseId(name, text),
    write: same,
  })

const idsOf: Readonly<Record<string, string>> = {
  Enterprise: 'an enterprise; also of its ladder and of its cap table',
  Rung: 'one rung of a ladder',
  LicenceFact: 'one fact of a licence: a capital or an appointment',
  Fund: 'a fund',
  Deal: 'a deal',
  IpRight: 'a right of intellectual property',
  Carrier: 'an innovation carrier',
  Statement: 'a statement of figures',
}

/** An id that its sender chose (holders, securities, classes of stock, plans, partners): any text of one line. */
export const givenId = (description: string): Kind<string, string> =>
  plain(
    { description, minLength: 1, maxLength: 128, pattern: shownOneLine },
    // An id is compared, not read: however it is composed, it is the same.
    bounded(128, faultOfLine, (text) => text.normalize('NFC')),
    'ID_MALFORMED',
  )

/** A local date (Asia/Shanghai). */
export const date: Kind<string, LocalDate> = textual({
  schema: {
    description: 'Local date (Asia/Shanghai), YYYY-MM-DD.',
    format: 'date',
    examples: ['2024-05-20'],
  },
  notText: 'DATE_INVALID',
  parse: parseLocalDate,
  write: same,
})

const instantText = textual<Instant>({
  schema: {
    description: 'Instant, ISO 8601 with Z or an offset.',
    format: 'date-time',
    examples: ['2024-05-20T08:30:00.000Z'],
  },
  notText: 'INSTANT_INVALID',
  parse: parseInstant,
  write: same,
})

/** An instant; protobuf's Timestamp, which the generated code reads as text. */
export const instant: Kind<string | undefined, Instant> = {
  ...instantText,
  none: undefined,
  // A Timestamp holds no other text than an instant's, so that it is parsed here already.
  fromJson: (json, at, faults) => {
    const text = instantText.fromJson(json, at, faults)
    return text === undefined ? undefined : instantText.read(text, at, faults)
  },
  read: (given, at, faults: Faults) => instantText.read(given ?? '', at, faults),
  recorded: (stored) => instantText.recorded(stored ?? ''),
}

/** Text of an event, whatever the command that it came with allowed. */
export const recordedText: Kind<string, string> = plain({}, accepted)
