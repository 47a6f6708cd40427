import {
  type FigurePeriod,
  figurePeriodPattern,
  formatStatedDecimal,
  parseFigurePeriod,
  parseStatedDecimal,
  type StatedDecimal,
  units,
} from '@seedline/values'
import { oneOfWords } from './enumeration.ts'
import type { Kind } from './kind.ts'
import { formed, textual } from './text.ts'

/** A year, a half-year or a quarter. */
export const figurePeriod: Kind<string, FigurePeriod> = textual({
  schema: {
    $name: 'FigurePeriod',
    description: 'A year (2025), a half-year (2025-H1) or a quarter by itself (2025-Q3).',
    $zh: '年度（2025）、半年度（2025-H1）或单季（2025-Q3）。',
    pattern: figurePeriodPattern,
    examples: ['2025'],
  },
  parse: parseFigurePeriod,
  write: (period) => period,
})

/** An exact number with the digits that it was stated with. */
export const statedDecimal: Kind<string, StatedDecimal> = textual({
  schema: {
    description: 'Decimal string as stated, at most ten digits after the point.',
    $zh: '按原文填写的十进制字符串，小数点后至多十位。',
    examples: ['15317.39'],
    pattern: '^-?[0-9]{1,25}(?:\\.[0-9]{1,10})?$',
  },
  notText: 'DECIMAL_NOT_A_STRING',
  parse: parseStatedDecimal,
  write: formatStatedDecimal,
})

/** The unit of a figure, told with it and never guessed. */
export const unitOfFigure = oneOfWords(units)

/** The key of an item that is stated. */
export const figureItem: Kind<string, string> = formed(
  /^[a-z][a-z0-9_]{1,63}$/,
  'FIGURE_ITEM_UNKNOWN',
  {
    description: 'Key of a yearly fact (reference/facts.json).',
    $zh: '年度指标的编号（reference/facts.json）。',
    examples: ['revenue'],
  },
)
