import { organisationCheck, type Uscc, uscc, usccCheck } from '@seedline/values'

// District 440399 is unassigned, so that no real entity can bear such a code; the low serials are
// left to examples.
const district = '440399'
const firstSerial = 1000

/** What every code of the demonstration, and none of the examples, begins with. */
export const codesBegin = `91${district}00001`

/** A code with right check characters that belongs to nobody. */
export function syntheticUscc(serial: number): Uscc {
  const organisation = String(firstSerial + serial).padStart(8, '0')
  const first17 = `91${district}${organisation}${organisationCheck(organisation)}`
  return uscc(first17 + usccCheck(first17))
}
