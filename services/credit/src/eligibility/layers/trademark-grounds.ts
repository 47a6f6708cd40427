import { met, notMet, person, unknown } from '../findings.ts'
import { type Finding, missing } from '../reason.ts'
import type { Case } from './case.ts'
import {
  isUnderMeasure,
  judged,
  measureFacts,
  pledgorOwns,
  secondHandOf,
  standingPledges,
} from './shared-grounds.ts'
import { stillStands } from './still-stands.ts'

/** The grounds on which the registration of a trademark's pledge is refused, by their codes. */
export const trademarkGrounds: Readonly<Record<string, (of: Case) => Finding>> = {
  'TM-R01': pledgorOwns,
  'TM-R02': (of) =>
    judged(of, 'TM-R02', '合同违反强制性规定的情形', 'a contract that violates mandatory law'),
  'TM-R03': stillStands,
  'TM-R04': isNotSeized,
  'TM-R05': nothingElse,
  'TM-N01': (of) =>
    judged(
      of,
      'TM-N01',
      '未一并出质的相同或近似商标',
      'identical or similar marks left out of the pledge',
    ),
}

function isNotSeized(of: Case): Finding {
  switch (isUnderMeasure(of, 'preserved')) {
    case 'yes':
      return notMet('已被人民法院查封、冻结', 'Seized or frozen by a court', measureFacts(of))
    case 'no':
      return met('未被查封、冻结', 'Neither seized nor frozen', measureFacts(of))
    case 'unknown':
      return unknown([missing('measures')], measureFacts(of))
  }
}

/** The collected grounds don't name a pledge that stands: whether a second one goes, a person has to say. */
function nothingElse(of: Case): Finding {
  const { standing, facts } = standingPledges(of)
  const [first] = standing
  if (first === undefined || (of.asked.judgements['TM-R05'] ?? 'unknown') !== 'unknown')
    return judged(of, 'TM-R05', '其他不符合出质条件的情形', 'anything else that bars a pledge')
  const hearsay = secondHandOf(standing)
  return person(
    `已有质押登记，须人工判断能否再次出质${hearsay.zh}`,
    `It is pledged already: a person has to say whether it can be again${hearsay.en}`,
    facts,
  )
}
