import { parse } from 'node:querystring'
import { causedBy, refusal } from '@seedline/contracts/refusals'

const isAscii = /^[\x21-\x7e]*$/

/**
 * The query of an address. Node puts U+FFFD where percent-encoded bytes are no UTF-8, and reads raw ones as Latin-1: a
 * search would quietly look for something else, so both are refused.
 * @throws ProblemError ADDRESS_MALFORMED
 */
export const strictQuery = (text: string | null | undefined): unknown => {
  const query = text ?? ''
  if (!isAscii.test(query)) throw refusal('ADDRESS_MALFORMED')
  try {
    decodeURIComponent(query)
  } catch (cause) {
    throw causedBy(cause, 'ADDRESS_MALFORMED')
  }
  // Node takes the first 1,000 parameters and drops the rest; the length of a head bounds them already.
  return parse(query, '&', '=', { maxKeys: 0 })
}
