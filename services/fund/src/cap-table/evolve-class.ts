import { entryOf, type Keyed, withEntry } from '@seedline/event-store'
import { type LocalDate, laterOf, type Numeric } from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'
import type { StockClass } from './state.ts'

/** The classes after something happened to the stock, plans or options of one of them. */
export function touched(
  classes: Keyed<StockClass>,
  id: GivenId,
  on: LocalDate,
  change: (outstanding: Numeric) => Numeric = unchanged,
): Keyed<StockClass> {
  const known = entryOf(classes, id)
  if (known === undefined) return classes
  const touchedOn = laterOf(known.touchedOn, on)
  const outstanding = change(known.outstanding)
  return withEntry(classes, id, { ...known, outstanding, touchedOn })
}

const unchanged = (outstanding: Numeric): Numeric => outstanding
