import { moneyOf } from '@seedline/values'
import type { BankPolicy } from '../bank-policy.ts'
import { met, notMet, person } from '../findings.ts'
import type { PledgeQuestion } from '../question.ts'
import { type Basis, type Reason, reasonOf } from '../reason.ts'
import { ownBasis } from './basis-of.ts'
import type { Case } from './case.ts'

/** What a bank has set beside the usual parameters: nothing is asked by it where it has set nothing. */
const basis = (code: string, zh: string, en: string, ruleVersion: string): Basis => ({
  ...ownBasis(code, 'policy', zh, en),
  ruleVersion,
})

/** Whether a right is of a kind that the bank lends on. */
export function kindAccepted({ right, policy }: Case): readonly Reason[] {
  const { own, version } = policy
  if (own === undefined || own.acceptedKinds.length === 0) return []
  const of = basis(
    'BK-KINDS',
    '本行接受的权利种类',
    'Kinds of rights that the bank accepts',
    version,
  )
  const finding = own.acceptedKinds.includes(right.kind)
    ? met('属本行接受的种类', 'Of a kind that the bank accepts')
    : notMet('不属本行接受的种类', 'Of no kind that the bank accepts', [])
  return [reasonOf(of, finding)]
}

/** Whether a loan is within the most that the bank lends at once. Nothing is converted between currencies. */
export function mostOfLoan({ loan }: PledgeQuestion, policy: BankPolicy): readonly Reason[] {
  const { own, version } = policy
  if (own === undefined || own.mostAmount === 'open') return []
  const { currency, amount } = own.mostAmount
  const of = basis('BK-MOST', '单笔贷款上限', 'The most that one loan may be', version)
  const most = `${currency} ${amount}`
  if (loan.amount === 'open')
    return [reasonOf(of, met(`不超过 ${most}`, `Up to ${most} may be lent`))]
  if (loan.currency !== currency)
    return [
      reasonOf(
        of,
        person(
          `上限为 ${most}，贷款以 ${loan.currency} 计，须人工核对`,
          `The most is ${most}, and the loan is in ${loan.currency}: a person has to compare`,
        ),
      ),
    ]
  const within = moneyOf(currency, loan.amount).minor <= moneyOf(currency, amount).minor
  const finding = within
    ? met(`未超过上限 ${most}`, `Within ${most}`)
    : notMet(`超过上限 ${most}`, `Beyond ${most}`, [], {
        changes: [{ kind: 'mend', how: { zh: `不超过 ${most}`, en: `Ask for ${most} at most` } }],
      })
  return [reasonOf(of, finding)]
}
