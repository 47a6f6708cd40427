import type { Evidence } from '../facts/evidence.ts'
import type { Profile, ProfileChanges } from './events.ts'

/** Of the changes asked for, those that differ from what is recorded: an event carries no others. */
export function differing(changes: ProfileChanges, profile: Profile): ProfileChanges {
  const kept = (Object.keys(changes) as (keyof ProfileChanges)[]).filter((key) =>
    key === 'uscc' || key === 'checkDigitOverride'
      ? changes.uscc !== undefined && differs(changes, profile)
      : changes[key] !== undefined && (changes[key] ?? undefined) !== profile[key],
  )
  return Object.fromEntries(kept.map((key) => [key, changes[key]]))
}

// A code and the evidence for its check digit are one fact: both travel when either differs.
const differs = (changes: ProfileChanges, profile: Profile): boolean =>
  (changes.uscc ?? undefined) !== profile.uscc ||
  !sameOverride(changes.checkDigitOverride, profile.checkDigitOverride)

const sameOverride = (a: Evidence | undefined, b: Evidence | undefined): boolean =>
  a?.kind === b?.kind && a?.title === b?.title && a?.url === b?.url && a?.sha256 === b?.sha256
