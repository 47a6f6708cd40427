import { type Company, ownSource } from '../company.ts'
import { type Found, joined, type Note, note, type RightFact, type WishOf } from '../found.ts'
import { yuanOf } from './amount.ts'
import { dayOf } from './day.ts'
import { rounded } from './exact.ts'
import { type Fact, factAt, leavesOfFact } from './fact.ts'
import { isRecord, items, member, type Node } from './node.ts'

interface Pledges {
  readonly facts: readonly RightFact[]
  readonly leaves: readonly string[]
  readonly notes: readonly Note[]
}

/** The pledges that stand with a right itself. */
export function pledgesWithin(right: Node, company: Company, number: string): Pledges {
  const read = items(member(right, 'pledges', 'pledge')).map((node) =>
    pledgeAt(node, company, number),
  )
  return {
    facts: read.flatMap(({ facts }) => facts),
    leaves: read.flatMap(({ leaves }) => leaves),
    notes: read.flatMap(({ notes }) => notes),
  }
}

/**
 * Pledges that are listed by themselves: those of rights that the dossier lists are added to those;
 * of others, and of shares, there is nothing that they could be recorded of.
 */
export function withPledges(
  dossier: Node,
  rights: readonly WishOf<'right'>[],
  company: Company,
): { readonly rights: readonly WishOf<'right'>[]; readonly found: Found } {
  const lists = [
    member(dossier, 'pledges', 'pledge'),
    member(member(dossier, 'technology'), 'pledges'),
  ]
  const notes: Note[] = []
  const added = new Map<string, { facts: RightFact[]; leaves: string[] }>()
  // Of several of one number the first.
  const byNumber = new Map(rights.toReversed().map((right) => [plain(right.number), right]))
  for (const node of lists.flatMap(items)) {
    const numbers = items(member(node, 'patents', 'patent', 'numbers', 'number', 'rights')).flatMap(
      (one) => factAt(isRecord(one.value) ? member(one, 'number', 'v') : one) ?? [],
    )
    for (const number of numbers) {
      const right = byNumber.get(plain(number.value))
      if (!right) {
        notes.push(noRight(number.at, number.value))
        continue
      }
      const pledge = pledgeAt(node, company, number.value)
      const own = added.get(right.at) ?? { facts: [], leaves: [] }
      added.set(right.at, own)
      own.facts.push(...pledge.facts)
      own.leaves.push(...pledge.leaves, ...(pledge.facts.length > 0 ? [number.leaf] : []))
      notes.push(...pledge.notes)
    }
    if (numbers.length === 0) notes.push(noPlace(node.at))
  }
  return {
    rights: rights.map((right) => {
      const more = added.get(right.at)
      if (!more) return right
      return {
        ...right,
        facts: [...right.facts, ...more.facts],
        leaves: [...right.leaves, ...more.leaves],
      }
    }),
    found: joined([{ notes }]),
  }
}

const plain = (number: string): string => number.replace(/[\s.]|^ZL|^CN/gi, '').toUpperCase()

function pledgeAt(node: Node, company: Company, number: string): Pledges {
  const of = (...names: string[]) => factAt(member(node, ...names))
  const pledgee = of('pledgee', 'bank', 'to', '质权人')
  const since = of('on', 'date', 'from', 'registered_on', '登记日')
  const on = since && dayOf(since.value)
  if (!pledgee || !since || !on) return { facts: [], leaves: [], notes: [incomplete(node.at)] }
  const reference = of('reference', 'registration_no', '登记号')
  const secured = of('amount', 'secured', '担保金额')
  const yuan = secured && yuanOf(secured)
  const isExact = yuan !== undefined && (yuan.over * 100n) % yuan.under === 0n
  const until = of('until', 'to_date', 'expires')
  const released = of('released', 'released_on', 'discharged', 'discharged_on', '注销日')
  const named = reference?.value ?? `${company.code} ${number} ${on}`
  const from = {
    evidence: [],
    provenance: {
      source: `${ownSource(company.code)} pledge`,
      confidence: 'reported',
      synthetic: company.isSynthetic,
    },
  }
  const [end, discharge] = [until && dayOf(until.value), released && dayOf(released.value)]
  const read: (Fact | undefined)[] = [
    pledgee,
    since,
    reference,
    isExact ? secured : undefined,
    end ? until : undefined,
    discharge ? released : undefined,
  ]
  return {
    facts: [
      {
        type: 'pledged',
        on,
        reference: named,
        pledgee: pledgee.value,
        ...(yuan && isExact && { secured: { currency: 'CNY', amount: rounded(yuan, 2) } }),
        ...(end && { until: end }),
        ...from,
      },
      ...(discharge ? [{ type: 'pledge-released', on: discharge, reference: named, ...from }] : []),
    ],
    leaves: read.flatMap((fact) => (fact ? leavesOfFact(fact) : [])),
    notes: [],
  }
}

const incomplete = (at: string): Note =>
  note(
    at,
    'PLEDGE_INCOMPLETE',
    '质权人或日期没有写明，未录入',
    'the pledgee or its day is not given: not recorded',
  )

const noRight = (at: string, number: string): Note =>
  note(
    at,
    'RIGHT_NOT_LISTED',
    `文件没有列出 ${number} 这项权利，其质押未录入`,
    `the file does not list ${number}, so its pledge is not recorded`,
  )

const noPlace = (at: string): Note =>
  note(
    at,
    'NO_PLACE',
    '没有写明质押的是哪项知识产权；股份质押没有登记的地方，未录入',
    'it names no right of intellectual property, and pledges of shares have no place in the record: not recorded',
  )
