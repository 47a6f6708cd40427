import type { Evidence } from '@seedline/values'
import type { CorrectEnterprise } from './commands.ts'
import type { Profile, ProfileChanges } from './events.ts'

/** What a correction asks for: undefined leaves a fact as it is. */
export type AskedChanges = Omit<
  CorrectEnterprise,
  'type' | 'at' | 'ladder' | 'enterpriseId' | 'reason'
>

/** Of the changes asked for, those that differ from what is recorded: an event carries no others. */
export function differing(asked: AskedChanges, profile: Profile): ProfileChanges {
  const { uscc, checkDigitOverride, ...others } = asked
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
