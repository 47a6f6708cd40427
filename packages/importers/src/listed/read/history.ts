import type { Part, Step, StepFacts, StepKind } from '../capital/step.ts'
import type { Company } from '../company.ts'
import { type Note, note } from '../found.ts'
import { holderName, isSum } from '../holder.ts'
import { priceOf, type Whole, wholeOf } from './amount.ts'
import { type Fact, factAt } from './fact.ts'
import { items, member, type Node } from './node.ts'
import { dayFact, foundedWithin, statedDay, type When, whenOf } from './step-days.ts'
import { stepKindNamed } from './step-kinds.ts'
import { sumRow } from './sum-rows.ts'

interface History {
  readonly steps: readonly Step[]
  readonly notes: readonly Note[]
}

/**
 * The history of the capital, in time order. Of an entry of a kind unknown its figures say what it
 * was, as far as they do; where they don't, or lack what is needed, it is a gap, and noted.
 */
export function readHistory(section: Node, company: Company): History {
  const entries = items(section)
  const whens = whenOf(entries, company)
  const notes: Note[] = []
  const steps = entries.flatMap((entry, index) => {
    const isFirst = index === 0
    const own = whens[index] ?? { left: 'NO_DAY' }
    const when = isFoundation(entry, isFirst) ? whenFounded(entry, own, company) : own
    if ('left' in when) {
      notes.push(left(entry.at, when.left))
      return []
    }
    if (when !== own) notes.push(asFounded(entry, when.date))
    const read = stepOf(entry, when, isFirst)
    notes.push(...read.notes)
    return [read.step]
  })
  return {
    steps: steps.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    notes,
  }
}

/** A foundation without a day is of the one that the registry names. */
function whenFounded(entry: Node, own: When, company: Company): When {
  if ('date' in own && own.isItsOwn) return own
  const date = foundedWithin(entry, company)
  return date === undefined ? own : { date, isItsOwn: true }
}

const isFoundation = (entry: Node, isFirst: boolean): boolean =>
  stepKindNamed(factAt(member(entry, 'kind', 'type'))?.value ?? '', isFirst) === 'establishment'

const whyLeft = {
  NO_DAY: ['没有任何日期可依', 'neither it nor what is around it has a day'],
  AFTER_LISTING: [
    '在上市之后，或可能在上市之后，其前后的股本没有来源',
    'it is after the listing, or may be, and no source gives the register around it',
  ],
  NOT_YET: ['日期还没有到', 'its day has not come yet'],
} as const

const left = (at: string, code: keyof typeof whyLeft): Note =>
  note(at, code, `${whyLeft[code][0]}，未录入`, `${whyLeft[code][1]}: not recorded`)

const asFounded = (entry: Node, day: string): Note => ({
  ...note(
    statedDay(entry)?.at ?? entry.at,
    'DAY_OF_FOUNDATION',
    `没有写明是哪一天，按登记的成立日期 ${day} 记`,
    `its own day is not given: it is of ${day}, on which the registry says that the company was founded`,
  ),
  leaves: [statedDay(entry)?.leaf ?? []].flat(),
})

