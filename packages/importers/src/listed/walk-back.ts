import { divideRounded } from '@seedline/values'
import type { CapitalEvent } from './capital-event.ts'

/** Whole shares (or yuan of registered capital) by holder. */
export type Holdings = ReadonlyMap<string, bigint>

/** Who held what once the events up to `after` (an index) had happened. */
export interface KnownRegister {
  readonly after: number
  readonly holdings: Holdings
}

/**
 * The register worked back from the one announced before the offering, through the itemised
 * events, as far as that can be done exactly: to the gap, or to a conversion that changed the
 * number. What it gives is arithmetic, not a source: it is recorded as unverified. @throws
 * RangeError where the announced register and the history contradict each other
 */
export function walkBack(events: readonly CapitalEvent[], announced: Holdings): KnownRegister {
  let holdings = announced
  for (let index = events.length - 1; index >= 0; index--) {
    const event = events[index]
    const before = events[index - 1]
    if (event === undefined) break
    checkSum(holdings, event)
    if (event.kind === 'gap' || event.kind === 'establishment') return { after: index, holdings }
    if (event.kind === 'conversion' && before?.total !== event.total)
      return { after: index, holdings }
    holdings = undo(event, holdings)
  }
  return { after: -1, holdings }
}

function undo(event: CapitalEvent, after: Holdings): Holdings {
  switch (event.kind) {
    case 'increase':
    case 'merger':
      return moved(
        after,
        event.parts.map(({ holder, quantity }) => [holder, -quantity]),
      )
    case 'transfer':
      return moved(
        after,
        event.moves.flatMap(({ holder, from, quantity }): [string, bigint][] => [
          [holder, -quantity],
          [from, quantity],
        ]),
      )
    case 'reserve': {
      const before = event.total - event.added
      return new Map(
        [...after].map(([holder, shares]) => [
          holder,
          divideRounded(shares * before, event.total, 'half-up'),
        ]),
      )
    }
    case 'conversion':
    case 'establishment':
    case 'gap':
      return after
    default:
      return event satisfies never
  }
}

function moved(holdings: Holdings, changes: readonly (readonly [string, bigint])[]): Holdings {
  const result = new Map(holdings)
  for (const [holder, change] of changes) {
    const now = (result.get(holder) ?? 0n) + change
    if (now < 0n) throw new RangeError(`${holder} would have held less than nothing`)
    if (now === 0n) result.delete(holder)
    else result.set(holder, now)
  }
  return result
}

function checkSum(holdings: Holdings, { total, date, kind }: CapitalEvent): void {
  const sum = [...holdings.values()].reduce((a, b) => a + b, 0n)
  if (sum !== total) throw new RangeError(`${kind} of ${date}: holders sum to ${sum}, not ${total}`)
}
