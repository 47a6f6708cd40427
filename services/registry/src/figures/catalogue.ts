import type { Dimension, PeriodKind, Unit } from '@seedline/values'

/** What is known of an item that enterprises state. */
export interface FigureItem {
  readonly item: string
  readonly zh: string
  readonly en: string
  readonly measures: Dimension
  /** Of a stretch of time, of its last day, or a ratio. */
  readonly kind: 'flow' | 'stock' | 'ratio'
  readonly sign: 'not-negative' | 'any'
  /** Of one share: it is stated to four decimals of a yuan. */
  readonly perShare: boolean
  readonly periods: readonly PeriodKind[]
  /** The item that it is a part of, and never above. */
  readonly partOf: string | undefined
  /** The units that it may be stated in. */
  readonly units: readonly Unit[]
}

/** Items of which some make up another, in every period. */
export interface Balance {
  readonly whole: string
  readonly parts: readonly string[]
}

/** All items that may be stated, in the order in which they are shown. */
export interface Catalogue {
  readonly items: ReadonlyMap<string, FigureItem>
  readonly balances: readonly Balance[]
}

/** The item's name in both languages, with its key: as a fact of a refusal. */
export const named = ({ items }: Catalogue, item: string) => {
  const known = items.get(item)
  return { code: item, zh: known?.zh ?? item, en: known?.en ?? item }
}