function stepOf(
  entry: Node,
  { date, isItsOwn }: Extract<When, { readonly date: string }>,
  isFirst: boolean,
): { readonly step: Step; readonly notes: readonly Note[] } {
  const parts = partsOf(entry)
  const facts = { ...factsOf(entry), sums: parts.facts }
  const [added, total] = [facts.added && wholeOf(facts.added), facts.total && wholeOf(facts.total)]
  const named = stepKindNamed(facts.kind?.value ?? '', isFirst)
  const kind = facts.gap ? 'gap' : (named ?? kindByFigures(parts, added, total))
  const ownFault = faultOf(kind, { facts, parts, added, total })
  const fault = facts.gap ? undefined : (ownFault ?? (isItsOwn ? undefined : noDay(entry, date)))
  const isGap = kind === 'gap' || fault !== undefined
  const price = facts.price && priceOf(facts.price)
  const step: Step = {
    at: entry.at,
    kind: isGap ? 'gap' : kind,
    date,
    parts: isGap ? [] : parts.read.map(({ part }) => part),
    added: isGap ? undefined : added?.quantity,
    // A conversion is to as many shares as it makes.
    total: total?.quantity ?? (kind === 'conversion' ? added?.quantity : undefined),
    inShares: inSharesOf([added, total, ...parts.read.map(({ whole }) => whole)]),
    price: price && { currency: 'CNY', ...price },
    isUnverified:
      facts.price?.isUnverified === true || /computed/.test(facts.price?.unit?.text ?? ''),
    forEmployees: /employee|员工/i.test(facts.kind?.value ?? ''),
    said: facts.gap?.value ?? (fault ? fault[1] : ''),
    facts,
  }
  const notes = notesOf(entry, step, { fault, named, price: price !== undefined })
  return { step, notes: [...notes, ...parts.sums] }
}

const factsOf = (entry: Node): Omit<StepFacts, 'sums'> => ({
  date: withRemarks(entry, dayFact(entry)),
  kind: factAt(member(entry, 'kind', 'type')),
  gap: withRemarks(entry, factAt(member(entry, 'gap'))),
  price: factAt(member(entry, 'price')),
  added: factAt(member(entry, 'new_shares', 'shares')),
  total: factAt(member(entry, 'total_after', 'total')),
  amount: factAt(member(entry, 'amount')),
  postMoney: factAt(member(entry, 'post_money')),
})

/** What is said of the entry as a whole, with the fact that it bears first. */
function withRemarks(entry: Node, fact: Fact | undefined): Fact | undefined {
  const said = ['note', 'amount_note', 'date_note'].flatMap((name) => {
    const remark = factAt(member(entry, name))
    return remark ? [{ leaf: remark.leaf, text: remark.value }] : []
  })
  return fact && { ...fact, remarks: [...fact.remarks, ...said] }
}

interface Read {
  readonly part: Part
  readonly whole: Whole
}

/** A holder's part, or the place of one that can't be read. */
type Row = Read | string

interface Parts {
  readonly read: readonly Read[]
  /** Places of those that can't be read. */
  readonly unread: readonly string[]
  /** Of rows that are the sum of others: that they are no holders, and what they state. */
  readonly sums: readonly Note[]
  readonly facts: readonly Fact[]
}

function partsOf(entry: Node): Parts {
  const all = items(member(entry, 'investors', 'holders'))
  const sums = new Set(all.filter((row) => isSum(nameOf(row)?.value ?? '')))
  const rows = all.map((row): Row | undefined => {
    if (sums.has(row)) return undefined
    const name = nameOf(row)
    const from = factAt(member(row, 'from'))
    const shares = quantityOf(row)
    const whole = shares && wholeOf(shares)
    if (!name || !shares || !whole || whole.quantity <= 0n) return row.at
    const part: Part = {
      holder: holderName(name.value),
      quantity: whole.quantity,
      from: from && holderName(from.value),
      shares,
      amount: factAt(member(row, 'amount')),
      names: [name.leaf, ...(from ? [from.leaf] : [])],
    }
    return { part, whole }
  })
  return {
    read: rows.flatMap((row) => (typeof row === 'object' ? row : [])),
    unread: rows.filter((row) => typeof row === 'string'),
    sums: [...sums].map(({ at }) => sumRow(at)),
    facts: [...sums].flatMap((row) => quantityOf(row) ?? []),
  }
}

const nameOf = (row: Node): Fact | undefined =>
  factAt(member(row, 'investor', 'name', 'holder', 'to'))
const quantityOf = (row: Node): Fact | undefined =>
  factAt(member(row, 'shares', 'new_shares', 'quantity'))

/** What an entry of a kind unknown was, by its figures. */
function kindByFigures({ read, unread }: Parts, added?: Whole, total?: Whole): StepKind {
  if (unread.length > 0 || read.length === 0) return 'gap'
  const given = read.filter(({ part }) => part.from !== undefined).length
  if (given === read.length) return 'transfer'
  // Some bought of others and some of the company: two steps, of which the figures tell no apart.
  if (given > 0) return 'gap'
  return (added ?? total) ? 'increase' : 'gap'
}

