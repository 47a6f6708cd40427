import type { RequestOf, watches } from '@seedline/contracts/operations'
import { watchedRightsMax } from '@seedline/contracts/operations'
import { isOrganisation } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import type { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import {
  dateInShanghai,
  type EnterpriseId,
  organisationOf,
  parseId,
  parseIpNumber,
  trusted,
} from '@seedline/values'
import { eligibilityQuery } from '../eligibility-query/aggregate.ts'
import type { QueryId } from '../eligibility-query/events.ts'
import type { IpRightId } from '../pledge/events.ts'
import { watch } from '../watch/aggregate.ts'
import { type BeginWatch, decide } from '../watch/decide.ts'
import { watchIdOf } from '../watch/events.ts'
import { rightsAtATime } from './facts-now.ts'
import { rightIdOf } from './reserve-pledge.ts'
import { watchConsent } from './watch-consent.ts'
import { type Begun, enterpriseLooked, rightsLooked, type WatchingParts } from './watched-facts.ts'

type Asked = RequestOf<(typeof watches)['operations']['beginWatch']>

/**
 * Puts a right, or an enterprise with all of its rights, under watch from what the registry has stored now on.
 * @throws ProblemError CONSENT_MISSING, QUERY_UNKNOWN, IP_RIGHT_UNKNOWN, RIGHT_OF_OTHERS, TOO_MANY_RIGHTS, RIGHT_NOT_CHECKED
 */
export async function beginWatch(
  parts: WatchingParts,
  { uscc, family, number, queryId }: Asked,
  call: CommandCall,
): Promise<Outcome> {
  const { store } = parts
  const { at, actor } = call.context
  const bank = organisationOf(actor.organisation)
  const consent = await watchConsent(store, { bank, uscc, on: dateInShanghai(at) })
  if (consent === undefined) throw refusal('CONSENT_MISSING')
  if (queryId !== '') await expectOwnQuery(store, queryId, bank)
  const { enterpriseId } = consent.granted
  const named = family !== undefined && number !== ''
  const ipRightId = named ? rightIdOf({ family, number }) : ''
  if (ipRightId !== '') await expectOwner(parts, ipRightId, enterpriseId, call.deadline)
  const of: Begun = { bank, enterpriseId, ipRightId, pledgeId: '', queryId }
  const command: BeginWatch = {
    type: 'BeginWatch',
    at,
    watchId: watchIdOf(of),
    cause: 'wish',
    ...of,
    uscc: consent.granted.uscc,
    purpose: consent.purpose,
    family: named ? family : undefined,
    number: named ? trusted(parseIpNumber(family, number)) : '',
    seen: await seenNow(parts, of, call),
  }
  return store.execute(
    watch,
    command.watchId,
    call.context,
    (state) => decide(command, state),
    optionsOf(call),
  )
}

async function expectOwnQuery(store: EventStore, queryId: QueryId, bank: string): Promise<void> {
  const { state } = await store.current(eligibilityQuery, queryId)
  const isOwn = state.status === 'told' && isOrganisation(state.told.asked.bank, bank)
  if (!isOwn || state.told.type !== 'EligibilityAnswered')
    throw refusal('QUERY_UNKNOWN', { query_id: queryId })
}

async function expectOwner(
  { facts, rights }: WatchingParts,
  ipRightId: IpRightId,
  enterpriseId: EnterpriseId,
  deadline: Date,
): Promise<void> {
  const right = (await facts.rights([ipRightId], deadline)).get(ipRightId)
  if (right === undefined) throw refusal('IP_RIGHT_UNKNOWN', { ip_right_id: ipRightId })
  if (!(await isOwner(rights, right, enterpriseId)))
    throw refusal('RIGHT_OF_OTHERS', { ip_right_id: ipRightId, changes: '' })
}

async function isOwner(
  { merged }: WatchingParts['rights'],
  { owners }: IpRight,
  enterpriseId: EnterpriseId,
): Promise<boolean> {
  const ids = owners.map((owner) => owner.enterpriseId).filter((id) => id !== '')
  const known = await merged([...ids, enterpriseId])
  const survivorOf = (id: string) => known.find((one) => one.enterpriseId === id)?.survivorId ?? id
  return ids.some((id) => survivorOf(id) === survivorOf(enterpriseId))
}

/** How everything that is watched is now: whatever was recorded before is not told. */
export async function seenNow(
  parts: WatchingParts,
  of: Begun,
  { context: { at }, deadline }: CommandCall,
): Promise<BeginWatch['seen']> {
  const ids = of.ipRightId === '' ? await ownedBy(parts, of.enterpriseId) : [of.ipRightId]
  const pages = Array.from({ length: Math.ceil(ids.length / rightsAtATime) }, (_, page) =>
    ids.slice(page * rightsAtATime, (page + 1) * rightsAtATime),
  )
  const rights = []
  for (const page of pages) rights.push(...(await rightsLooked(parts, of, page, { at, deadline })))
  return [...rights, ...(await enterpriseLooked(parts, of, deadline))].map(({ fact }) => fact)
}

export async function ownedBy(
  { rights }: Pick<WatchingParts, 'rights'>,
  enterpriseId: EnterpriseId,
): Promise<readonly IpRightId[]> {
  const owned = await rights.ofEnterprise(enterpriseId, watchedRightsMax)
  if (owned.length > watchedRightsMax) throw refusal('TOO_MANY_RIGHTS', { max: watchedRightsMax })
  return owned.map(({ right }) => trusted(parseId('IpRight', right.ipRightId)))
}
