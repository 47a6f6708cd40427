import type { EnterpriseId } from '@seedline/facts'
import type { Fields, Read } from '@seedline/requests'

/** Where in a request one transaction stands, and whose it is. */
export interface Place {
  readonly fields: Fields
  readonly pointer: string
  readonly enterpriseId: EnterpriseId
}

/**
 * A transaction whose fields were all read; which of them were refused is noted in `fields`, so
 * that it never gets past `fields.complete`.
 */
export const asRead = <T>(values: Read<T>): T => values as T
