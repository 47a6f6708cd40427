import type { Fact } from '../facts/known.ts'
import { isSecondHand, secondHandText } from '../facts/known.ts'
import type { Pledge } from '../facts/right-facts.ts'
import { isAmongOwners } from '../facts/survivors.ts'
import { met, notMet, person, unknown } from '../findings.ts'
import { type Finding, missing, used } from '../reason.ts'
import { type Case, isToldFor, isWhole, lookOf, ownersOn, standing } from './case.ts'

/** Patents and trademarks alike: who pledges has to be who the register names, under whichever of its records. */
export function pledgorOwns(of: Case): Finding {
  const owners = ownersOn(of)
  if (owners === 'unknown') return unknown([missing('owners')])
  const { pledgor } = of.question
  const facts = [used('owners', owners, owners.value.map(({ name }) => name).join('、'))]
  const own = owners.value.find(({ enterpriseId }) =>
    isAmongOwners(of.survivorOf, pledgor.enterpriseId, [enterpriseId]),
  )
  if (own)
    return own.name === pledgor.name
      ? met('出质人是登记的权利人', 'The pledgor is the owner on the register', facts)
      : met(
          `出质人是登记的权利人（登记名称：${own.name}）`,
          `The pledgor is the owner on the register, under the name ${own.name}`,
          facts,
        )
  const namesake = owners.value.some(
    ({ enterpriseId, name }) => enterpriseId === '' && name === pledgor.name,
  )
  return namesake
    ? person(
        '登记的权利人与出质人同名，但未关联到其记录，须核对是否同一企业',
        'An owner on the register bears the pledgor’s name, and isn’t linked to its record: somebody has to see whether they are one',
        facts,
      )
    : notMet('出质人不是登记的权利人', 'The pledgor is not the owner on the register', facts)
}

/** Pledges that stand, those known from a footnote too; a released one is told, and stands in nobody's way. */
export function standingPledges(of: Case) {
  const { day } = of.question
  const there = of.right.pledges.filter(({ value }) => value.since <= day)
  return {
    standing: standing(there, day),
    facts: [
      ...there.map((one) => used('pledges', one, toldPledge(one.value))),
      ...lookOf(of, 'pledges'),
    ],
  }
}

const toldPledge = ({ reference, pledgee, since, until }: Pledge): string =>
  [reference, pledgee, since, ...(until === null ? [] : ['–', until])]
    .filter((part) => part !== '')
    .join(' ')

/** That of pledges, what it says of those known at second hand alone. */
export function secondHandOf(those: readonly Fact<Pledge>[]) {
  const told = those.filter(isSecondHand)
  const [first] = told
  return first && told.length === those.length ? secondHandText(first) : { zh: '', en: '' }
}

/** Suspension or preservation: a state that the register tells without its day. */
export function isUnderMeasure(
  of: Case,
  measure: 'suspended' | 'preserved',
): 'yes' | 'no' | 'unknown' {
  const stated = of.right[measure]
  if (stated !== 'unknown' && stated.value) return isToldFor(of) ? 'yes' : 'unknown'
  return isWhole(of, 'measures') ? 'no' : 'unknown'
}

export const measureFacts = (of: Case) => [
  ...(['suspended', 'preserved'] as const).flatMap((measure) => {
    const stated = of.right[measure]
    return stated !== 'unknown' && stated.value ? [used('measures', stated, measure)] : []
  }),
  ...lookOf(of, 'measures'),
]

/** Only a person tells; once one has, that is the outcome. */
export function judged(of: Case, code: string, zh: string, en: string): Finding {
  switch (of.asked.judgements[code] ?? 'unknown') {
    case 'passes':
      return met(`经人工审查：${zh}不存在`, `Looked at by a person: ${en} not found`)
    case 'fails':
      return notMet(`经人工审查：存在${zh}`, `Looked at by a person: ${en} found`, [])
    case 'unknown':
      return person(`须人工判断是否存在${zh}`, `A person has to look for ${en}`)
  }
}
