import { idOf, type Plan, type Step, type Write } from '@seedline/gateway-client'
import type { Transaction } from '@seedline/register'
import { deriveId, parseUscc, type Text } from '@seedline/values'
import { type CapitalEvent, capitalEvents } from './capital-event.ts'
import { districtCode, fieldCode } from './cluster-codes.ts'
import type { Expected } from './expected.ts'
import type { DateFact } from './fact.ts'
import type { ListedFacts } from './listed-facts.ts'
import { type Note, note } from './notes.ts'
import { planCapital } from './plan-capital.ts'
import { announcement, provenance } from './sources.ts'

export interface ListedPlan {
  readonly code: string
  readonly plan: Plan
  /** What every holder must have before and after the offering; undefined where no source says. */
  readonly expected: Expected | undefined
  readonly notes: readonly Note[]
}

/**
 * What the public facts of a listed company come to, in the order in which it happened. @throws
 * RangeError for facts that contradict each other
 */
export function planListed(facts: ListedFacts): ListedPlan {
  const events = capitalEvents(facts.capital_history ?? [])
  const capital = planCapital(facts, events)
  const steps: { readonly date: string; readonly step: Step }[] = [
    ...capital.entries.map(({ date, label, transactions }, index) => ({
      date,
      step: record(facts, label, index, transactions),
    })),
    ...rungs(facts, events),
  ]
  const name = { zh: facts.registry.name_zh, en: facts.registry.name_en ?? '' }
  return {
    code: facts.code,
    plan: {
      title: name,
      steps: [
        register(facts),
        ...steps
          .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
          .map(({ step }) => step),
      ],
    },
    expected: capital.expected,
    notes: [...ownNotes(facts), ...capital.notes],
  }
}

function register(facts: ListedFacts): Write {
  const { registry, code } = facts
  const uscc = registry.uscc ? parseUscc(registry.uscc.v) : undefined
  const key = deriveId('ListedEnterprise', code)
  const field = fieldCode(registry.field?.v)
  const district = districtCode(registry.district?.v)
  const [said, known] = uscc?.ok ? ['', uscc.value] : [', no USCC in any source', undefined]
  const from = provenance(facts, 'reported', `stock code ${code}${said}`)
  return {
    kind: 'write',
    label: { zh: `登记 ${registry.name_zh}`, en: `Register ${registry.name_en ?? code}` },
    key,
    role: 'registrar',
    path: ['enterprises'],
    as: 'enterprise',
    known: {
      problems: ['ENTERPRISE_ALREADY_REGISTERED', 'IDEMPOTENCY_KEY_REUSED'],
      find: { name: registry.name_zh, source: from.source, ...(known && { uscc: known }) },
    },
    body: {
      ...(known && { uscc: known }),
      nameZh: registry.name_zh,
      ...(registry.name_en && { nameEn: registry.name_en }),
      ...(field && { materialField: field }),
      ...(district && { district }),
      ...(registry.established && { foundedOn: registry.established.v }),
      provenance: from,
    },
  }
}

function record(
  facts: ListedFacts,
  label: Text,
  index: number,
  transactions: readonly Transaction[],
): Write {
  return {
    kind: 'write',
    label,
    key: deriveId('ListedCapital', facts.code, String(index)),
    role: 'registrar',
    path: ['enterprises', idOf('enterprise'), 'cap-table', 'transactions'],
    body: { transactions },
  }
}

function rungs(facts: ListedFacts, events: readonly CapitalEvent[]) {
  const { registry, ipo } = facts
  const increases = events.filter(({ kind }) => kind === 'increase')
  const of = (name: string, fact: DateFact | null | undefined, title: string) =>
    fact ? [rung(facts, name, fact.v, announcement(facts, title, fact.src))] : []
  return [
    ...increases.map(({ date, url }) =>
      rung(facts, 'capital-increase', date, announcement(facts, `增资 ${date}`, url)),
    ),
    ...of('joint-stock', registry.joint_stock, '股份公司设立'),
    ...of('registered', ipo.registration_date, ipo.approval?.v ?? '注册生效'),
    ...of('listed', ipo.listing_date, `${registry.board ?? ''} 上市`),
  ]
}

function rung(
  facts: ListedFacts,
  name: string,
  date: string,
  evidence: ReturnType<typeof announcement>,
) {
  const step: Write = {
    kind: 'write',
    label: { zh: `阶梯 ${name} ${date}`, en: `Rung ${name} ${date}` },
    key: deriveId('ListedRung', facts.code, name, date),
    role: 'registrar',
    path: ['enterprises', idOf('enterprise'), 'ladder', 'rungs'],
    body: { rung: name, reachedOn: date, evidence: [evidence], provenance: provenance(facts) },
  }
  return { date, step }
}

function ownNotes({ registry, ipo, follow_on }: ListedFacts): Note[] {
  const left = follow_on?.length ?? 0
  return [
    ...(registry.uscc === null
      ? [note('USCC_UNKNOWN', '没有来源给出统一社会信用代码', 'No source gives its USCC')]
      : []),
    ...(districtCode(registry.district?.v) === undefined
      ? [
          note(
            'OUTSIDE_THE_CLUSTER',
            '所在地不在深圳各区之列',
            'Its seat is not in a district of Shenzhen',
          ),
        ]
      : []),
    ...(ipo.listing_date
      ? []
      : [
          note(
            'NO_LISTING_DATE',
            '没有上市日期，阶梯上不记“上市”',
            'No listing date is known, so no rung "listed" is recorded',
          ),
        ]),
    ...(left > 0
      ? [
          note(
            'FOLLOW_ON_LEFT_OUT',
            `上市后的 ${left} 次发行未录入：其前后的股本没有来源`,
            `${left} offerings after the listing are left out: no source gives the register around them`,
          ),
        ]
      : []),
  ]
}
