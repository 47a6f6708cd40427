import { type IpFamily, parseIpNumber } from '@seedline/values'
import { attributed, type Company } from '../company.ts'
import { type Found, joined, type Note, note, type RightFact, type WishOf } from '../found.ts'
import { dayOf } from './day.ts'
import { type Fact, factAt } from './fact.ts'
import { isRecord, items, member, type Node } from './node.ts'
import { pledgesWithin } from './pledges.ts'

const lists: readonly (readonly [family: IpFamily, names: readonly string[]])[] = [
  ['patent', ['patents', 'patent_list']],
  ['trademark', ['trademarks']],
  ['software-copyright', ['software_copyrights', 'software']],
  ['layout-design', ['layout_designs']],
]

/** The single rights that a dossier lists, by their numbers, wherever it lists them. */
export function readRights(dossier: Node, company: Company): Found {
  const places = [dossier, member(dossier, 'technology'), member(dossier, 'ip')]
  return joined(
    places.flatMap((place) =>
      lists.flatMap(([family, names]) =>
        names.flatMap((name) => {
          const list = member(place, name)
          return Array.isArray(list.value)
            ? items(list).map((node) => right(node, family, company))
            : []
        }),
      ),
    ),
  )
}

const called = {
  number: [
    'number',
    'no',
    'patent_no',
    'patent_number',
    'application_no',
    'application_number',
    'registration_no',
    '申请号',
    '专利号',
    '登记号',
    '注册号',
  ],
  title: ['title', 'name', 'name_zh', '名称', '专利名称'],
  filedOn: ['filed', 'filed_on', 'application_date', 'filing_date', '申请日'],
  grantedOn: ['granted', 'granted_on', 'grant_date', '授权公告日', '授权日'],
  acquisition: ['acquisition', 'acquired', 'source_of_right', '取得方式'],
  owners: ['owners', 'owner', 'patentee', 'patentees', '专利权人'],
} as const

function right(node: Node, family: IpFamily, company: Company): Found {
  const of = (names: readonly string[]) => factAt(member(node, ...names))
  const number = isRecord(node.value) ? of(called.number) : factAt(node)
  if (!number) return { notes: [missing(node.at, 'NO_NUMBER', '没有号码', 'it has no number')] }
  const isAbroad = family === 'patent' && /^(?!CN|ZL)[A-Z]{2}\s*\d/i.test(number.value)
  const of_ = isAbroad ? 'overseas-patent' : family
  const parsed = parseIpNumber(of_, number.value)
  if (!parsed.ok) {
    const { code, title } = parsed.problem
    return { notes: [missing(number.at, code, title.zh, title.en)] }
  }
  const title = of(called.title)
  const wish = wishOf(node, { family: of_, number, title, parsed: parsed.value }, company)
  const pledges = pledgesWithin(node, company, parsed.value)
  return {
    wishes: [
      {
        ...wish,
        facts: [...wish.facts, ...pledges.facts],
        leaves: [...wish.leaves, ...pledges.leaves],
      },
    ],
    notes: pledges.notes,
  }
}

interface Numbered {
  readonly family: IpFamily
  readonly number: Fact
  readonly title: Fact | undefined
  readonly parsed: string
}

function wishOf(node: Node, numbered: Numbered, company: Company): WishOf<'right'> {
  const { family, number, title, parsed } = numbered
  const of = (names: readonly string[]) => factAt(member(node, ...names))
  const filed = dayFact(of(called.filedOn))
  const granted = dayFact(of(called.grantedOn))
  const acquired = of(called.acquisition)
  const owners = items(member(node, ...called.owners)).flatMap((one) => ownerAt(one) ?? [])
  const how = acquired && acquisitionOf(acquired.value)
  const facts = [number, title, filed, granted, how ? acquired : undefined, factAt(node), ...owners]
  const { leaves, ...from } = attributed(
    company,
    facts.flatMap((fact) => fact ?? []),
    title?.value ?? number.value,
    how ? '' : 'how it was acquired is not said',
  )
  return {
    kind: 'right',
    at: node.at,
    what: { zh: `知识产权 ${parsed}`, en: `Right ${parsed}` },
    leaves,
    family,
    number: number.value,
    title: title?.value ?? '来源未写明名称 · title not given',
    filedOn: filed && dayOf(filed.value),
    acquisition: how ?? 'other',
    owners: owners.length > 0 ? owners.map(({ value }) => value) : undefined,
    facts: granted ? [{ type: 'granted', on: dayOf(granted.value) } satisfies RightFact] : [],
    ...from,
  }
}

const ownerAt = (node: Node): Fact | undefined =>
  factAt(isRecord(node.value) ? member(node, 'name', 'v') : node)

const dayFact = (fact: Fact | undefined): Fact | undefined =>
  fact && dayOf(fact.value) ? fact : undefined

const acquisitions: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['original', /原始|自主|自行|original|own/i],
  ['transfer', /受让|转让|继受|transfer|purchase/i],
  ['contribution', /出资|作价|contribution/i],
  ['merger', /合并|merger/i],
]

const acquisitionOf = (text: string): string | undefined =>
  acquisitions.find(([, pattern]) => pattern.test(text))?.[0]

const missing = (at: string, code: string, zh: string, en: string): Note =>
  note(at, code, `${zh}，未录入`, `${en}: not recorded`)
