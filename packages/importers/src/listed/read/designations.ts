import { addDays, addYears, localDate } from '@seedline/values'
import { attributed, type Company } from '../company.ts'
import { designationNamed } from '../designation-names.ts'
import { type Found, joined, type Note, note, type Wish } from '../found.ts'
import { dayOf } from './day.ts'
import { type Fact, factAt } from './fact.ts'
import { isRecord, items, member, type Node } from './node.ts'

/** What the enterprise is recognised as. */
export function readDesignations(section: Node, company: Company): Found {
  return joined(items(section).map((node) => designation(node, company)))
}

function designation(node: Node, company: Company): Found {
  const name = factAt(member(node, 'name', 'designation', 'kind'))
  const fact = isRecord(node.value) ? factAt(node) : undefined
  const printed = name?.value ?? factAt(node)?.value
  if (printed === undefined) return {}
  const known = designationNamed(printed, [company.nameZh, company.shortName])
  if (known === undefined || 'aside' in known)
    return { notes: [notNamed(node.at, printed, known?.aside)] }
  const term = termOf(node, { fact, printed, years: known.validityYears })
  if (!term)
    return {
      notes: [
        note(
          node.at,
          'NO_DAY',
          `“${printed}”没有写明何时获得，未录入`,
          `it is not said since when "${printed}" is held: not recorded`,
        ),
      ],
    }
  const certificate = certificateOf(node, fact)
  const authority = factAt(member(node, 'authority', 'granted_by'))
  const batch = /第[〇一二三四五六七八九十百\d]+批/.exec(printed)?.[0] ?? ''
  const facts = [
    ...(name ? [name] : []),
    ...(fact ? [fact] : []),
    ...term.facts,
    ...(certificate ? [certificate] : []),
    ...(authority ? [authority] : []),
  ]
  const { leaves, ...from } = attributed(company, facts, printed, term.said, term.used)
  const wish: Wish = {
    kind: 'designation',
    at: node.at,
    what: { zh: `称号 ${printed}`, en: `Designation ${printed}` },
    leaves,
    designation: known.kind,
    level: known.level,
    certificateNumber: certificate?.value ?? '',
    validFrom: term.from,
    validTo: term.to,
    batch,
    authority: authority?.value ?? '来源未写明 · not named in the source',
    ...from,
  }
  return { wishes: [wish] }
}

const notNamed = (at: string, printed: string, aside: string | undefined): Note =>
  aside === undefined
    ? note(
        at,
        'DESIGNATION_UNKNOWN',
        `“${printed}”从头到尾不是任何登记称号的名称，未录入`,
        `"${printed}" is, from end to end, the name of no designation of the record: not recorded`,
      )
    : note(
        at,
        'DESIGNATION_RESERVED',
        `“${printed}”括号中的“${aside}”不是本企业，也不是级别、地方、批次、年份或复核，未录入`,
        `the "${aside}" in brackets of "${printed}" is neither this enterprise nor a level, a place, a batch, a year or a review: not recorded`,
      )

function certificateOf(node: Node, fact: Fact | undefined): Fact | undefined {
  const own = factAt(member(node, 'certificate', 'certificate_number', 'no'))
  return own ?? (fact && /^[A-Z]{2}\d{6,}/i.test(fact.value) ? fact : undefined)
}

interface Term {
  readonly from: string
  readonly to: string | undefined
  readonly said: string
  readonly facts: readonly Fact[]
  /** The leaves of units and periods that its days were read from. */
  readonly used: readonly (string | undefined)[]
}

interface Printed {
  readonly fact: Fact | undefined
  /** Its name as the source prints it. */
  readonly printed: string
  /** For how many years it is granted, by its rule. */
  readonly years: number | undefined
}

/** From when to when it is held: as stated, or what of it is certain where only the year is. */
function termOf(node: Node, { fact, printed, years }: Printed): Term | undefined {
  const stated = factAt(member(node, 'valid_from', 'from', 'granted', 'granted_on', 'date'))
  const end = factAt(member(node, 'valid_to', 'to', 'expires', 'expires_on'))
  const [first = '', last = ''] = (fact?.period?.text ?? '').split(/\.\.|～|~|至/)
  const from = (stated && dayOf(stated.value)) ?? dayOf(first)
  const facts = [...(stated ? [stated] : []), ...(end ? [end] : [])]
  const used = [fact?.period?.leaf]
  if (from) {
    const to = (end && dayOf(end.value)) ?? dayOf(last)
    if (to) return { from, to, said: '', facts, used }
    const lasting = Number(/^(\d{1,2})\s*(?:年|years?)$/.exec(last.trim())?.[1] ?? years ?? 0)
    if (lasting === 0) return { from, to: undefined, said: '', facts, used }
    const isStated = /^(\d{1,2})\s*(?:年|years?)$/.test(last.trim())
    const by = isStated ? 'computed from the years stated' : `by rule, stated: "${last.trim()}"`
    const until = addDays(addYears(localDate(from), lasting), -1)
    return { from, to: until, said: `last day ${by}`, facts, used }
  }
  const year = yearOf(printed, fact, stated, first)
  if (!year) return undefined
  return {
    from: `${year}-12-31`,
    to: years === undefined ? undefined : `${Number(year) + years - 1}-12-31`,
    said: 'only the year is stated: the days that are certain',
    facts,
    used,
  }
}

function yearOf(printed: string, fact: Fact | undefined, stated: Fact | undefined, period: string) {
  const texts = [
    stated?.value,
    period,
    fact?.unit?.text === 'year' ? fact.value : undefined,
    fact?.value,
  ]
  const alone = texts.flatMap((text) => /^((?:19|20)\d{2})年?$/.exec(text?.trim() ?? '')?.[1] ?? [])
  return alone[0] ?? /((?:19|20)\d{2})\s*年/.exec(printed)?.[1]
}
