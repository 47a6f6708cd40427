import type { Price, Transaction } from '@seedline/register'
import { deriveId, formatNumeric, numeric } from '@seedline/values'

/**
 * What one command records: an object of the package, together with those that only make sense
 * with it.
 */
export interface OcfUnit {
  readonly objectType: string
  readonly id: string
  /** Undefined for what has no date: it comes first. */
  readonly date: string | undefined
  /** Securities that must have been issued before. */
  readonly needs: readonly string[]
  readonly gives: readonly string[]
  readonly transactions: readonly Transaction[]
}

/**
 * An id of the format, which may be any text, as one that the public interface takes: itself
 * wherever it can be.
 */
export function givenId(ocfId: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(ocfId) ? ocfId : deriveId('OcfObject', ocfId)
}

export function quantityOf(text: string): string {
  return formatNumeric(numeric(text))
}

export function priceOf({ currency, amount }: Price): Price {
  return { currency, amount: quantityOf(amount) }
}
