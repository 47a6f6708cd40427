import type { Operation } from '@seedline/contracts/operations'
import type { Answered } from './asked.ts'

const letters: Readonly<Record<string, string>> = {
  ROLE_NOT_ALLOWED: '-',
  THROUGH_BANK_DESK: 'b',
  FUND_OF_ANOTHER_ORGANISATION: 'x',
  CAP_TABLE_OF_OTHERS: 'x',
  FACTS_OF_ANOTHER_ENTERPRISE: 'x',
  ENTERPRISE_OF_OTHERS: 'x',
  CONSENT_MISSING: 'x',
  // What is another's is not there; each of them is, where the table asks for it.
  DEAL_UNKNOWN: 'x',
  CONSENT_UNKNOWN: 'x',
  QUERY_UNKNOWN: 'x',
  PLEDGE_UNKNOWN: 'x',
  PORTFOLIO_PLEDGE_UNKNOWN: 'x',
  WATCH_UNKNOWN: 'x',
  ALERT_UNKNOWN: 'x',
  BANK_POLICY_UNKNOWN: 'x',
  LOAN_UNKNOWN: 'x',
  LOAN_OF_OTHERS: 'x',
  // Asked for by an id that there is none of: whoever is told so may ask.
  CARRIER_UNKNOWN: '+',
  TRANSACTION_UNKNOWN: '+',
}

/** A guard that looks at what is asked for wasn’t asked by such a request: the table has to name another. */
const noRequest = /^(REQUEST_INVALID|FIELD_[A-Z]+|[A-Z]+_EXPECTED)$/

const withheld = /"(papersWithheld|figuresWithheld|withheld)":true/

/**
 * The letter of the table for an answer. A command that its rules refuse was let past its guard; a question is answered, or it is
 * told in full why not, which no cell expects.
 */
export function letterOf({ effect, of }: Operation, answered: Answered, telling: string): string {
  if ('code' in answered) {
    const { code } = answered
    return (
      letters[code] ??
      (effect === undefined || (of !== 'nobody' && noRequest.test(code)) ? code : '+')
    )
  }
  if (withheld.test(answered.told)) return 'w'
  return answered.told.includes(telling) ? '+' : 'o'
}
