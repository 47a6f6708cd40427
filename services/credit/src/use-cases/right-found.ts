import { type Instant, ProblemError } from '@seedline/values'
import { type RecordedInputs, replay } from '../eligibility/answer/answer.ts'
import type { Verdict } from '../eligibility/judge.ts'
import { eligibilityQuery } from '../eligibility-query/aggregate.ts'
import type { EligibilityAnswered } from '../eligibility-query/events.ts'
import type { RightFound } from '../loan-application/commands.ts'
import type { LoanPledge } from '../loan-application/events.ts'
import type { Loan } from '../loan-application/loan.ts'
import { pledge } from '../pledge/aggregate.ts'
import { pledgeIn } from '../pledge/state.ts'
import type { LoanParts } from './loan-found.ts'
import { unpacked } from './packed.ts'

/**
 * What a query that is valid now has found of a right. This bank's own pledge, which was placed for the loan, is left out: the
 * query is decided once more by what was recorded of it, without that pledge.
 */
export async function rightFound(
  { store, rules }: LoanParts,
  { bank, uscc }: Loan,
  { ipRightId, pledgeId, queryId }: LoanPledge,
  at: Instant,
): Promise<RightFound> {
  const { state } = await store.current(eligibilityQuery, queryId)
  if (state.status === 'not-asked' || state.told.type === 'EligibilityRefused') return 'not-asked'
  const { told } = state
  const { asked, validUntil } = told
  if (asked.bank !== bank || asked.uscc !== uscc || asked.product !== 'ip-pledge-loan')
    return 'not-asked'
  if (validUntil < at) return 'out-of-date'
  const own = pledgeIn((await store.current(pledge, ipRightId)).state, pledgeId)
  const references = own
    ? [own.standing.registrationNumber, own.terms.contractNumber].filter((one) => one !== '')
    : []
  const inputs = await inputsOf(told)
  const aside = withoutPledge(inputs, ipRightId, { bank, references })
  return verdictOn(ipRightId, () => replay(aside, rules))
}

const inputsOf = async ({ inputs }: EligibilityAnswered): Promise<RecordedInputs> =>
  JSON.parse(await unpacked(inputs)) as RecordedInputs

interface Own {
  readonly bank: string
  readonly references: readonly string[]
}

const withoutPledge = (
  inputs: RecordedInputs,
  ipRightId: string,
  { bank, references }: Own,
): RecordedInputs => ({
  ...inputs,
  facts: {
    ...inputs.facts,
    rights: inputs.facts.rights.map((right) =>
      right.rightId === ipRightId
        ? {
            ...right,
            pledges: right.pledges.filter(
              ({ value }) => !(value.pledgee === bank && references.includes(value.reference)),
            ),
          }
        : right,
    ),
  },
})

/** By the rules of another day nothing is found: it has to be asked anew. */
function verdictOn(ipRightId: string, decideAnew: () => string): RightFound {
  try {
    const { rights } = JSON.parse(decideAnew()) as Verdict
    return rights.find((one) => one.rightId === ipRightId)?.decision ?? 'not-asked'
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : ''
    if (code === 'REPLAY_RULES_DIFFER' || code === 'REPLAY_ENGINE_DIFFERS') return 'out-of-date'
    throw error
  }
}
