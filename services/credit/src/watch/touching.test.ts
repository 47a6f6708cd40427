import { describe, expect, test } from '@jest/globals'
import { entriesTouching, type RightSeen } from './touching.ts'

const kindsOf = (type: string, more: Partial<RightSeen> = {}) =>
  entriesTouching(
    { statuses: [], entries: [{ version: 4, type, on: '2026-01-19' }], pledges: [], ...more },
    'First Bank',
  ).map(({ kind }) => kind)

describe('What touches the collateral', () => {
  test.each([
    ['an unpaid annuity', ['terminated-fee'], 'annuity-lapsed'],
    ['an expiry', ['expired'], 'right-ended'],
    ['an invalidation in full', ['invalidated-full'], 'right-ended'],
    ['being abandoned', ['abandoned'], 'right-ended'],
    ['a preservation by a court', ['granted-active', 'preserved'], 'seized'],
    ['a suspension', ['granted-active', 'suspended'], 'seized'],
    ['being restored', ['granted-active'], 'status-changed'],
  ])('is a legal status: %s', (_, statuses, kind) => {
    expect(kindsOf('IpStatusChanged', { statuses })).toEqual([kind])
  })

  test.each([
    ['IpOwnersChanged', 'owner-changed'],
    ['IpInvalidationRequested', 'invalidation-filed'],
    ['IpInvalidationDecided', 'invalidation-decided'],
    ['IpDisputeOpened', 'dispute-opened'],
    ['IpLicensed', 'licensed'],
  ])('is %s', (type, kind) => {
    expect(kindsOf(type)).toEqual([kind])
  })

  test('is a pledge of somebody else, and not the bank’s own', () => {
    const by = (pledgee: string) => ({ pledges: [{ version: 4, pledgee }] })
    expect(kindsOf('IpPledged', by('Second Bank'))).toEqual(['pledged'])
    expect(kindsOf('IpPledged', by('first bank'))).toEqual([])
  })

  test.each(['IpAnnuityPaid', 'IpGranted', 'IpRenewed', 'IpMarked', 'IpPledgeReleased'])(
    'is not %s',
    (type) => {
      expect(kindsOf(type)).toEqual([])
    },
  )

  test('is told with the entry that says so', () => {
    const statuses = ['terminated-fee']
    const entries = [
      { version: 2, type: 'IpGranted', on: '2019-05-14' },
      { version: 4, type: 'IpStatusChanged', on: '2026-01-19' },
    ]
    expect(entriesTouching({ statuses, entries, pledges: [] }, 'First Bank')).toEqual([
      { kind: 'annuity-lapsed', version: 4, entryType: 'IpStatusChanged', on: '2026-01-19' },
    ])
  })
})
