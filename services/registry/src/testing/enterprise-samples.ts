import { specification } from '@seedline/testing'
import {
  deriveId,
  type Evidence,
  instant,
  localDate,
  type Provenance,
  uscc,
} from '@seedline/values'
import type {
  CloseEnterprise,
  CorrectEnterprise,
  RegisterEnterprise,
} from '../enterprise/commands.ts'
import { decide } from '../enterprise/decide.ts'
import type { AskedChanges } from '../enterprise/differing.ts'
import type {
  DuplicateTakenIn,
  EnterpriseClosed,
  EnterpriseCorrected,
  EnterpriseRegistered,
  EnterpriseRenamed,
  Profile,
} from '../enterprise/events.ts'
import { evolve, unregistered } from '../enterprise/state.ts'
import type { Correction } from '../use-cases/correct-enterprise.ts'

export const noon = instant('2026-11-23T04:00:00.000Z')
export const code = uscc('91440399000000019Q')
export const otherCode = uscc('91440399000000027K')
export const enterpriseId = deriveId('Enterprise', code)

export const provenance: Provenance = {
  source: 'made up for tests',
  confidence: 'unverified',
  synthetic: true,
}

export const evidence = (title: string): Evidence => ({
  kind: 'contract',
  title,
  url: '',
  sha256: '',
})

export const announcement: Evidence = {
  kind: 'announcement',
  title: '公告',
  url: 'https://example.org/a',
  sha256: 'ab'.repeat(32),
}

export const profile: Profile = {
  uscc: code,
  checkDigitOverride: null,
  nameZh: '虚构碳材料有限公司',
  nameEn: 'Fictional Carbon Materials Ltd',
  materialField: 'NEM-02',
  district: '440306',
  park: null,
  foundedOn: localDate('2018-03-01'),
  provenance,
}

export const registered = (change: Partial<Profile> = {}): EnterpriseRegistered => ({
  type: 'EnterpriseRegistered',
  enterpriseId,
  ...profile,
  ...change,
})

/** What the tests of its rules begin with: the first event of a stream, and what every command carries. */
export const specified = {
  ...specification({ initial: unregistered, decide, evolve }),
  begun: registered(),
  carried: { at: noon, enterpriseId, ladder: undefined },
}

export const corrected = (
  changes: EnterpriseCorrected['changes'],
  reason = 'the licence says so',
): EnterpriseCorrected => ({ type: 'EnterpriseCorrected', enterpriseId, reason, changes })

export const renamed = (on: string, nameZh: string, nameEn = ''): EnterpriseRenamed => ({
  type: 'EnterpriseRenamed',
  enterpriseId,
  renamedOn: localDate(on),
  nameZh,
  nameEn,
  evidence: [],
  provenance,
})

export const closed = (on: string): EnterpriseClosed => ({
  type: 'EnterpriseClosed',
  enterpriseId,
  closedOn: localDate(on),
  reason: 'dissolved',
  evidence: [],
})

const mergeId = deriveId('Merge', 'twice')
export const duplicateId = deriveId('Enterprise', 'duplicate')

export const takenIn = (change: Partial<DuplicateTakenIn> = {}): DuplicateTakenIn => ({
  type: 'DuplicateTakenIn',
  enterpriseId,
  duplicateId,
  duplicateVersion: 1,
  mergeId,
  mergeCommandId: 'merge',
  names: [{ nameZh: '虚构碳素公司', nameEn: 'Other Carbon' }],
  uscc: otherCode,
  reason: 'registered twice',
  evidence: [announcement],
  ...change,
})

export const letGo = {
  type: 'DuplicateLetGo',
  enterpriseId,
  duplicateId,
  mergeId,
  reason: 'two',
} as const

/** The enterprise as a duplicate of another one. */
export const merged = {
  type: 'EnterpriseMerged',
  enterpriseId,
  survivorId: duplicateId,
  mergeId,
  reason: 'registered twice',
  evidence: [],
} as const

export const mergeReversed = {
  type: 'EnterpriseMergeReversed',
  enterpriseId,
  survivorId: duplicateId,
  mergeId,
  reason: 'two',
} as const

export const register = (change: Partial<Profile> = {}): RegisterEnterprise => ({
  type: 'RegisterEnterprise',
  enterpriseId,
  at: noon,
  profile: { ...profile, ...change },
})

/** What a correction asks for: what is not named stays as it is. */
export const asked = (changes: Partial<AskedChanges>): AskedChanges => ({
  uscc: undefined,
  checkDigitOverride: null,
  nameZh: undefined,
  nameEn: undefined,
  materialField: undefined,
  district: undefined,
  park: undefined,
  foundedOn: undefined,
  ...changes,
})

export const correction = (changes: Partial<AskedChanges>, reason = 'misread'): Correction => ({
  enterpriseId,
  reason,
  ...asked(changes),
})

export const correct = (
  changes: Partial<AskedChanges>,
  more: Partial<CorrectEnterprise> = {},
): CorrectEnterprise => ({
  type: 'CorrectEnterprise',
  at: noon,
  ...correction(changes, 'the licence says so'),
  ladder: undefined,
  ...more,
})

export const close = (on: string, more: Partial<CloseEnterprise> = {}): CloseEnterprise => ({
  type: 'CloseEnterprise',
  enterpriseId,
  at: noon,
  closedOn: localDate(on),
  reason: 'dissolved',
  evidence: [],
  ladder: undefined,
  ...more,
})
