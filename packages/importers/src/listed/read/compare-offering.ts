import { type Numbers, readNumbers } from '../capital/numbers.ts'
import type { Comparison } from '../found.ts'
import { yuanOf } from './amount.ts'
import { compared, percent } from './compare.ts'
import { periodOf } from './day.ts'
import { compare, decimalOf, divided, type Ratio, ratio, ratioOf, times } from './exact.ts'
import { allLeavesOf, type Fact, factAt } from './fact.ts'
import { items, member, type Node } from './node.ts'

/** What of an offering its price and its numbers come to. */
export function compareOffering(dossier: Node): Comparison[] {
  const ipo = member(dossier, 'ipo', 'offering')
  const numbers = readNumbers(ipo)
  const at = (name: string) => factAt(member(ipo, name))
  return [
    ...money(at('gross_proceeds'), worth(numbers, numbers.issued), [
      '发行价×发行股数',
      'issue price × shares issued',
    ]),
    ...money(at('market_cap_at_issue'), worth(numbers, numbers.after), [
      '发行价×发行后股本',
      'issue price × shares after',
    ]),
    ...partIssued(at('issued_pct'), numbers),
    ...earnings(at('pe'), worth(numbers, numbers.after), member(dossier, 'financials')),
  ]
}

const worth = ({ price }: Numbers, shares: bigint | undefined): Ratio | undefined =>
  price && shares !== undefined ? times(price.value, ratio(shares)) : undefined

type Words = readonly [zh: string, en: string]

function money(fact: Fact | undefined, found: Ratio | undefined, [zh, en]: Words): Comparison[] {
  const stated = fact && yuanOf(fact)
  const one = fact && yuanOf({ ...fact, value: '1' })
  if (!fact || !stated || !one || !found) return []
  return [
    compared({
      at: fact.at,
      what: { zh, en },
      stated: divided(stated, one),
      digits: Math.max(2, decimalOf(fact.value)?.digits ?? 0),
      found: divided(found, one),
      unit: fact.unit?.text ?? '',
      leaves: allLeavesOf(fact),
    }),
  ]
}

function partIssued(fact: Fact | undefined, { issued, after }: Numbers): Comparison[] {
  const stated = fact && decimalOf(fact.value)
  const found = percent(ratio(issued ?? 0n), ratio(after ?? 0n))
  if (!fact || !stated || !found || issued === undefined) return []
  const what = { zh: '发行股数/发行后股本', en: 'shares issued / shares after' }
  const of = { stated: ratioOf(stated), digits: Math.max(2, stated.digits), found, unit: '%' }
  return [compared({ at: fact.at, what, ...of, leaves: allLeavesOf(fact) })]
}

function earnings(
  fact: Fact | undefined,
  value: Ratio | undefined,
  financials: Node,
): Comparison[] {
  const stated = fact && decimalOf(fact.value)
  const period = periodOf(fact?.period?.text ?? '', 'flow')
  const profits = ['net_profit_attrib', 'net_profit_deducted'].map((name) =>
    yuanIn(member(financials, name), period),
  )
  const [one, other] = profits
  if (!fact || !stated || !value || !one || !other) return []
  const lower = compare(one, other) < 0 ? one : other
  if (lower.over <= 0n) return []
  const what = { zh: '发行市值/孰低净利润', en: 'market capitalisation / the lower net profit' }
  const found = divided(value, lower)
  const of = { stated: ratioOf(stated), digits: Math.max(2, stated.digits), found, unit: '' }
  return [compared({ at: fact.at, what, ...of, leaves: allLeavesOf(fact) })]
}

function yuanIn(list: Node, period: string | undefined): Ratio | undefined {
  const facts = items(list).flatMap((node) => factAt(node) ?? [])
  const found = facts.find(
    (fact) => period !== undefined && periodOf(fact.period?.text ?? '', 'flow') === period,
  )
  return found && yuanOf(found)
}
