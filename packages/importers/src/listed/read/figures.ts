import { attributed, type Company } from '../company.ts'
import { type ItemOf, itemNamed, standingNamed } from '../figure-items.ts'
import { type Comparison, type Found, joined, type Note, note, type Wish } from '../found.ts'
import { readCount } from './counts.ts'
import { dayInAddress, periodOf } from './day.ts'
import { decimalOf } from './exact.ts'
import { type Fact, factAt } from './fact.ts'
import { type Measured, measuredIn } from './measured.ts'
import { isRecord, isSaid, items, member, members, type Node } from './node.ts'

/** Members of the section that are no metric. */
const aside = ['years', 'periods', 'year', 'period', 'unit', 'note', 'notes']

/**
 * The figures of a section: lists by metric, parallel to `years`, or single facts that name their
 * own period, however deep they lie; and what is known as of a day, such as numbers of patents.
 */
export function readFigures(section: Node, company: Company): Found {
  if (Array.isArray(section.value))
    return joined(items(section).map((row) => readFigures(row, company)))
  // Of a row the one that it is of, of columns each one's.
  const own = factAt(member(section, 'year', 'period'))
  const years = own
    ? [own.value]
    : items(member(section, 'years', 'periods')).map((node) => factAt(node)?.value)
  const read = (node: Node, name: string, periods: readonly (string | undefined)[]): Found => {
    const setting = { name, section, periods, company }
    const item = itemNamed(name)
    if (item) return joined(figuresOf(node, item, setting))
    const standing = standingNamed(name)
    if (standing) return joined(items(node).map((one) => readCount(one, standing, company)))
    if (isFigures(node)) return { notes: [noItem(node.at, name)] }
    if (!isRecord(node.value)) return {}
    // Which period it is, each figure says by what it is of.
    const within = periodOf(name, 'stock') ? [name] : periods
    return joined(members(node).map(([inside, inner]) => read(inner, inside, within)))
  }
  const found = joined(
    members(section)
      .filter(([name]) => !aside.includes(name))
      .map(([name, node]) => read(node, name, years)),
  )
  return { ...found, comparisons: compareYears(section, found.wishes) }
}

const isFigures = (node: Node): boolean =>
  items(node).some((one) => isRecord(one.value) && factAt(one) !== undefined)

const noItem = (at: string, name: string): Note =>
  note(
    at,
    'NO_ITEM',
    `经营数据没有“${name}”这项指标，未录入`,
    `the catalogue of figures has no item "${name}": not recorded`,
  )

interface Setting {
  readonly name: string
  readonly section: Node
  readonly periods: readonly (string | undefined)[]
  readonly company: Company
}

function figuresOf(node: Node, item: ItemOf, setting: Setting): Found[] {
  return items(node)
    .map((one, index) => ({ one, beside: setting.periods[index] }))
    .filter(({ one }) => isSaid(one))
    .map(({ one, beside }) => {
      const fact = factAt(one)
      return fact ? figure(fact, item, beside, setting) : {}
    })
}

const kindOf = ({ statement }: ItemOf) => statement?.kind ?? 'flow'

function figure(fact: Fact, item: ItemOf, beside: string | undefined, setting: Setting): Found {
  const { company, section } = setting
  const stated = fact.period?.text ?? beside ?? ''
  const period = periodOf(stated, kindOf(item))
  const value = decimalOf(fact.value)
  const measured = measuredIn(item, fact.unit, factAt(member(section, 'unit')))
  const wrong = faultOf(fact, { period, stated, isNumber: value !== undefined, measured })
  if (wrong || !period || 'fault' in measured) return { notes: wrong ? [wrong] : [] }
  // What the file says of the metric as a whole is said of each of its figures.
  const ofMetric = factAt(member(section, `${setting.name}_note`))
  const remarks = ofMetric ? [{ leaf: ofMetric.leaf, text: ofMetric.value }] : []
  const about = { ...fact, remarks: [...fact.remarks, ...remarks] }
  const used = [measured.leaf, fact.period?.leaf]
  const { leaves, ...from } = attributed(company, [about], `经营数据 ${stated}`, '', used)
  const wish: Wish = {
    kind: 'figure',
    at: fact.at,
    what: { zh: `${period} ${item.zh}`, en: `${period} ${item.en}` },
    leaves: [...leaves, ...yearLeaf(fact, setting)],
    period,
    item: item.key,
    value: fact.value.replace(/[,，]/g, ''),
    unit: measured.unit,
    // A page without a day of its own is known from the day on which it is read.
    statedOn: dayInAddress(fact.url?.text) ?? company.today,
    audited: fact.isAudited,
    ...from,
  }
  return { wishes: [wish] }
}

/** Where a figure names no period of its own, it is of the year that its column has. */
function yearLeaf(fact: Fact, { section }: Setting): string[] {
  const index = Number(fact.at.split('/').at(-1))
  const own = factAt(member(section, 'year', 'period'))
  if (own) return fact.period ? [] : [own.leaf]
  const year = items(member(section, 'years', 'periods'))[index]
  return fact.period || !year ? [] : [year.at]
}

/** Every column's year beside the periods that the figures in it name themselves. */
function compareYears(section: Node, wishes: readonly Wish[]): Comparison[] {
  return items(member(section, 'years', 'periods')).flatMap((node, index) => {
    const year = factAt(node)
    const named = wishes.flatMap((wish) =>
      wish.kind === 'figure' && new RegExp(`^${section.at}/[^/]+/${index}$`).test(wish.at)
        ? [wish.period]
        : [],
    )
    const period = year && periodOf(year.value, 'stock')
    if (!year || named.length === 0) return []
    const found = [...new Set(named)].join(', ')
    const what = { zh: '列的期间', en: 'period of the column' }
    const equal = found === period
    return [{ at: node.at, what, stated: year.value, found, equal, leaves: [node.at] }]
  })
}

interface Read {
  readonly period: string | undefined
  readonly stated: string
  readonly isNumber: boolean
  readonly measured: Measured
}

function noPeriod(stated: string): readonly [zh: string, en: string] {
  if (stated === '') return ['没有写明期间，未录入', 'no period is given: not recorded']
  if (periodOf(stated, 'stock') !== undefined)
    return [
      `到“${stated}”为止的是前三季度的累计数，不是第三季度，未录入`,
      `what ends on "${stated}" is of nine months, and no third quarter: not recorded`,
    ]
  return [
    `“${stated}”不是年度、半年或季度，未录入`,
    `"${stated}" is no year, half-year or quarter: not recorded`,
  ]
}

function faultOf(fact: Fact, { period, stated, isNumber, measured }: Read): Note | undefined {
  if (!isNumber)
    return note(
      fact.at,
      'NO_FIGURE',
      `“${fact.value}”不是一个数，未录入`,
      `"${fact.value}" is not one number: not recorded`,
    )
  if (!period) return note(fact.at, 'NO_PERIOD', ...noPeriod(stated))
  return 'fault' in measured ? note(fact.at, 'UNIT_UNKNOWN', ...measured.fault) : undefined
}
