import { parseLocalDate } from '@seedline/values'

/** A day as files write it: 2021-09-18, 2021/9/18, 2021.09.18 or 2021年9月18日. Undefined for anything less. */
export function dayOf(text: string): string | undefined {
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.trim())
  if (!found) return undefined
  const [, year = '', month = '', day = ''] = found
  const date = parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return date.ok ? date.value : undefined
}

/** The day as of which something is: 截至2022年12月31日, 2022年末 and "as of 2022-12-31" are the same. */
export function dayAsOf(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^(?:截[至止]到?|as (?:of|at)|at)[\s:：]*/i, '')
    .replace(/\s*止$/, '')
  const year = /^(\d{4})\s*年?(?:年|度)?[末底]$/.exec(plain)?.[1]
  return year ? `${year}-12-31` : dayOf(plain)
}

/** The day that the address of a paper bears, as those of the exchanges' servers do. */
export function dayInAddress(url: string | undefined): string | undefined {
  const found = /\/(20\d{2}-\d{2}-\d{2})\//.exec(url ?? '')
  return found?.[1] === undefined ? undefined : dayOf(found[1])
}

/** What a figure is of: a stretch of time, its last day, or a ratio of such. */
export type FigureOf = 'flow' | 'stock' | 'ratio'

/**
 * The year, half or quarter that a text names, as figures are kept by. Undefined where it names
 * none, such as a cumulated one.
 */
export function periodOf(text: string, figure: FigureOf): string | undefined {
  const plain = text.trim().replace(/\s+/g, '')
  const year = /^(?:FY)?((?:19|20)\d{2})(?:年度?|A|年报)?$/.exec(plain)?.[1]
  if (year) return year
  const part = /^((?:19|20)\d{2})年?-?([HhQq])([1-4])$/.exec(plain)
  if (part) {
    const [, of = '', letter = '', nth = ''] = part
    const kind = letter.toUpperCase()
    return kind === 'H' && Number(nth) > 2 ? undefined : `${of}-${kind}${nth}`
  }
  const half = /^((?:19|20)\d{2})年(?:1[-–至]6月|上半年|半年度|半年报|中报)$/.exec(plain)?.[1]
  if (half) return `${half}-H1`
  const first = /^((?:19|20)\d{2})年(?:1[-–至]3月|第?一季度?|一季报)$/.exec(plain)?.[1]
  if (first) return `${first}-Q1`
  return endingOn(dayAsOf(text), figure)
}

/**
 * The longest period that ends on a day. Of a stretch of time a statement of the end of September
 * gives nine months, which are no quarter; what there is on that day is as of the third.
 */
function endingOn(day: string | undefined, figure: FigureOf): string | undefined {
  const [year, end] = [day?.slice(0, 4), day?.slice(5)]
  const ends: Readonly<Record<string, string>> = {
    '12-31': '',
    '06-30': '-H1',
    '03-31': '-Q1',
    ...(figure === 'stock' && { '09-30': '-Q3' }),
  }
  const part = end === undefined ? undefined : ends[end]
  return part === undefined ? undefined : `${year}${part}`
}
