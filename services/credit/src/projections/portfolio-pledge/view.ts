import type { PortfolioPledge } from '@seedline/contracts/credit/v1/portfolio_pledge_service'
import {
  ipFamily,
  portfolioRightOutcome as outcomeKind,
  portfolioPledgeStatus as statusKind,
} from '@seedline/contracts/operations'
import { topicNames } from '@seedline/contracts/topics'
import { historyEntry } from '@seedline/facts/answers'
import type { EventMeta, View } from '@seedline/views'
import {
  type PortfolioPledgeBegun,
  type PortfolioPledgeEvent,
  portfolioPledgeEvents,
} from '../../portfolio-pledge/events.ts'

/** A portfolio as it is answered. */
export type PortfolioPledgeDocument = PortfolioPledge

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: PortfolioPledgeDocument | undefined,
  event: PortfolioPledgeEvent,
  meta: EventMeta,
): PortfolioPledgeDocument {
  const document = event.type === 'PortfolioPledgeBegun' ? begun(event) : before
  if (document === undefined) throw new Error(`Stream ${meta.stream} begins with ${meta.type}`)
  const occurredOn = portfolioPledgeEvents.occurredOn(event)
  const json = portfolioPledgeEvents.json(event)
  const entry = historyEntry(meta, { occurredOn, json, reason: '' })
  return {
    ...changed(document, event),
    version: meta.version,
    statusOn: occurredOn,
    history: [...document.history, entry],
  }
}

type Standing = PortfolioPledge['rights'][number]

function changed(document: PortfolioPledge, event: PortfolioPledgeEvent): PortfolioPledge {
  const withRight = (ipRightId: string, more: Partial<Standing>): PortfolioPledge => ({
    ...document,
    rights: document.rights.map((one) => (one.ipRightId === ipRightId ? { ...one, ...more } : one)),
  })
  switch (event.type) {
    case 'PortfolioPledgeBegun':
      return document
    case 'PortfolioRightReserved': {
      const { ipRightId, pledgeId } = event
      return withRight(ipRightId, { outcome: outcomeKind.toProto('reserved'), pledgeId })
    }
    case 'PortfolioRightRefused': {
      const { ipRightId, code: refusedWith } = event
      const outcome = outcomeKind.toProto('refused')
      return {
        ...withRight(ipRightId, { outcome, refusedWith }),
        status: statusKind.toProto('letting-go'),
      }
    }
    case 'PortfolioRightLetGo':
      return withRight(event.ipRightId, { outcome: outcomeKind.toProto('let-go') })
    case 'PortfolioPledgePlaced':
      return { ...document, status: statusKind.toProto('placed') }
    case 'PortfolioPledgeRefused':
      return { ...document, status: statusKind.toProto('refused') }
    default:
      return event satisfies never
  }
}

const begun = (event: PortfolioPledgeBegun): PortfolioPledgeDocument => ({
  ...portfolioPledgeEvents.toProto(event),
  version: 0,
  status: statusKind.toProto('reserving'),
  statusOn: event.begunOn,
  rights: event.rights.map(({ family, number, ipRightId }) => ({
    family: ipFamily.toProto(family),
    number,
    ipRightId,
    outcome: outcomeKind.toProto('waiting'),
    pledgeId: '',
    refusedWith: '',
  })),
  history: [],
})

/** One document for each portfolio. */
export const portfolioPledgeView: View<PortfolioPledgeDocument, PortfolioPledgeEvent> = {
  name: 'portfolio_pledge',
  topics: [topicNames.credit.portfolio_pledge],
  decode: portfolioPledgeEvents.codec.decode,
  keyOf: (event) => event.portfolioPledgeId,
  evolve,
  indexes: [{ fields: { bank: 1, begunOn: -1 } }, { fields: { uscc: 1, begunOn: -1 } }],
  foldVersion: 1,
}
