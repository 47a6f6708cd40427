import { pledges as operations } from '@seedline/contracts/operations'
import type { EventStore } from '@seedline/event-store'
import { type Commanded, decidedBy, type Guards, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import { type Clock, dateInShanghai } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { pledge } from '../../pledge/aggregate.ts'
import { decide } from '../../pledge/decide.ts'
import type { IpRightId, PledgeId } from '../../pledge/events.ts'
import type { PledgeTerms } from '../../pledge/state.ts'
import { getPledge, listPledges } from '../../projections/pledge/query.ts'
import type { PledgesDocument } from '../../projections/pledge/view.ts'
import { changePledge } from '../../use-cases/change-pledge.ts'
import { expectPledgeOf, isPortfolioUnderWay } from '../../use-cases/pledge-of.ts'
import { type ReservingParts, reservePledge } from '../../use-cases/reserve-pledge.ts'
import { ofParty } from './guards.ts'

export interface PledgeServiceParts extends ReservingParts {
  readonly view: ViewStore<PledgesDocument>
  readonly clock: Clock
}

/** PledgeService: each operation, and what fulfils it. */
export function pledgeService(parts: PledgeServiceParts): BoundService {
  const { store, view, clock } = parts
  const today = () => dateInShanghai(clock())
  const standing = async ({ found }: Commanded<PledgeTerms>) => ({
    underWay: found !== undefined && (await isPortfolioUnderWay(store, found)),
  })
  return serviceOf(
    operations,
    { clock, guards: guardsOf(store) },
    {
      ...decidedBy(operations, {
        store,
        aggregate: pledge,
        decide,
        id: 'IpRight',
        but: ['reservePledge', 'changePledge'],
        knowing: (_, call: Commanded<PledgeTerms>) => standing(call),
      }),
      reservePledge: (terms, call) => {
        const { organisation: bank } = call.context.actor
        return reservePledge(parts, { ...terms, bank, portfolioPledgeId: '' }, call)
      },
      changePledge: async (change, call) =>
        changePledge(parts, { ...change, ...(await standing(call)) }, call),
      getPledge: (question, { deadline }) =>
        getPledge({ store, view }, { ...question, deadline, today: today() }),
      listPledges: (filter, { actor }) =>
        listPledges(view, {
          ...filter,
          actor,
          within: ofParty(actor, 'pledges.'),
          today: today(),
        }),
    },
  )
}

const guardsOf = (store: EventStore): Guards<PledgeTerms> => ({
  pledge: ({ values, ...asker }) =>
    expectPledgeOf(
      store,
      { ipRightId: values.ipRightId as IpRightId, pledgeId: values.pledgeId as PledgeId },
      asker,
    ),
})
