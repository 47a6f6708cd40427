import type { CommandOf, designations } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type EnterpriseId, sameEvidence } from '@seedline/values'
import { takingBackEntriesKept } from '../facts/history-bound.ts'
import { mergedFault } from '../facts/merged.ts'
import { faultOfTakingBack, type TakesBack } from '../facts/whose.ts'
import type { EnterpriseDates } from '../stage-record/commands.ts'
import type { DesignationChange, DesignationEvent, DesignationId, TermChanges } from './events.ts'
import { heldSpan, renewalOf } from './held.ts'
import { type DesignationsState, type TermState, termsAfter } from './state.ts'
import { overlapWith, renewalFault, termFault } from './term-fault.ts'

type Declared = CommandOf<typeof designations, 'enterpriseId', EnterpriseId>

/** What a decision must know besides: the enterprise, and the id of a term that comes to be. */
interface Known extends TakesBack {
  /** Undefined: not registered. */
  readonly enterprise: EnterpriseDates | undefined
  readonly newId: DesignationId
}

export type DesignationCommand = Declared & Known

type Asked<Type> = Extract<DesignationCommand, { readonly type: Type }>

/** More than any enterprise has; a bound on what is answered and folded. */
export const designationEntriesMax = 300

const furtherMax = designationEntriesMax - takingBackEntriesKept

const isReversal = (type: DesignationCommand['type']): boolean =>
  type === 'ReverseDesignation' || type === 'ReverseRevocation'

/** What a command leads to. Pure: the command carries the time, and what is known of the enterprise. */
export function decide(
  command: DesignationCommand,
  state: DesignationsState,
): Decision<DesignationEvent> {
  const { enterprise, enterpriseId } = command
  if (!enterprise) return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const merged = mergedFault(enterpriseId, enterprise.mergedInto)
  if (merged) return reject(merged)
  const max = isReversal(command.type) ? designationEntriesMax : furtherMax
  if (state.entries >= max) return reject(problemOf('DESIGNATIONS_FULL', { max }))
  if (command.type === 'RecordDesignation') return record(command, enterprise, state)
  const { designationId } = command
  const term = state.terms.find((known) => known.designationId === designationId)
  if (!term) return reject(problemOf('DESIGNATION_UNKNOWN', { designation_id: designationId }))
  if (term.reversed)
    return reject(problemOf('DESIGNATION_REVERSED', { designation_id: designationId }))
  switch (command.type) {
    case 'RenewDesignation':
      return renew(command, enterprise, term, state)
    case 'RevokeDesignation':
      return revoke(command, term, state)
    case 'CorrectDesignation':
      return correct(command, enterprise, term, state)
    case 'ReverseDesignation':
      return reverse(command, term, state)
    case 'ReverseRevocation':
      return reverseRevocation(command, term, state)
    default:
      return command satisfies never
  }
}

function record(
  command: Asked<'RecordDesignation'>,
  enterprise: EnterpriseDates,
  state: DesignationsState,
): Decision<DesignationEvent> {
  const {
    type: _,
    at,
    enterprise: __,
    ofOrganisation: ___,
    newId: designationId,
    despiteReversal,
    ...facts
  } = command
  if (facts.evidence.length === 0) return reject(problemOf('EVIDENCE_MISSING'))
  const wrong = termFault(facts, { enterprise, enterpriseId: facts.enterpriseId, at })
  if (wrong) return reject(wrong)
  const granted = unlessOverlapping({ type: 'DesignationGranted', designationId, ...facts }, state)
  const before = despiteReversal ? undefined : reversedBefore(facts, state)
  return granted.ok && before ? reject(before) : granted
}

/** A file that comes every month goes on telling what somebody has taken back as a mistake. */
function reversedBefore(
  { kind, level, validFrom }: Pick<TermState, 'kind' | 'level' | 'validFrom'>,
  { terms }: DesignationsState,
) {
  const before = terms.find(
    (term) =>
      term.reversed && term.kind === kind && term.level === level && term.validFrom === validFrom,
  )
  if (before === undefined) return undefined
  return problemOf('DESIGNATION_REVERSED_BEFORE', {
    designation_id: before.designationId,
    valid_from: validFrom,
  })
}

function renew(
  command: Asked<'RenewDesignation'>,
  enterprise: EnterpriseDates,
  earlier: TermState,
  state: DesignationsState,
): Decision<DesignationEvent> {
  const {
    type: _,
    at,
    enterprise: __,
    ofOrganisation: ___,
    newId,
    designationId: renewedId,
    ...facts
  } = command
  if (facts.evidence.length === 0) return reject(problemOf('EVIDENCE_MISSING'))
  if (earlier.revokedOn !== null) return reject(revoked(earlier.revokedOn))
  const other = renewalOf(earlier, state.terms)
  if (other) return reject(problemOf('DESIGNATION_RENEWED', { renewal_id: other.designationId }))
  const wrong =
    termFault(facts, { enterprise, enterpriseId: facts.enterpriseId, at }) ??
    renewalFault(earlier, facts)
  if (wrong) return reject(wrong)
  const event: DesignationChange = {
    type: 'DesignationRenewed',
    ...facts,
    designationId: newId,
    renewedId,
    kind: earlier.kind,
    level: earlier.level,
    authority: facts.authority === '' ? earlier.authority : facts.authority,
  }
  return unlessOverlapping(event, state)
}

