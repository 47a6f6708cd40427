import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { versionOn } from '@seedline/rules'
import {
  addDays,
  amountOf,
  convertMoney,
  dateInShanghai,
  type LocalDate,
  type Money,
  money,
  parseRate,
  sumMoney,
  trusted,
} from '@seedline/values'
import type { StepOf } from './commands.ts'
import type { LoanEvent } from './events.ts'
import type { Loan } from './loan.ts'
import { contractOf, positionOf } from './running.ts'

/** Claims a part of the interest that was paid within a period: by the scheme as it was in force on its last day, once for each day. */
export function claimSubsidy(command: StepOf<'ClaimLoanSubsidy'>, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, scheme, periodFrom, periodTo, evidence, at } = command
  const today = dateInShanghai(at)
  if (periodTo < periodFrom || periodTo > today)
    return reject(problemOf('SUBSIDY_PERIOD_UNFIT', { today }))
  const found = command.schemes.find(({ id }) => id === scheme)
  const rule = found && versionOn(found.versions, periodTo)
  const product = loan.terms.at(-1)?.product
  const { currency } = contractOf(loan).amount
  if (
    !(rule && product && found.products.includes(product)) ||
    rule.capPerLoan.currency !== currency
  )
    return reject(problemOf('SUBSIDY_SCHEME_UNKNOWN', { scheme }))
  const twice = loan.subsidies.find(
    (one) => one.periodFrom <= periodTo && periodFrom <= one.periodTo,
  )
  if (twice)
    return reject(
      problemOf('SUBSIDY_CLAIMED_TWICE', { from: twice.periodFrom, to: twice.periodTo }),
    )
  const interest = interestPaid(loan, currency, { from: periodFrom, to: periodTo })
  const left = leftOf(rule.capPerLoan, loan, scheme)
  const share = shareOf(interest, rule.sharePercent)
  const amount = share.minor < left.minor ? share : left
  if (amount.minor <= 0n)
    return reject(
      problemOf('SUBSIDY_NOTHING', { interest: amountOf(interest), left: amountOf(left) }),
    )
  return accept({
    type: 'LoanSubsidyClaimed',
    loanApplicationId,
    scheme,
    ruleVersion: rule.version,
    periodFrom,
    periodTo,
    interest,
    amount,
    claimedOn: today,
    evidence,
  })
}

/** What was paid of interest on days of a period. */
function interestPaid(
  loan: Loan,
  currency: Money['currency'],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Money {
  const upTo = (day: LocalDate) =>
    sumMoney(
      currency,
      positionOf(loan, currency, day).schedule.map(({ paidInterest }) => paidInterest),
    ).minor
  return money(currency, upTo(to) - upTo(addDays(from, -1)))
}

function leftOf(cap: Money, { subsidies }: Loan, scheme: string): Money {
  const claimed = subsidies.filter((one) => one.scheme === scheme).map(({ amount }) => amount)
  return money(cap.currency, cap.minor - sumMoney(cap.currency, claimed).minor)
}

const hundredth = trusted(parseRate('0.01'))

// Rounded down: never more than the share.
const shareOf = (interest: Money, percent: Parameters<typeof convertMoney>[1]): Money => {
  const hundredfold = convertMoney(interest, percent, interest.currency, 'down')
  return convertMoney(hundredfold, hundredth, interest.currency, 'down')
}
