import { specification } from '@seedline/testing'
import { deriveId, instant, localDate, parseUscc, trusted } from '@seedline/values'
import { type ConsentCommand, decide } from '../consent/decide.ts'
import { type ConsentEvent, type ConsentGranted, consentIdOf } from '../consent/events.ts'
import { type ConsentState, evolve, neverGranted } from '../consent/state.ts'

export const at = instant('2026-01-05T04:00:00.000Z')
export const bank = 'first-bank'
export const uscc = trusted(parseUscc('914403990000100141'))
export const consentId = consentIdOf(bank, uscc)

const terms = {
  consentId,
  enterpriseId: deriveId('Enterprise', 'one'),
  bank,
  purposes: ['loan-application'],
  scopes: ['ip-portfolio'],
  validFrom: localDate('2026-01-05'),
  validTo: localDate('2026-12-31'),
  signatory: '演示签署人',
  capacity: '法定代表人',
  textDigest: 'a'.repeat(64),
  textLanguage: 'zh-CN',
  separate: true,
  method: 'online',
  grantedOn: localDate('2026-01-05'),
  evidence: [],
} as const

export const grant = (more: Partial<Extract<ConsentCommand, { type: 'GrantConsent' }>> = {}) =>
  ({ type: 'GrantConsent', at, uscc, recordedForIt: false, ...terms, ...more }) as const
export const granted = (more: Partial<ConsentGranted> = {}): ConsentGranted => ({
  type: 'ConsentGranted',
  uscc,
  ...terms,
  ...more,
})
export const revoke = { type: 'RevokeConsent', at, consentId, reason: '不再申请' } as const
export const revoked: ConsentEvent = {
  type: 'ConsentRevoked',
  consentId,
  revokedOn: localDate('2026-01-05'),
  reason: '不再申请',
}

/** What the tests of its rules begin with. */
export const { given } = specification<ConsentState, ConsentEvent, ConsentCommand>({
  initial: neverGranted,
  decide,
  evolve,
})
