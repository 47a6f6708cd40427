import { describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import { given, grant, granted, revoke, revoked } from '../testing/consent-samples.ts'
import { standingOn } from './state.ts'

describe('Granting a consent', () => {
  test('is recorded with the code of the enterprise', () => {
    given().when(grant()).then(granted())
  })

  test('names each purpose and each scope once, in one order', () => {
    given()
      .when(grant({ scopes: ['ip-portfolio', 'designations', 'ip-portfolio'] }))
      .then(granted({ scopes: ['designations', 'ip-portfolio'] }))
  })

  test('takes the place of what stood, where it says something else', () => {
    given(granted())
      .when(grant({ validTo: localDate('2027-12-31') }))
      .then(granted({ validTo: localDate('2027-12-31') }))
  })

  test('is refused where the same stands already, also with another paper', () => {
    const evidence = [{ kind: 'contract', title: '授权书', url: '', sha256: '' }] as const
    given(granted()).when(grant()).thenRejected('CONSENT_STANDS_ALREADY')
    given(granted()).when(grant({ evidence })).thenRejected('CONSENT_STANDS_ALREADY')
  })

  test('is recorded anew once it was revoked', () => {
    given(granted(), revoked).when(grant()).then(granted())
  })

  test('is refused for a day to come, and where it is over already', () => {
    given()
      .when(grant({ grantedOn: localDate('2026-01-06') }))
      .thenRejected('DATE_IN_FUTURE')
    given()
      .when(grant({ validFrom: localDate('2025-01-01'), validTo: localDate('2026-01-04') }))
      .thenRejected('CONSENT_OVER')
    const lastDay = { validFrom: localDate('2025-01-01'), validTo: localDate('2026-01-05') }
    given().when(grant(lastDay)).then(granted(lastDay))
  })

  test('by somebody else for the enterprise needs the paper', () => {
    const paper = [{ kind: 'contract', title: '授权书', url: '', sha256: '' }] as const
    const forIt = { recordedForIt: true, method: 'paper' } as const
    given()
      .when(grant({ recordedForIt: true }))
      .thenRejected('CONSENT_PAPER_MISSING')
    given().when(grant(forIt)).thenRejected('CONSENT_PAPER_MISSING')
    given()
      .when(grant({ ...forIt, evidence: paper }))
      .then(granted({ method: 'paper', evidence: paper }))
  })
})

describe('Revoking a consent', () => {
  test('is recorded with the day', () => {
    given(granted()).when(revoke).then(revoked)
  })

  test('is refused where none was granted, and a second time', () => {
    given().when(revoke).thenRejected('CONSENT_UNKNOWN')
    given(granted(), revoked).when(revoke).thenRejected('CONSENT_REVOKED_ALREADY')
  })
})

describe('A consent on a day', () => {
  test.each([
    ['2026-01-04', false, 'not-yet-valid'],
    ['2026-01-05', false, 'valid'],
    ['2026-12-31', false, 'valid'],
    ['2027-01-01', false, 'expired'],
    ['2026-02-01', true, 'revoked'],
  ])('of %s, revoked %s, is %s', (day, isRevoked, standing) => {
    expect(standingOn(granted(), isRevoked, day)).toBe(standing)
  })
})
