import { allOf } from '@seedline/rules'
import { monthsFrom } from '@seedline/values'
import type { BankPolicy } from '../bank-policy.ts'
import { met, notMet, unknown } from '../findings.ts'
import type { PledgeQuestion } from '../question.ts'
import { type Finding, missing, used } from '../reason.ts'
import { maturityOf } from './case.ts'

/** What a bank asks of the loan and the borrower, by the codes of its parameters; undefined where it doesn't. */
export const loanPolicy: Readonly<
  Record<string, (question: PledgeQuestion, policy: BankPolicy) => Finding | undefined>
> = {
  'BK-10': isShortEnough,
  'BK-12': borrowerIsClear,
  'BK-13': isGuaranteed,
}

function isShortEnough(question: PledgeQuestion, { parameters }: BankPolicy): Finding {
  const months = parameters.maxTenorMonths
  const maturity = maturityOf(question)
  if (maturity === 'unknown') return unknown([missing('maturity')])
  const latest = monthsFrom(question.day, months)
  return latest === undefined || maturity <= latest
    ? met(`期限不超过 ${months} 个月`, `Within ${months} months`)
    : notMet(
        `期限超过 ${months} 个月（最迟 ${latest}）`,
        `Longer than ${months} months (at the latest ${latest})`,
        [],
        {
          changes: [
            {
              kind: 'mend',
              how: { zh: `最迟 ${latest} 到期`, en: `Mature on ${latest} at the latest` },
            },
          ],
        },
      )
}

function borrowerIsClear(
  question: PledgeQuestion,
  { parameters }: BankPolicy,
): Finding | undefined {
  const asked = [...parameters.borrowerChecks].toSorted()
  if (asked.length === 0) return undefined
  const found = asked.map((check) => [check, question.borrower[check] ?? 'unknown'] as const)
  const facts = found.flatMap(([check, result]) =>
    result === 'unknown' ? [] : [used('borrower', result, `${check}: ${result.value}`)],
  )
  const outcome = allOf(
    found.map(([, result]) =>
      result === 'unknown' ? 'unknown' : result.value === 'clear' ? 'met' : 'not-met',
    ),
  )
  if (outcome === 'unknown') return unknown([missing('borrower')], facts)
  return outcome === 'met'
    ? met('借款人核查无异常', 'The checks of the borrower are clear', facts)
    : notMet('借款人核查有异常', 'A check of the borrower is adverse', facts)
}

function isGuaranteed(question: PledgeQuestion, { parameters }: BankPolicy): Finding | undefined {
  if (parameters.controllerGuarantee !== 'required') return undefined
  const { controllerGuarantee } = question
  if (controllerGuarantee === 'unknown') return unknown([missing('controllerGuarantee')])
  const facts = [
    used('controllerGuarantee', controllerGuarantee, controllerGuarantee.value ? 'yes' : 'no'),
  ]
  return controllerGuarantee.value
    ? met('实际控制人提供连带保证', 'The actual controller guarantees jointly', facts)
    : notMet('实际控制人未提供连带保证', 'The actual controller doesn’t guarantee', facts)
}
