import type { CommandOf, consents } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type Uscc } from '@seedline/values'
import type { ConsentEvent, ConsentGranted, ConsentId } from './events.ts'
import type { ConsentState } from './state.ts'

/** A consent with what is found out before it is decided: whose code the enterprise has, and whether somebody else records it. */
type Found = { readonly uscc: Uscc; readonly recordedForIt: boolean }

type Declared = CommandOf<typeof consents, 'consentId', ConsentId>
type Asked<Type> = Extract<Declared, { readonly type: Type }>

export type ConsentCommand = (Asked<'GrantConsent'> & Found) | Asked<'RevokeConsent'>

/** What a command leads to. Pure: the command carries the time. */
export function decide(command: ConsentCommand, state: ConsentState): Decision<ConsentEvent> {
  switch (command.type) {
    case 'GrantConsent':
      return grant(command, state)
    case 'RevokeConsent':
      return revoke(command, state)
    default:
      return command satisfies never
  }
}

function grant(
  { type: _, at, recordedForIt, ...terms }: Asked<'GrantConsent'> & Found,
  state: ConsentState,
): Decision<ConsentEvent> {
  const today = dateInShanghai(at)
  if (terms.grantedOn > today)
    return reject(problemOf('DATE_IN_FUTURE', { date: terms.grantedOn, today }))
  if (terms.validTo < today)
    return reject(problemOf('CONSENT_OVER', { valid_to: terms.validTo, today }))
  if (recordedForIt && (terms.method !== 'paper' || terms.evidence.length === 0))
    return reject(problemOf('CONSENT_PAPER_MISSING'))
  const granted: ConsentGranted = {
    type: 'ConsentGranted',
    ...terms,
    purposes: inOrder(terms.purposes),
    scopes: inOrder(terms.scopes),
  }
  if (state.status === 'granted' && saysTheSame(state.granted, granted))
    return reject(problemOf('CONSENT_STANDS_ALREADY', { consent_id: terms.consentId }))
  return accept(granted)
}

function revoke(
  { consentId, at, reason }: Asked<'RevokeConsent'>,
  state: ConsentState,
): Decision<ConsentEvent> {
  switch (state.status) {
    case 'never-granted':
      return reject(problemOf('CONSENT_UNKNOWN', { consent_id: consentId }))
    case 'revoked': {
      const { revokedOn } = state
      return reject(
        problemOf('CONSENT_REVOKED_ALREADY', { consent_id: consentId, revoked_on: revokedOn }),
      )
    }
    case 'granted':
      return accept({ type: 'ConsentRevoked', consentId, revokedOn: dateInShanghai(at), reason })
    default:
      return state satisfies never
  }
}

const inOrder = <T extends string>(several: readonly T[]): readonly T[] =>
  [...new Set(several)].sort()

// Papers are added to, or scanned anew, without another consent being given.
const saysTheSame = (
  { evidence: _, ...one }: ConsentGranted,
  { evidence: __, ...other }: ConsentGranted,
): boolean => JSON.stringify(fieldsOf(one)) === JSON.stringify(fieldsOf(other))

const fieldsOf = (fields: object): readonly unknown[] =>
  Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))
