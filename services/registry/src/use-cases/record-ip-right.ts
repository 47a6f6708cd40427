import type { ipRights, RequestOf } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import {
  deriveId,
  type EnterpriseId,
  type Objection,
  parseIpNumber,
  trusted,
} from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import { mergedFault } from '../facts/merged.ts'
import { ipRight } from '../ip-right/aggregate.ts'
import type { IpRightCommand } from '../ip-right/commands.ts'
import { decide } from '../ip-right/decide.ts'
import { type IpOwner, type IpRightId, ownersIn } from '../ip-right/events.ts'
import { factOf } from '../ip-right/fact-of.ts'

type Operations = (typeof ipRights)['operations']
export type RegisterRequest = RequestOf<Operations['registerIpRight']>

/** What the register says against enterprises that owners are said to be: nobody registered it, or it goes on as another. */
async function against(
  store: EventStore,
  owners: readonly IpOwner[],
): Promise<ReadonlyMap<string, Objection>> {
  const ids = new Set(owners.flatMap(({ enterpriseId }) => enterpriseId || []))
  const faults = [...ids].map(async (id) => {
    const fault = await faultOf(store, id)
    return fault ? [[id, fault] as const] : []
  })
  return new Map((await Promise.all(faults)).flat())
}

async function faultOf(store: EventStore, id: EnterpriseId): Promise<Objection | undefined> {
  const { state } = await store.current(enterprise, id)
  return state.status === 'unregistered'
    ? problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: id })
    : mergedFault(id, state.mergedInto?.survivorId)
}

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
  const owners = [...profile.owners, ...ownersIn(facts)]
  const { at } = call.context
  const command = {
    ...registration,
    type: 'RegisterIpRight',
    at,
    against: await against(store, owners),
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
  const { at } = call.context
  const known = { at, against: await against(store, ownersIn(facts)) }
  return executeOn(store, { type: 'RecordIpFacts', ipRightId, facts, ...known }, call)
}

/** Corrects what was wrong from the beginning. */
export async function correctIpRight(
  store: EventStore,
  request: RequestOf<Operations['correctIpRight']>,
  call: CommandCall,
): Promise<Outcome> {
  const { at } = call.context
  const known = { at, against: await against(store, request.owners ?? []) }
  return executeOn(store, { ...request, type: 'CorrectIpRight', ...known }, call)
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
