import canonicalize from 'canonicalize'

/**
 * One value, one text (RFC 8785): keys in the order of their UTF-16 code units, numbers as ECMAScript writes them.
 * @throws Error for what JSON can't say: NaN, infinities, half a surrogate pair, or nothing at all
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('there is no JSON for that')
  return text
}
