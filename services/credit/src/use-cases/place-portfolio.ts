import type { portfolioPledges, RequestOf } from '@seedline/contracts/operations'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { dateInShanghai, deriveId, organisationOf, parseIpNumber, trusted } from '@seedline/values'
import { portfolioPledge } from '../portfolio-pledge/aggregate.ts'
import { decide } from '../portfolio-pledge/decide.ts'
import { expectConsentNow } from './consent-now.ts'
import { rightIdOf } from './reserve-pledge.ts'

type Asked = RequestOf<(typeof portfolioPledges)['operations']['placePortfolio']>

/** Begins a pledge on several rights; the process `carry-portfolios` does the rest. */
export async function placePortfolio(
  store: EventStore,
  { uscc, rights, ...terms }: Asked,
  call: CommandCall,
): Promise<Outcome> {
  const { actor, at, commandId } = call.context
  const bank = organisationOf(actor.organisation)
  const portfolioPledgeId = deriveId('PortfolioPledge', bank, commandId)
  const { state } = await store.current(portfolioPledge, portfolioPledgeId)
  // A repeated command is answered by what it has begun, whatever has become of the consent.
  const known =
    state.status === 'never-begun'
      ? (
          await expectConsentNow(store, {
            bank,
            uscc,
            purpose: 'loan-application',
            scope: 'ip-portfolio',
            on: dateInShanghai(at),
          })
        ).granted
      : state.begun
  const command = {
    ...terms,
    type: 'PlacePortfolio',
    at,
    portfolioPledgeId,
    bank,
    enterpriseId: known.enterpriseId,
    uscc: known.uscc,
    rights: rights.map((right) => ({
      ...right,
      number: trusted(parseIpNumber(right.family, right.number)),
      ipRightId: rightIdOf(right),
    })),
  } as const
  return store.execute(
    portfolioPledge,
    portfolioPledgeId,
    call.context,
    (now) => decide(command, now),
    { ...optionsOf(call), likelyNew: true },
  )
}
