import {
  accept,
  type CommandCall,
  type Decision,
  type EventStore,
  type Outcome,
  optionsOf,
} from '@seedline/event-store'
import type { Evidence, LocalDate, Money, Provenance } from '@seedline/values'
import { ipRight, type RecordedIpRight } from '../ip-right/aggregate.ts'
import { decide } from '../ip-right/decide.ts'
import type { IpFact, IpRightEvent, IpRightId } from '../ip-right/events.ts'

interface Named {
  readonly ipRightId: IpRightId
  readonly on: LocalDate
  /** The number of its registration with the office. */
  readonly reference: string
  readonly evidence: readonly Evidence[]
}

/** What the bank desk says of a pledge that an office has registered. */
export type PledgeNews =
  | (Named & {
      readonly says: 'registered'
      readonly pledgee: string
      readonly secured: Money
      readonly until: LocalDate
    })
  | (Named & { readonly says: 'ended' })
  /** That it was registered, or had ended, was a mistake. */
  | (Named & { readonly says: 'never-registered' | 'never-ended'; readonly reason: string })

const source = 'bank desk'

/**
 * Records on a right what the bank desk says of a pledge. What somebody has recorded under the same reference already, or taken
 * back, stays as it is; what else the right's record refuses is thrown, for people to mend.
 */
export const recordPledge = (
  store: EventStore,
  news: PledgeNews,
  call: CommandCall,
): Promise<Outcome> =>
  store.execute(
    ipRight,
    news.ipRightId,
    call.context,
    (state) => decided(news, state, call),
    optionsOf(call),
  )

function decided(
  news: PledgeNews,
  state: RecordedIpRight,
  { context: { at } }: CommandCall,
): Decision<IpRightEvent> {
  const { ipRightId, reference, evidence } = news
  const type = ofType[news.says]
  const entries = state.status === 'registered' ? state.entries : []
  const known = entries.find(
    ({ fact }) => fact.type === type && 'reference' in fact && fact.reference === reference,
  )
  switch (news.says) {
    case 'registered':
    case 'ended': {
      if (known) return accept()
      const facts = [factOf(news, state)]
      return decide({ type: 'RecordIpFacts', at, ipRightId, facts, against: new Map() }, state)
    }
    case 'never-registered':
    case 'never-ended': {
      if (!known) return accept()
      const { reason } = news
      const versions = [known.version]
      const reversal = { versions, reason, evidence: evidence.slice(0, mostPapers) }
      return decide(
        { type: 'ReverseIpEntries', at, ipRightId, ...reversal, ofOrganisation: undefined },
        state,
      )
    }
    default:
      return news satisfies never
  }
}

const ofType = {
  registered: 'IpPledged',
  'never-registered': 'IpPledged',
  ended: 'IpPledgeReleased',
  'never-ended': 'IpPledgeReleased',
} as const

/** Papers of one fact, at most. */
const mostPapers = 5

function factOf(
  news: Extract<PledgeNews, { readonly says: 'registered' | 'ended' }>,
  state: RecordedIpRight,
): IpFact {
  const { ipRightId, on, reference } = news
  const told = {
    ipRightId,
    on,
    reference,
    evidence: news.evidence.slice(0, mostPapers),
    provenance: provenanceBeside(state),
  }
  if (news.says === 'ended') return { type: 'IpPledgeReleased', ...told }
  const { pledgee, secured, until } = news
  return { type: 'IpPledged', ...told, pledgee, secured, until }
}

// What is said of a made-up right is made up, too.
const provenanceBeside = (state: RecordedIpRight): Provenance => ({
  source,
  confidence: 'reported',
  synthetic: state.status === 'registered' && state.profile.provenance?.synthetic === true,
})
