import type { LocalDate, Uscc } from '@seedline/values'
import type { EnterpriseId } from '../facts/enterprise-id.ts'
import type { Evidence } from '../facts/evidence.ts'
import type { Provenance } from '../facts/provenance.ts'

/** Who an enterprise is. What no source gave is undefined (names: empty), never guessed. */
export interface Profile {
  readonly uscc: Uscc | undefined
  /** What shows that a code which fails its check digit is nevertheless right. */
  readonly checkDigitOverride: Evidence | undefined
  readonly nameZh: string
  readonly nameEn: string
  readonly materialField: string | undefined
  readonly district: string | undefined
  readonly foundedOn: LocalDate | undefined
  readonly provenance: Provenance | undefined
}

/** What a correction changes; null clears what proved wrong without a better value. */
export interface ProfileChanges {
  readonly uscc?: Uscc | null
  /** Belongs to `uscc`. */
  readonly checkDigitOverride?: Evidence
  readonly nameZh?: string
  readonly nameEn?: string
  readonly materialField?: string | null
  readonly district?: string | null
  readonly foundedOn?: LocalDate | null
}

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
