import type { Company } from '../company.ts'
import type { Wish } from '../found.ts'
import { paperOf } from '../read/paper.ts'
import { attributedStep } from './attribute.ts'
import type { Entered } from './reconstruct.ts'

/** Every increase of the capital is a rung, whether or not its holders could be entered. */
export function rungsOfHistory(company: Company, entered: readonly Entered[]): Wish[] {
  const increases = entered.filter(({ step }) => step.kind === 'increase')
  return increases.map(({ step }) => {
    const { evidence, provenance, leaves } = attributedStep(company, step)
    const details = [
      { fact: step.facts.amount, title: '金额 · amount' },
      { fact: step.facts.postMoney, title: '投后估值 · post-money' },
    ].flatMap(({ fact, title }) => (fact ? [paperOf({ fact, title }, company)] : []))
    const what = { zh: `阶梯 增资 ${step.date}`, en: `Rung capital-increase ${step.date}` }
    return {
      kind: 'rung',
      at: step.at,
      what,
      leaves: [
        ...details.flatMap((detail) => detail.leaves),
        ...leaves.filter((leaf) => leaf === step.facts.date?.leaf || company.named.includes(leaf)),
      ],
      rung: 'capital-increase',
      reachedOn: step.date,
      evidence: [...evidence, ...details.map(({ paper }) => paper)],
      provenance,
    }
  })
}
