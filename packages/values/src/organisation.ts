import { faultOfLine, type TextFault } from './visible-text.ts'

/** The longest id of an organisation, in characters. */
export const organisationLongest = 200

/** Why a text is no organisation's id. */
export type OrganisationFault = TextFault | 'TEXT_TOO_LONG' | 'ORGANISATION_AMBIGUOUS'

// Scripts with letters that look as Latin ones do: in one word with those they make another name that is not seen to be one.
const lookAlikes = ['Cyrl', 'Grek', 'Copt', 'Armn', 'Cher', 'Lisu']
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('')
const inOneWord = String.raw`[\p{L}\p{M}\p{N}]*`
const ambiguous = new RegExp(
  String.raw`\p{Script=Latn}${inOneWord}[${lookAlikes}]|[${lookAlikes}]${inOneWord}\p{Script=Latn}`,
  'u',
)

/**
 * An organisation's id as it is compared and recorded: of one width (NFKC), in lower case, without blanks around it and
 * with single ones within. What differs in these alone is one organisation.
 */
export const organisationOf = (text: string): string =>
  text
    // Normalising takes the square of a run of combining marks; what is this long is refused below.
    .slice(0, 4 * organisationLongest)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\p{Z}+/gu, ' ')
    .trim()

/** What keeps a text from being an organisation's id; undefined: it is one. */
export function faultOfOrganisation(text: string): OrganisationFault | undefined {
  if (text.length > 2 * organisationLongest) return 'TEXT_TOO_LONG'
  const id = organisationOf(text)
  if (id === '') return 'TEXT_EMPTY'
  if (id.length > organisationLongest) return 'TEXT_TOO_LONG'
  return faultOfLine(id) ?? (ambiguous.test(id) ? 'ORGANISATION_AMBIGUOUS' : undefined)
}
