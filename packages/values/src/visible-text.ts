/** Why a text that people read is refused; none says anything of its length. */
export type TextFault =
  | 'TEXT_EMPTY'
  | 'TEXT_HAS_CONTROL_CHARACTERS'
  | 'TEXT_HAS_INVISIBLE_CHARACTERS'

// Besides control characters: half of a pair (a lone surrogate), a code point that is no character, and the
// character that stands where another was lost (U+FFFD).
const broken = String.raw`\p{Cs}\p{Noncharacter_Code_Point}\uFFFD`
const brokenLine = new RegExp(String.raw`[\p{Cc}\p{Zl}\p{Zp}${broken}]`, 'u')
const brokenProse = new RegExp(String.raw`(?![\n\r\t])[\p{Cc}${broken}]`, 'u')

// U+2800 is a Braille cell without dots. Unassigned code points count as visible: a character may be
// newer than this program, and rare names are what new Han characters are made for.
const visible = /[^\p{Z}\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u

// Signs that Unicode files under Cf although they are seen: they enclose the digits that follow.
const seenAllTheSame = String.raw`\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}`
const invisible = new RegExp(
  String.raw`(?![${seenAllTheSame}])[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]`,
  'u',
)

// Scripts whose letters look different with a joiner between them. Between Han or Latin letters a joiner
// shows nothing: it would make two names of one.
const joining = [
  ...['Arab', 'Syrc', 'Mand', 'Mong', 'Nkoo', 'Phag', 'Adlm', 'Rohg'],
  ...['Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh'],
  ...['Khmr', 'Mymr', 'Tibt'],
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('')

/** Where a character that isn't seen itself changes what is seen. */
const meaningful = new RegExp(
  [
    String.raw`(?<=[${joining}])[\u200C\u200D](?=[${joining}])`,
    // Emoji: joined to one, shown in colour or not, the keys of a telephone, flags of regions.
    String.raw`(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})`,
    String.raw`(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]`,
    String.raw`(?<=[0-9#*])\uFE0F(?=\u20E3)`,
    String.raw`(?<=\u{1F3F4})[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}`,
    // Which of several forms a Han character of a name has; the same for Mongolian letters.
    String.raw`(?<=\p{Unified_Ideograph})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
    String.raw`(?<=\p{Script=Mong})[\u180B-\u180F]`,
  ].join('|'),
  'gu',
)

/**
 * Checks one line that people read (a name, a title) as it stands, without changing it. A line must
 * have a visible character, and none that is invisible but where it changes what is seen: joiners
 * between letters of scripts that join, and what emoji, Han and Mongolian characters are varied by.
 * So no name shows as another (bidirectional controls) or equals another to the eye (U+200B).
 */
export const faultOfLine = (text: string): TextFault | undefined => faultOf(text, brokenLine)

/** As `faultOfLine`, for prose: line breaks and tabs are part of it. */
export const faultOfProse = (text: string): TextFault | undefined => faultOf(text, brokenProse)

function faultOf(text: string, brokenText: RegExp): TextFault | undefined {
  if (brokenText.test(text)) return 'TEXT_HAS_CONTROL_CHARACTERS'
  if (!visible.test(text)) return 'TEXT_EMPTY'
  return invisible.test(text.replace(meaningful, '')) ? 'TEXT_HAS_INVISIBLE_CHARACTERS' : undefined
}
