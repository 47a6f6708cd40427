import type { EnterpriseId, Evidence, Provenance } from '@seedline/facts'
import type { LocalDate, Uscc } from '@seedline/values'

/** Who an enterprise is. What no source gave is null (names: empty), never guessed. */
export interface Profile {
  readonly uscc: Uscc | null
  /** What shows that a code which fails its check digit is nevertheless right. */
  readonly checkDigitOverride: Evidence | null
  readonly nameZh: string
  readonly nameEn: string
  readonly materialField: string | null
  readonly district: string | null
  readonly foundedOn: LocalDate | null
  readonly provenance: Provenance | null
}

/**
 * What a correction changes; null clears what proved wrong without a better value. The override
 * belongs to the code: one is never given without the other.
 */
export type ProfileChanges = Partial<Omit<Profile, 'provenance'>>

export type EnterpriseRegistered = {
  readonly type: 'EnterpriseRegistered'
  readonly enterpriseId: EnterpriseId
} & Profile

export interface EnterpriseCorrected {
  readonly type: 'EnterpriseCorrected'
  readonly enterpriseId: EnterpriseId
  readonly reason: string
  readonly changes: ProfileChanges
}

export interface EnterpriseClosed {
  readonly type: 'EnterpriseClosed'
  readonly enterpriseId: EnterpriseId
  readonly closedOn: LocalDate
  readonly reason: string
  readonly evidence: readonly Evidence[]
}

export type EnterpriseEvent = EnterpriseRegistered | EnterpriseCorrected | EnterpriseClosed
