import type { IpFamily } from '../api/credit.ts'

/** The register that a text may be a number of; undefined: it is a name or a credit code. */
export function familyOf(search: string): IpFamily | undefined {
  const plain = search.trim().replace(/^(ZL|CN)\s*/i, '')
  if (/^(\d{12}|\d{8})\.?[\dX]$/i.test(plain)) return 'patent'
  return /^\d{5,8}$/.test(plain) ? 'trademark' : undefined
}
