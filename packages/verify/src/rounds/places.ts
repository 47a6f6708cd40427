import type { Instant } from '@seedline/values'
import type { DealEvent } from './deal-event.ts'

/** By enterprise: the command of the closing for which its cap table keeps a place. */
export type Places = ReadonlyMap<string, string>

export const noPlaces: Places = new Map()

type OnTable = Extract<
  DealEvent,
  { readonly type: 'place-kept' | 'place-released' | 'issued' | 'taken-back' }
>

/** The places of one deal after one more event of a cap table: a round that enters takes its own. */
export function placesAfter(before: Places, event: OnTable): Places {
  switch (event.type) {
    case 'place-kept':
      return new Map(before).set(event.enterpriseId, event.closingCommandId)
    case 'place-released':
      return before.get(event.enterpriseId) === event.closingCommandId
        ? without(before, event.enterpriseId)
        : before
    case 'issued':
      return without(before, event.issued.enterpriseId)
    case 'taken-back':
      return without(before, event.enterpriseId)
    default:
      return event satisfies never
  }
}

const without = (places: Places, enterpriseId: string): Places =>
  places.has(enterpriseId) ? new Map([...places].filter(([id]) => id !== enterpriseId)) : places

/** By enterprise: when its cap table kept a place for the first time, in ms. */
export type FirstPlaces = Map<string, number>

export function noteFirst(
  first: FirstPlaces,
  { enterpriseId, at }: Extract<DealEvent, { readonly type: 'place-kept' }>,
): void {
  const time = Date.parse(at)
  first.set(enterpriseId, Math.min(first.get(enterpriseId) ?? time, time))
}

/** So long a revision that keeps no places may still run beside one that does. */
const overlapMs = 24 * 60 * 60 * 1000

/** Whether a closing had to keep a place: rounds were closed without before there were places. */
export function placeDue(first: FirstPlaces, enterpriseId: string, closedAt: number): boolean {
  const since = first.get(enterpriseId)
  return since !== undefined && isDue(closedAt, since)
}

export const isDue = (closedAt: number, firstPlaceAt: number): boolean =>
  closedAt - firstPlaceAt > overlapMs

/** How a round was closed: by which command, and when it was recorded. */
export interface Closing {
  readonly commandId: string
  readonly at: Instant
}
