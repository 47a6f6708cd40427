import type { ipRights, RequestOf } from '@seedline/contracts/operations'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deriveId, type EnterpriseId, parseIpNumber, trusted } from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import { ipRight } from '../ip-right/aggregate.ts'
import type { IpRightCommand } from '../ip-right/commands.ts'
import { decide } from '../ip-right/decide.ts'
import type { IpFact, IpOwner, IpRightId } from '../ip-right/events.ts'
import { factOf } from '../ip-right/fact-of.ts'

type Operations = (typeof ipRights)['operations']
export type RegisterRequest = RequestOf<Operations['registerIpRight']>

/** Of the enterprises that owners are said to be, those that nobody registered. */
async function unknownAmong(
  store: EventStore,
  owners: readonly IpOwner[],
): Promise<readonly string[]> {
  const ids = new Set(owners.flatMap(({ enterpriseId }) => enterpriseId || []))
  const found = await Promise.all([...ids].map((id) => isUnknown(store, id)))
  return [...ids].filter((_, index) => found[index])
}

// One that is registered stays so: what this process remembers of it will do.
async function isUnknown(store: EventStore, id: EnterpriseId): Promise<boolean> {
  const { state } = await store.recall(enterprise, id)
  if (state.status !== 'unregistered') return false
  return (await store.load(enterprise, id)).state.status === 'unregistered'
}

const ownersIn = (facts: readonly IpFact[]): readonly IpOwner[] =>
  facts.flatMap((fact) => (fact.type === 'IpOwnersChanged' ? fact.owners : []))

/** A registration as it is decided on: its number in the one way of writing it, its id by that. */
function registrationOf({ facts, further: _, despiteReversal: __, ...given }: RegisterRequest) {
  const number = trusted(parseIpNumber(given.family, given.number))
  const { sameDayNumber } = given
  const ipRightId: IpRightId = deriveId('IpRight', given.family, number)
  const profile = {
    ...given,
    number,
    sameDayNumber: sameDayNumber && trusted(parseIpNumber(given.family, sameDayNumber)),
  }
  return { ipRightId, profile, facts: facts.map((fact) => factOf(fact, ipRightId)) }
}

/** Registers a right with what is known to have happened to it, in one commit; of one that is there, what is new. */
export async function registerIpRight(
  store: EventStore,
  request: RegisterRequest,
  call: CommandCall,
): Promise<Outcome> {
  const registration = registrationOf(request)
  const { profile, facts } = registration
  const unknown = await unknownAmong(store, [...profile.owners, ...ownersIn(facts)])
  const { at } = call.context
  const command = {
    ...registration,
    type: 'RegisterIpRight',
    at,
    unknown,
    again: request.further,
    despiteReversal: request.despiteReversal,
  } as const
  return executeOn(store, command, call, true)
}

/** Records what happened to a right, all of it or nothing. */
export async function recordIpFacts(
  store: EventStore,
  { ipRightId, facts: given }: RequestOf<Operations['recordIpFacts']>,
  call: CommandCall,
): Promise<Outcome> {
  const facts = given.map((fact) => factOf(fact, ipRightId))
  const unknown = await unknownAmong(store, ownersIn(facts))
  const { at } = call.context
  return executeOn(store, { type: 'RecordIpFacts', ipRightId, facts, at, unknown }, call)
}

/** Corrects what was wrong from the beginning. */
export async function correctIpRight(
  store: EventStore,
  request: RequestOf<Operations['correctIpRight']>,
  call: CommandCall,
): Promise<Outcome> {
  const unknown = await unknownAmong(store, request.owners ?? [])
  const { at } = call.context
  return executeOn(store, { ...request, type: 'CorrectIpRight', at, unknown }, call)
}

const executeOn = (
  store: EventStore,
  command: IpRightCommand,
  call: CommandCall,
  likelyNew = false,
): Promise<Outcome> =>
  store.execute(ipRight, command.ipRightId, call.context, (state) => decide(command, state), {
    ...optionsOf(call),
    likelyNew,
  })
