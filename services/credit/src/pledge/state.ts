import type { LocalDate } from '@seedline/values'
import type { PledgeEvent, PledgeId, PledgeReserved, PledgeStanding } from './events.ts'

/** One pledge on a right: what it is, how it stands, and how it stood before each of its later entries. */
export interface Pledge {
  readonly terms: PledgeTerms
  readonly standing: PledgeStanding
  readonly earlier: readonly PledgeStanding[]
}

export type PledgeTerms = Omit<
  PledgeReserved,
  'type' | 'secured' | 'maturesOn' | 'expiresOn' | 'evidence'
>

/** All pledges on a right, in the order of their reservations. `count` is its stream's version. */
export interface PledgesState {
  readonly count: number
  readonly pledges: readonly Pledge[]
}

export const neverPledged: PledgesState = { count: 0, pledges: [] }

export function evolve(state: PledgesState, event: PledgeEvent): PledgesState {
  const count = state.count + 1
  if (event.type === 'PledgeReserved')
    return { count, pledges: [...state.pledges, reserved(event, count)] }
  const pledges = state.pledges.map((one) =>
    one.terms.pledgeId === event.pledgeId ? after(one, event, count) : one,
  )
  return { count, pledges }
}

function after(
  pledge: Pledge,
  event: Exclude<PledgeEvent, PledgeReserved>,
  entryVersion: number,
): Pledge {
  if (event.type === 'PledgeEntryReversed')
    return { ...pledge, standing: event.stands, earlier: pledge.earlier.slice(0, -1) }
  return {
    ...pledge,
    standing: { ...standingAfter(pledge.standing, event), entryVersion },
    earlier: [...pledge.earlier, pledge.standing],
  }
}

function reserved(
  { type: _, evidence: __, secured, maturesOn, expiresOn, ...terms }: PledgeReserved,
  entryVersion: number,
): Pledge {
  const standing: PledgeStanding = {
    status: 'reserved',
    statusOn: terms.reservedOn,
    secured,
    maturesOn,
    expiresOn,
    filingNumber: '',
    registrationNumber: '',
    entryVersion,
  }
  return { terms, standing, earlier: [] }
}

function standingAfter(
  before: PledgeStanding,
  event: Exclude<
    PledgeEvent,
    { readonly type: 'PledgeReserved' } | { readonly type: 'PledgeEntryReversed' }
  >,
): PledgeStanding {
  const kept = { ...before, expiresOn: null }
  switch (event.type) {
    case 'PledgeFiled': {
      const { filedOn: statusOn, filingNumber, expiresOn } = event
      return { ...before, status: 'filed', statusOn, filingNumber, expiresOn }
    }
    case 'PledgeRegistered': {
      const { registeredOn: statusOn, registrationNumber } = event
      return { ...kept, status: 'registered', statusOn, registrationNumber }
    }
    case 'PledgeChanged': {
      const { changedOn: statusOn, secured, maturesOn } = event
      return { ...kept, status: 'changed', statusOn, secured, maturesOn }
    }
    case 'PledgeReleased':
      return { ...kept, status: 'released', statusOn: event.releasedOn }
    case 'PledgeEnforced':
      return { ...kept, status: 'enforced', statusOn: event.enforcedOn }
    case 'PledgeLapsed':
      return { ...kept, status: 'lapsed', statusOn: event.lapsedOn }
    default:
      return event satisfies never
  }
}

/** Whether a reservation or filing has run out by that day. */
export const isOutOfTime = (
  { expiresOn }: { readonly expiresOn: LocalDate | null },
  day: LocalDate,
): boolean => expiresOn !== null && day > expiresOn

/** Whether it has ended, and another may be placed. */
export const hasEnded = ({ status }: Pick<PledgeStanding, 'status'>): boolean =>
  status === 'released' || status === 'enforced' || status === 'lapsed'

/** The pledge that keeps others from the right on that day. */
export const standingOn = ({ pledges }: PledgesState, day: LocalDate): Pledge | undefined =>
  pledges.find(({ standing }) => !hasEnded(standing) && !isOutOfTime(standing, day))

export const pledgeIn = ({ pledges }: PledgesState, pledgeId: PledgeId): Pledge | undefined =>
  pledges.find(({ terms }) => terms.pledgeId === pledgeId)
