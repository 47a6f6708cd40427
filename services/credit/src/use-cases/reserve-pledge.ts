import type { pledges, RequestOf } from '@seedline/contracts/operations'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import {
  dateInShanghai,
  deriveId,
  type EnterpriseId,
  organisationOf,
  parseIpNumber,
  trusted,
} from '@seedline/values'
import { isAmongOwners, survivorsOf } from '../eligibility/facts/survivors.ts'
import { pledge } from '../pledge/aggregate.ts'
import type { ReservePledge, RightNow } from '../pledge/commands.ts'
import { decide } from '../pledge/decide.ts'
import { type IpRightId, pledgeIdOf } from '../pledge/events.ts'
import { type PledgeTerms, pledgeIn } from '../pledge/state.ts'
import { expectConsentNow } from './consent-now.ts'
import { type FindMerged, mergingsOf } from './mergings.ts'

/** Where the registry is asked for a right as it stands; undefined: it knows of none. @throws ProblemError RIGHT_NOT_CHECKED */
export type FindRight = (ipRightId: IpRightId, deadline: Date) => Promise<RightNow | undefined>

export interface ReservingParts {
  readonly store: EventStore
  readonly findRight: FindRight
  readonly merged: FindMerged
}

type Asked = RequestOf<(typeof pledges)['operations']['reservePledge']>

export interface Reserving extends Asked {
  readonly bank: string
  readonly portfolioPledgeId: ReservePledge['portfolioPledgeId']
}

/** The right's one id, however its number is written. */
export const rightIdOf = ({ family, number }: Pick<Asked, 'family' | 'number'>): IpRightId =>
  deriveId('IpRight', family, trusted(parseIpNumber(family, number)))

/**
 * Reserves a pledge for the bank: with the enterprise's consent, and on the right as the registry has it now. A repeated command
 * is known by the pledge that it has placed, whatever has become of consent and right since. The outcome's id is the pledge's.
 */
export async function reservePledge(
  { store, findRight, merged }: ReservingParts,
  { uscc, expectedRightVersion, ...terms }: Reserving,
  call: CommandCall,
): Promise<Outcome> {
  const { at, commandId } = call.context
  const bank = organisationOf(terms.bank)
  const ipRightId = rightIdOf(terms)
  const number = trusted(parseIpNumber(terms.family, terms.number))
  const pledgeId = pledgeIdOf(ipRightId, bank, commandId)
  const { state } = await store.current(pledge, ipRightId)
  const given = { ...terms, number, bank, ipRightId, pledgeId, expectedRightVersion, at }
  const placed = pledgeIn(state, pledgeId)
  const found = placed
    ? { ...foundBefore(placed.terms), right: undefined, owned: true }
    : await lookInto({ store, findRight, merged }, { ...given, uscc }, call.deadline)
  const command: ReservePledge = { type: 'ReservePledge', ...given, ...found }
  // What is asked doesn't name the bank: another one's command of the same id is another command.
  const context = { ...call.context, commandId: deriveId('Command', bank, commandId) }
  const outcome = await store.execute(
    pledge,
    ipRightId,
    context,
    (now) => decide(command, now),
    optionsOf(call),
  )
  return { ...outcome, id: pledgeId }
}

type Found = Pick<ReservePledge, 'consent' | 'enterpriseId' | 'uscc' | 'right' | 'owned'>

const foundBefore = ({
  consentId,
  consentVersion: version,
  enterpriseId,
  uscc,
}: Pick<PledgeTerms, 'consentId' | 'consentVersion' | 'enterpriseId' | 'uscc'>) => ({
  consent: { consentId, version },
  enterpriseId,
  uscc,
})

async function lookInto(
  { store, findRight, merged }: ReservingParts,
  { bank, uscc, at, ipRightId }: Pick<ReservePledge, 'bank' | 'uscc' | 'at' | 'ipRightId'>,
  deadline: Date,
): Promise<Found> {
  const { consentId, version, granted } = await expectConsentNow(store, {
    bank,
    uscc,
    purpose: 'loan-application',
    scope: 'ip-portfolio',
    on: dateInShanghai(at),
  })
  const right = await findRight(ipRightId, deadline)
  const { enterpriseId } = granted
  const owned = right !== undefined && (await isOwner(merged, enterpriseId, right))
  return { consent: { consentId, version }, enterpriseId, uscc: granted.uscc, right, owned }
}

async function isOwner(
  merged: FindMerged,
  enterpriseId: EnterpriseId,
  { owners }: RightNow,
): Promise<boolean> {
  if (owners.includes(enterpriseId)) return true
  const survivorOf = survivorsOf(await mergingsOf(merged, [enterpriseId, ...owners]))
  return isAmongOwners(survivorOf, enterpriseId, owners)
}
