import { parseUscc } from '@seedline/values'
import { districtCode, fieldCode } from '../cluster-codes.ts'
import { attributed, type Company } from '../company.ts'
import { type Found, joined, type Note, note, type Wish } from '../found.ts'
import { dayOf } from './day.ts'
import { type Fact, factAt } from './fact.ts'
import { items, member, type Node, nodeAt } from './node.ts'

interface Given {
  readonly fact: Fact
  readonly value: string
}

/** Who the enterprise is: names, code, seat, field, foundation, and the names that it bore. */
export function readProfile(dossier: Node, company: Company): Found {
  const registry = nodeAt(dossier, '/registry')
  const notes: Note[] = []
  const given = (name: string, read: (fact: Fact) => string | Note): Given | undefined => {
    const fact = factAt(member(registry, name))
    const value = fact && read(fact)
    if (fact === undefined || value === undefined) return undefined
    if (typeof value === 'string') return { fact, value }
    notes.push(value)
    return undefined
  }
  const uscc = given('uscc', codeOf)
  const district = given('district', districtOf)
  const field = given('field', fieldOf)
  const founded = given('established', foundationOf)
  const names = [member(registry, 'name_zh', 'name', 'company_name'), member(registry, 'name_en')]
  const facts = [...names.flatMap((node) => factAt(node) ?? []), uscc, district, field, founded]
  const read = facts.flatMap((each) =>
    each === undefined ? [] : 'fact' in each ? each.fact : each,
  )
  // What is recorded of them is a code: their own words stand beside it.
  const words = [district, field].flatMap((each) => (each ? [each.fact.value] : []))
  const extra = [...(uscc ? [] : ['no USCC that holds in any source']), ...words].join('; ')
  const from = attributed(company, read, '登记资料 · registration', extra)
  const profile: Wish = {
    kind: 'profile',
    at: registry.at,
    what: { zh: '企业', en: 'Enterprise' },
    // The register of enterprises keeps no addresses of papers.
    leaves: from.leaves.filter((leaf) => read.every(({ url }) => url?.leaf !== leaf)),
    ...(company.nameZh !== '' && { nameZh: company.nameZh }),
    ...(company.nameEn !== '' && { nameEn: company.nameEn }),
    ...(uscc && { uscc: uscc.value }),
    ...(field && { materialField: field.value }),
    ...(district && { district: district.value }),
    ...(founded && { foundedOn: founded.value }),
    provenance: from.provenance,
  }
  const pages = read.flatMap(({ url }) => (url ? [note(url.leaf, ...noPapers)] : []))
  return joined([
    { wishes: [profile], notes: [...notes, ...pages] },
    formerNames(registry, company),
  ])
}

const noPapers = [
  'NO_PLACE',
  '企业登记资料没有存放来源网址的地方，未录入',
  'the register of enterprises has no place for the page that it was read on: not recorded',
] as const

function codeOf({ value, at }: Fact): string | Note {
  const parsed = parseUscc(value.replace(/\s+/g, ''))
  if (parsed.ok) return parsed.value
  const { code, title } = parsed.problem
  return note(at, code, `${title.zh}，未录入`, `${title.en}: not recorded`)
}

function districtOf({ value, at }: Fact): string | Note {
  return (
    districtCode(value) ??
    note(
      at,
      'OUTSIDE_THE_CLUSTER',
      `“${value}”不是深圳的区，未录入`,
      `"${value}" is no district of Shenzhen: not recorded`,
    )
  )
}

function fieldOf({ value, at }: Fact): string | Note {
  return (
    fieldCode(value) ??
    note(
      at,
      'FIELD_UNKNOWN',
      `“${value}”不在七个材料领域之内，未录入`,
      `"${value}" is none of the seven material fields: not recorded`,
    )
  )
}

function foundationOf({ value, at }: Fact): string | Note {
  return (
    dayOf(value) ??
    note(at, 'NOT_A_DAY', `“${value}”不是日期，未录入`, `"${value}" is not a day: not recorded`)
  )
}

function formerNames(registry: Node, company: Company): Found {
  return joined(items(member(registry, 'former_names', 'former_name')).map(formerName(company)))
}

const formerName =
  (company: Company) =>
  (node: Node): Found => {
    const name = factAt(member(node, 'name', 'name_zh', 'v')) ?? factAt(node)
    const until = factAt(member(node, 'until', 'renamed_on', 'to', 'date', 'period'))
    const day = until && dayOf(until.value)
    if (!name || !day)
      return {
        notes: [
          note(
            node.at,
            'NO_DAY',
            '没有写明用到哪一天，曾用名未录入',
            'it is not said until when the name was borne: not recorded',
          ),
        ],
      }
    const { leaves, ...from } = attributed(company, [name, until], `曾用名 ${name.value}`)
    const what = { zh: `曾用名 ${name.value}`, en: `Former name ${name.value}` }
    const wish: Wish = {
      kind: 'former-name',
      at: node.at,
      what,
      leaves,
      until: day,
      nameZh: name.value,
      ...from,
    }
    return { wishes: [wish] }
  }
