import { DealOpened, RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { recordingServices, services } from '@seedline/contracts/services'
import type { EventMessage } from '@seedline/messaging'
import { LRUCache } from 'lru-cache'

/** By source and category: the streams that bear the enterprise's own id. */
const keyedByEnterprise: ReadonlySet<string> = new Set(
  recordingServices.flatMap((service) =>
    Object.entries(services[service].publishes).flatMap(([category, bears]) =>
      bears === 'enterprise' ? [`/seedline/${service} ${category}`] : [],
    ),
  ),
)

const bearsEnterprise = ({ source, stream }: EventMessage): boolean =>
  keyedByEnterprise.has(`${source} ${stream.slice(0, stream.indexOf('-'))}`)

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
    if (bearsEnterprise(message)) return message.subject
    const found = named(message)
    if (found === undefined || found === '') return enterpriseOfDeal.get(message.subject)
    enterpriseOfDeal.set(message.subject, found)
    return found
  }
}
