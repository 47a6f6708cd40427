import { type NumberFact, priceOf, wholeOf } from './fact.ts'
import { holderName } from './holder.ts'
import type { CapitalEntry } from './listed-facts.ts'

interface Dated {
  readonly date: string
  /** Where the date was read. */
  readonly url: string | null | undefined
  /** What the total must be afterwards, in shares or yuan of registered capital. */
  readonly total: bigint
}

interface Part {
  readonly holder: string
  readonly quantity: bigint
}

type Price = ReturnType<typeof priceOf>

/**
 * One step of a company's capital. `gap`: what happened before it is not itemised; only the total
 * is known.
 */
export type CapitalEvent =
  | (Dated & {
      readonly kind: 'establishment' | 'increase' | 'merger'
      readonly parts: readonly Part[]
      readonly price: Price | undefined
      readonly computed: boolean
      readonly employees: boolean
    })
  | (Dated & {
      readonly kind: 'transfer'
      readonly moves: readonly (Part & { readonly from: string })[]
      readonly price: Price | undefined
    })
  | (Dated & { readonly kind: 'conversion' })
  | (Dated & { readonly kind: 'reserve'; readonly added: bigint })
  | (Dated & { readonly kind: 'gap'; readonly said: string })

const kinds = [
  ['establishment', /^establishment/],
  ['transfer', /^share transfer/],
  ['merger', /^merger/],
  ['increase', /^capital increase/],
  ['conversion', /^joint-stock conversion/],
  ['reserve', /^capital reserve to shares/],
] as const

/**
 * The entries as events in time order. A gap bears the date of what follows it. @throws
 * RangeError for an entry that can't be read
 */
export function capitalEvents(entries: readonly CapitalEntry[]): CapitalEvent[] {
  return entries.map((entry, index) => {
    const dated = entries.slice(index).find(({ date }) => date !== null)?.date
    if (!dated) throw new RangeError('an entry of the capital history has no date after it')
    const around = { date: dated.v, url: dated.src, total: wholeOf(entry.total_after) }
    return entry.gap === undefined
      ? itemised(entry, around)
      : { ...around, kind: 'gap', said: entry.gap }
  })
}

function itemised(entry: CapitalEntry, around: Dated): CapitalEvent {
  const kind = kinds.find(([, pattern]) => pattern.test(entry.kind ?? ''))?.[0]
  const parts = (entry.investors ?? []).map(({ investor, from, shares }) => ({
    holder: holderName(investor),
    quantity: wholeOf(shares),
    from: from === undefined ? '' : holderName(from),
  }))
  const price = entry.price ? priceOf(entry.price) : undefined
  switch (kind) {
    case 'establishment':
    case 'increase':
    case 'merger':
      return {
        ...around,
        kind,
        parts: parts.map(({ holder, quantity }) => ({ holder, quantity })),
        price,
        computed: isComputed(entry.price),
        employees: /employee/.test(entry.kind ?? ''),
      }
    case 'transfer':
      return { ...around, kind, moves: parts, price }
    case 'conversion':
      return { ...around, kind }
    case 'reserve':
      if (!entry.new_shares) throw new RangeError('reserves to shares without a number')
      return { ...around, kind, added: wholeOf(entry.new_shares) }
    case undefined:
      throw new RangeError(`an entry of the capital history is of no known kind: ${entry.kind}`)
    default:
      return kind satisfies never
  }
}

function isComputed(price: NumberFact | null | undefined): boolean {
  return price != null && (price.computed === true || /computed/.test(price.unit ?? ''))
}
