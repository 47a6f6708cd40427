import type { LocalDate } from '@seedline/values'
import type { IpProfile } from './events.ts'
import type { Picture, Since } from './picture.ts'
import { expiryOf, kindOf, overOn } from './term.ts'
import type { IpStatus } from './words.ts'

/** How a right had ended by a day: as the register says, or by its term. */
export function endOf(
  picture: Picture,
  profile: IpProfile,
  day: LocalDate,
  expiry = expiryIn(picture, profile),
): (Since & { readonly status: IpStatus }) | undefined {
  if (picture.ended) return picture.ended
  const on = expiry && overOn(kindOf(profile), expiry)
  return on !== undefined && on <= day
    ? { on, version: picture.register?.version ?? 0, status: 'terminated-expired' }
    : undefined
}

export const expiryIn = ({ granted, register }: Picture, profile: IpProfile) =>
  expiryOf(profile, { grantedOn: granted?.on, registerUntil: register?.until })