interface Given {
  readonly facts: StepFacts
  readonly parts: Parts
  readonly added: Whole | undefined
  readonly total: Whole | undefined
}

type Fault = readonly [zh: string, en: string]

/** What keeps an entry from being recorded as what it says that it is. */
function faultOf(kind: StepKind, { facts, parts, added, total }: Given): Fault | undefined {
  if (facts.added && !added) return unreadable(facts.added)
  if (facts.total && !total) return unreadable(facts.total)
  if (parts.unread.length > 0)
    return [
      '其中有股东的名称或数量无法读取',
      'a holder in it has no name or no whole number of shares',
    ]
  switch (kind) {
    case 'establishment':
    case 'increase':
    case 'merger':
      return parts.read.length === 0 && !added
        ? ['没有写明是谁、多少', 'it says neither who nor how many']
        : undefined
    case 'decrease':
      return parts.read.length === 0 ? ['没有写明是谁减少', 'it does not say whose'] : undefined
    case 'transfer':
      return parts.read.length === 0 || parts.read.some(({ part }) => part.from === undefined)
        ? ['没有写明由谁转给谁', 'it does not say from whom to whom']
        : undefined
    case 'reserve':
      return added || total ? undefined : ['没有写明多少', 'it does not say how many']
    case 'conversion':
      return undefined
    case 'gap':
      return [
        '种类不明，其数据也看不出是什么',
        'it is of no known kind, and its figures do not say what it was',
      ]
    default:
      return kind satisfies never
  }
}

function noDay(entry: Node, date: string): Fault {
  const stated = statedDay(entry)?.value ?? ''
  return [
    stated === ''
      ? `没有写明日期，${date} 之前不详`
      : `“${stated}”没有写明是哪一天，其结果到 ${date} 才是确定的`,
    stated === ''
      ? `its day is not given, and what was before ${date} is not known`
      : `"${stated}" is no day, and what it came to is certain only by ${date}`,
  ]
}

const unreadable = ({ value, unit }: Fact): Fault => [
  `“${value} ${unit?.text ?? ''}”不是整数的股份或人民币注册资本`,
  `"${value} ${unit?.text ?? ''}" is no whole number of shares or of yuan of capital`,
]

function inSharesOf(counted: readonly (Whole | undefined)[]): boolean | undefined {
  const kinds = new Set(counted.map((whole) => whole?.counted))
  if (kinds.has('shares')) return true
  return kinds.has('capital') ? false : undefined
}

interface Noted {
  readonly fault: Fault | undefined
  readonly named: StepKind | undefined
  readonly price: boolean
}

function notesOf(entry: Node, step: Step, { fault, named, price }: Noted): Note[] {
  const { kind: kindText, price: stated } = step.facts
  return [
    ...(fault
      ? [
          note(
            entry.at,
            'ENTRY_NOT_ITEMISED',
            `${fault[0]}，这一步记为未逐项披露`,
            `${fault[1]}: the step is recorded as not itemised`,
          ),
        ]
      : []),
    ...(!fault && !named && step.kind !== 'gap'
      ? [
          note(
            `${entry.at}/kind`,
            'KIND_BY_FIGURES',
            `种类“${kindText?.value ?? ''}”不明，按其数据记为 ${step.kind}`,
            `"${kindText?.value ?? ''}" is no known kind: by its figures it is recorded as ${step.kind}`,
          ),
        ]
      : []),
    ...(stated && !price
      ? [
          note(
            stated.at,
            'PRICE_UNREADABLE',
            `“${stated.value} ${stated.unit?.text ?? ''}”不是每股人民币价格，未录入`,
            `"${stated.value} ${stated.unit?.text ?? ''}" is no price in yuan a share: not recorded`,
          ),
        ]
      : []),
  ]
}
