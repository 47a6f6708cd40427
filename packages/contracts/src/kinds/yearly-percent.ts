import { parseRate, type Rate } from '@seedline/values'
import { problemOf } from '../refusals/index.ts'
import type { Kind } from './kind.ts'
import { textual } from './text.ts'

const inPercent: Kind<string, Rate> = textual({
  schema: {
    description: 'Decimal string, percent a year, above 0 and up to 100.',
    $zh: '十进制字符串，年利率的百分数，大于 0，至多 100。',
    examples: ['3.85'],
    pattern: '^[0-9]{1,3}(?:\\.[0-9]{1,10})?$',
  },
  parse: parseRate,
  write: (rate) => rate,
})

/** Interest of a year, in percent: exact, as it was agreed. */
export const yearlyPercent: Kind<string, Rate> = {
  ...inPercent,
  read(given, at, faults) {
    const rate = inPercent.read(given, at, faults)
    return rate !== undefined && Number(rate) > 100
      ? faults.note(at, problemOf('NUMBER_OUT_OF_RANGE', { bound: '≤ 100' }))
      : rate
  },
}
