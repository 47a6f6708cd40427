import { DealOpened, RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { topicNames } from '@seedline/contracts/topics'
import type { EventMessage } from '@seedline/messaging'
import { LRUCache } from 'lru-cache'

// Their streams are named for the enterprise itself.
const keyedByEnterprise = /^\/seedline\/(?:registry|fund)$/
const enterpriseStreams = /^(?:enterprise|stage_record|cap_table)-/

const named = (message: EventMessage): string | undefined => {
  if (message.type === 'seedline.fund.v1.DealOpened')
    return DealOpened.decode(message.data).enterpriseId
  if (message.type === 'seedline.fund.v1.RoundClosed')
    return RoundClosed.decode(message.data).enterpriseId
  return undefined
}

/**
 * Tells which enterprise an event concerns; undefined when it can't be told: an event of a fund, or of a deal whose
 * opening this process has not heard.
 */
export const enterpriseFinder = (mostDeals = 10_000) => {
  const enterpriseOfDeal = new LRUCache<string, string>({ max: mostDeals })
  return (message: EventMessage): string | undefined => {
    if (keyedByEnterprise.test(message.source) && enterpriseStreams.test(message.stream))
      return message.subject
    const found = named(message)
    if (found === undefined || found === '') return enterpriseOfDeal.get(message.subject)
    enterpriseOfDeal.set(message.subject, found)
    return found
  }
}

/** The topics that live events come from. */
export const liveTopics: readonly string[] = Object.values(topicNames).flatMap((names) =>
  Object.values(names),
)
