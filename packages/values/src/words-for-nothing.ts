/**
 * What people write where they have nothing to write, as parts of patterns without regard to case: in cells and in texts alike,
 * and what is said in texts alone. In a cell the latter may be an answer: “not disclosed” of a patent is a state, and 没有 a no.
 */
const inCellsAndTexts = ['无', '暂无', '未知', '不详', 'null', 'nil', 'none', 'n\\/a']

const inTexts = [
  '没有',
  '不明',
  '不适用',
  '(?:尚?未|不)(?:披露|公开|公布|提供|列示|注明|说明)',
  '待定',
  '待补充?',
  'nan',
  'undefined',
  'n\\s*\\/\\s*a',
  'n\\.a\\.',
  'tbd',
  'unknown',
  'undisclosed',
  'not (?:applicable|available|disclosed|known|given|stated)',
]

const whole = (marks: string, words: readonly string[]): RegExp =>
  new RegExp(`^(?:${[marks, ...words].join('|')})$`, 'i')

const cell = whole('[-–—/\\\\]+', inCellsAndTexts)
const text = whole('[-–—―_/\\\\.…*]*', [...inCellsAndTexts, ...inTexts])

/** Whether a cell of a sheet says in a word or a mark that there is nothing. */
export const isNothingInCell = (said: string): boolean => cell.test(said)

/** The same of a text that somebody wrote out; an empty one says nothing, too. */
export const isNothingInText = (said: string): boolean => text.test(said)