function revoke(
  command: Asked<'RevokeDesignation'>,
  term: TermState,
  state: DesignationsState,
): Decision<DesignationEvent> {
  const { enterpriseId, designationId, at, revokedOn, reason, evidence } = command
  const notOwn = faultOfTakingBack(command, state.whose, [designationId])
  if (notOwn) return reject(notOwn)
  if (evidence.length === 0) return reject(problemOf('EVIDENCE_MISSING'))
  const today = dateInShanghai(at)
  if (revokedOn > today) return reject(problemOf('DATE_IN_FUTURE', { date: revokedOn, today }))
  if (term.revokedOn !== null) return reject(revoked(term.revokedOn))
  const renewal = renewalOf(term, state.terms)
  if (renewal)
    return reject(problemOf('DESIGNATION_RENEWED', { renewal_id: renewal.designationId }))
  const { from, to } = heldSpan(term, state.terms)
  if (revokedOn < from || (to !== null && revokedOn > to)) return reject(notHeld(term, revokedOn))
  return accept({
    type: 'DesignationRevoked',
    enterpriseId,
    designationId,
    revokedOn,
    reason,
    evidence,
  })
}

function correct(
  command: Asked<'CorrectDesignation'>,
  enterprise: EnterpriseDates,
  term: TermState,
  state: DesignationsState,
): Decision<DesignationEvent> {
  const { enterpriseId, designationId, at, reason } = command
  const changes = differing(command, term)
  if (Object.keys(changes).length === 0) return reject(problemOf('NOTHING_TO_CORRECT'))
  const mended = { ...term, ...changes }
  const { revokedOn } = mended
  const earlier = state.terms.find((other) => other.designationId === term.renewsId)
  const later = renewalOf(term, state.terms)
  const wrong =
    termFault(mended, { enterprise, enterpriseId, at }) ??
    (revokedOn !== null && outside(mended, revokedOn) ? notHeld(mended, revokedOn) : undefined) ??
    (earlier && renewalFault(earlier, mended)) ??
    (later && renewalFault(mended, later))
  if (wrong) return reject(wrong)
  return unlessOverlapping(
    { type: 'DesignationCorrected', enterpriseId, designationId, reason, changes },
    state,
  )
}

const outside = ({ validFrom, validTo }: TermState, day: string): boolean =>
  day < validFrom || (validTo !== null && day > validTo)

const differing = (command: Asked<'CorrectDesignation'>, term: TermState): TermChanges => {
  const { certificateNumber, validFrom, validTo, batch, authority, evidence } = command
  return {
    ...(certificateNumber !== undefined &&
      certificateNumber !== term.certificateNumber && { certificateNumber }),
    ...(validFrom !== undefined && validFrom !== term.validFrom && { validFrom }),
    ...(validTo !== undefined && validTo !== term.validTo && { validTo }),
    ...(batch !== undefined && batch !== term.batch && { batch }),
    ...(authority !== undefined && authority !== term.authority && { authority }),
    ...(evidence.length > 0 && !sameEvidence(evidence, term.evidence) && { evidence }),
  }
}

function reverse(
  { enterpriseId, designationId, reason }: Asked<'ReverseDesignation'>,
  term: TermState,
  state: DesignationsState,
): Decision<DesignationEvent> {
  const renewal = renewalOf(term, state.terms)
  if (renewal)
    return reject(problemOf('DESIGNATION_RENEWED', { renewal_id: renewal.designationId }))
  return unlessOverlapping(
    { type: 'DesignationReversed', enterpriseId, designationId, reason },
    state,
  )
}

function reverseRevocation(
  { enterpriseId, designationId, reason }: Asked<'ReverseRevocation'>,
  term: TermState,
  state: DesignationsState,
): Decision<DesignationEvent> {
  if (term.revokedOn === null) return reject(problemOf('DESIGNATION_NOT_REVOKED'))
  return unlessOverlapping(
    { type: 'DesignationRevocationReversed', enterpriseId, designationId, reason },
    state,
  )
}

/** Whatever would make two terms of a kind and level held at one time contradicts what is there. */
function unlessOverlapping(
  event: DesignationChange,
  state: DesignationsState,
): Decision<DesignationEvent> {
  const overlap = overlapWith(event.designationId, termsAfter(state.terms, event))
  return overlap ? reject(overlap) : accept(event)
}

const revoked = (revokedOn: string) => problemOf('DESIGNATION_REVOKED', { revoked_on: revokedOn })

const notHeld = ({ validFrom, validTo }: TermState, revokedOn: string) =>
  problemOf('DESIGNATION_NOT_HELD', {
    valid_from: validFrom,
    valid_to: validTo ?? '…',
    revoked_on: revokedOn,
  })
