import { type FinancingProduct, versionOn } from '@seedline/rules'
import { met, notMet, person, unknown } from './findings.ts'
import type { Judging } from './judge-right.ts'
import { basisOf, ownBasis } from './layers/basis-of.ts'
import type { PledgeQuestion } from './question.ts'
import { type Finding, missing, type Reason, reasonOf, used } from './reason.ts'

type Requirement = FinancingProduct['versions'][number]['requirements'][number]

/** What a product asks for beyond the rights: stated by somebody, or left to a person's judgement. */
export function judgeProduct({ question, rules }: Judging): readonly Reason[] {
  const product = rules.products.products.find(({ id }) => id === question.product)
  const version = product && versionOn(product.versions, question.day)
  if (version === undefined) {
    const basis = ownBasis('PRODUCT-UNKNOWN', 'product', '产品条件', 'What the product asks for')
    return [reasonOf(basis, unknown([missing('rules')]))]
  }
  return version.requirements.map((requirement) => {
    const severity = requirement.decidedBy === 'person' ? 'person' : 'block'
    return reasonOf(
      basisOf(requirement, { layer: 'product', severity, ruleVersion: version.version }),
      requirement.decidedBy === 'person'
        ? judged(requirement, question)
        : stated(requirement, question),
    )
  })
}

function stated({ id, zh, en }: Requirement, { statements }: PledgeQuestion): Finding {
  const found = statements[id] ?? 'unknown'
  if (found === 'unknown')
    return unknown([missing('requirement')], [], { zh: `（${zh}）`, en: ` (${en})` })
  const facts = [used('requirement', found, found.value ? 'yes' : 'no')]
  return found.value ? met(zh, en, facts) : notMet(`不符合：${zh}`, `Not so: ${en}`, facts)
}

function judged({ id, zh, en }: Requirement, { judgements }: PledgeQuestion): Finding {
  const said = judgements[id] ?? 'unknown'
  switch (said) {
    case 'passes':
      return met(zh, en)
    case 'fails':
      return notMet(`不符合：${zh}`, `Not so: ${en}`, [])
    case 'unknown':
      return person(`须人工判断：${zh}`, `A person has to judge: ${en}`)
    default:
      return said satisfies never
  }
}
