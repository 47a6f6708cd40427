import type { attestedFacts, CommandOf } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type EnterpriseId } from '@seedline/values'
import { tooFarAhead } from '../facts/days-to-come.ts'
import { mergedFault } from '../facts/merged.ts'
import { faultOfTakingBack, type TakesBack } from '../facts/whose.ts'
import type { EnterpriseDates } from '../stage-record/commands.ts'
import type { AttestationId, AttestedFactEvent } from './events.ts'
import type { Attestation, AttestedState } from './state.ts'

type Declared = CommandOf<typeof attestedFacts, 'enterpriseId', EnterpriseId>

export type AttestedFactCommand = Declared &
  TakesBack & {
    /** Undefined: not registered. */
    readonly enterprise: EnterpriseDates | undefined
    readonly newId: AttestationId
  }

type Asked<Type> = Extract<AttestedFactCommand, { readonly type: Type }>

/** More than rules ask for in many years; a bound on what is answered and folded. */
export const attestedEntriesMax = 500

/** What a command leads to. Pure; whether the fact may be stated so was judged by the vocabulary before. */
export function decide(
  command: AttestedFactCommand,
  state: AttestedState,
): Decision<AttestedFactEvent> {
  const { enterprise, enterpriseId } = command
  if (!enterprise) return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const merged = mergedFault(enterpriseId, enterprise.mergedInto)
  if (merged) return reject(merged)
  switch (command.type) {
    case 'AttestFact':
      return attest(command, enterprise, state)
    case 'WithdrawAttestedFact':
      return withdraw(command, state)
    default:
      return command satisfies never
  }
}

// The last entries are kept for withdrawals: what is wrong can be taken back at any time.
const furtherFrom = attestedEntriesMax / 2

function attest(
  command: Asked<'AttestFact'>,
  { closedOn }: EnterpriseDates,
  state: AttestedState,
): Decision<AttestedFactEvent> {
  const {
    type: _,
    at,
    enterprise: __,
    ofOrganisation: ___,
    newId: attestationId,
    ...facts
  } = command
  const { enterpriseId, attestedOn, validUntil, evidence } = facts
  const today = dateInShanghai(at)
  if (evidence.length === 0) return reject(problemOf('EVIDENCE_MISSING'))
  if (attestedOn > today) return reject(problemOf('DATE_IN_FUTURE', { date: attestedOn, today }))
  if (closedOn !== null && attestedOn > closedOn)
    return reject(
      problemOf('ENTERPRISE_CLOSED', { enterprise_id: enterpriseId, closed_on: closedOn }),
    )
  if (validUntil !== null && validUntil < attestedOn)
    return reject(
      problemOf('FACT_RELIED_ON_TOO_EARLY', { valid_until: validUntil, attested_on: attestedOn }),
    )
  const beyond = tooFarAhead([validUntil], at)
  if (beyond) return reject(beyond)
  if (state.facts.length >= furtherFrom)
    return reject(problemOf('ATTESTED_FACTS_FULL', { max: furtherFrom }))
  const there = state.facts.find(
    (fact) => !fact.withdrawn && fact.fact === facts.fact && periodOf(fact) === periodOf(facts),
  )
  if (there)
    return reject(
      problemOf('FACT_ATTESTED_ALREADY', {
        attestation_id: there.attestationId,
        period: periodOf(there),
        value: there.value,
      }),
    )
  return accept({ type: 'FactAttested', attestationId, ...facts })
}

function withdraw(
  command: Asked<'WithdrawAttestedFact'>,
  state: AttestedState,
): Decision<AttestedFactEvent> {
  const { enterpriseId, attestationId, reason } = command
  const fact = state.facts.find((known) => known.attestationId === attestationId)
  if (!fact) return reject(problemOf('ATTESTED_FACT_UNKNOWN', { attestation_id: attestationId }))
  const notOwn = faultOfTakingBack(command, state.whose, [attestationId])
  if (notOwn) return reject(notOwn)
  if (fact.withdrawn) return reject(problemOf('ATTESTED_FACT_WITHDRAWN'))
  return accept({ type: 'AttestedFactWithdrawn', enterpriseId, attestationId, reason })
}

/** The year, or the day on which it was so. */
const periodOf = ({ year, attestedOn }: Pick<Attestation, 'year' | 'attestedOn'>): string =>
  year === 0 ? attestedOn : String(year)
