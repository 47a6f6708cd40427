import type { Difference } from '../difference.ts'
import type { Rounds } from './gather-rounds.ts'
import { placeDue } from './places.ts'

type Fault = readonly [code: Difference['code'], detail: string]

interface FaultsOf {
  /** The deal, or the event of its closing. */
  readonly what: string
  readonly faults: readonly Fault[]
}

/**
 * A cap table keeps a place exactly while its round is being closed and until it is entered, and a
 * round is closed only with one.
 */
export function* checkPlaces(rounds: Rounds): Iterable<FaultsOf> {
  for (const [dealId, places] of rounds.places) {
    const status = rounds.deals.get(dealId)?.status ?? 'unknown'
    const faults = [...places]
      .filter(([enterpriseId]) => !isAwaited(rounds, dealId, enterpriseId))
      .map(([enterpriseId, commandId]): Fault => {
        const place = `${enterpriseId} keeps a place for the closing ${commandId}`
        return ['PLACE_LEFT', `${place}, and its deal is ${status}`]
      })
    if (faults.length > 0) yield { what: dealId, faults }
  }
  for (const [eventId, { dealId, enterpriseId }] of rounds.closed) {
    const closing = rounds.closings.get(eventId)
    if (closing === undefined) continue
    if (!placeDue(rounds.firstPlaces, enterpriseId, Date.parse(closing.at))) continue
    if (rounds.kept.get(dealId)?.has(`${enterpriseId}/${closing.commandId}`)) continue
    const detail = `${enterpriseId} kept no place for the closing ${closing.commandId}`
    yield { what: eventId, faults: [['PLACE_MISSING', detail]] }
  }
}

// Of a closed round that has yet to enter the place is to stay; that it is not entered is told.
const isAwaited = ({ closed, issued }: Rounds, dealId: string, enterpriseId: string): boolean =>
  [...closed.values()].some(
    (round) =>
      round.dealId === dealId &&
      round.enterpriseId === enterpriseId &&
      round.subscriptions.some(
        ({ holderId, fundId }) => !issued.has(`${dealId}/${holderId || fundId}`),
      ),
  )
