import type { Evidence } from '@seedline/facts'
import type { Profile, ProfileChanges } from './events.ts'

/** Of the changes asked for, those that differ from what is recorded: an event carries no others. */
export function differing(changes: ProfileChanges, profile: Profile): ProfileChanges {
  const { uscc, checkDigitOverride = null, ...others } = changes
  const plain = (Object.keys(others) as (keyof typeof others)[]).filter(
    (key) => others[key] !== undefined && others[key] !== profile[key],
  )
  const same = uscc === profile.uscc && sameOverride(checkDigitOverride, profile.checkDigitOverride)
  return {
    ...Object.fromEntries(plain.map((key) => [key, others[key]])),
    // A code and the evidence for its check digit are one fact: both travel when either differs.
    ...(uscc !== undefined && !same && { uscc, ...(checkDigitOverride && { checkDigitOverride }) }),
  }
}

const sameOverride = (a: Evidence | null, b: Evidence | null): boolean =>
  a?.kind === b?.kind && a?.title === b?.title && a?.url === b?.url && a?.sha256 === b?.sha256
