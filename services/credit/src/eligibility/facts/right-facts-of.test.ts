import { describe, expect, test } from '@jest/globals'
import { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import fc from 'fast-check'
import { judge } from '../judge.ts'
import { asked, day, inputsWith, on, self } from '../testing/samples.ts'
import { aspects, type RightFacts } from './right-facts.ts'
import { rightFactsOf } from './right-facts-of.ts'

type Answer = Parameters<typeof IpRight.fromPartial>[0]

const register = {
  source: '专利登记簿副本',
  confidence: 'CONFIDENCE_VERIFIED',
  synthetic: true,
} as const
const footnote = {
  source: '2025年年度报告附注',
  confidence: 'CONFIDENCE_UNVERIFIED',
  synthetic: true,
} as const
const entry = (
  version: number,
  type: string,
  on: string,
  provenance: typeof register | typeof footnote = register,
) => ({
  version,
  type,
  on,
  provenance,
})

/** What the registry answers of a made-up invention, in force and with a pledge that is released. */
const invention = {
  ipRightId: '0193a1f0-0000-7000-8000-000000000001',
  version: 9,
  family: 'IP_FAMILY_PATENT',
  kind: 'IP_KIND_INVENTION',
  number: '201810123456.7',
  title: '一种示例材料',
  filedOn: '2018-02-08',
  grantedOn: '2020-03-10',
  toldFor: '2026-11-30',
  phase: 'IP_PHASE_IN_FORCE',
  statuses: ['IP_LEGAL_STATUS_GRANTED_ACTIVE'],
  statusOn: '2020-03-10',
  expiresOn: '2038-02-08',
  expiryBasis: 'IP_EXPIRY_BASIS_TERM',
  monthsLeft: 134,
  fees: 'IP_FEE_STANDING_PAID',
  feesDueOn: '2027-02-08',
  graceUntil: '2027-08-08',
  owners: [{ enterpriseId: self, name: '示例新材料', share: '100' }],
  acquisition: 'IP_ACQUISITION_ORIGINAL',
  acquiredOn: '2018-02-08',
  provenance: register,
  pledges: [
    {
      reference: 'Y2023980000001',
      pledgee: '示例银行',
      since: '2023-05-01',
      releasedOn: '2025-06-01',
      version: 4,
    },
  ],
  entries: [
    entry(2, 'IpGranted', '2020-03-10'),
    entry(3, 'IpAnnuityPaid', '2026-01-10'),
    entry(4, 'IpPledged', '2023-05-01'),
    entry(5, 'IpPledgeReleased', '2025-06-01'),
  ],
} as const satisfies Answer

const checks = [
  { aspects, on: on('2026-11-27'), source: '专利登记簿副本', confidence: 'verified' },
] as const
const told = (more: Answer = {}, observed: Parameters<typeof rightFactsOf>[1] = { checks }) =>
  rightFactsOf(IpRight.fromPartial({ ...invention, ...more } as Answer), observed)
const verdictOf = (right: RightFacts) => {
  const inputs = inputsWith()
  const { rights } = judge({
    ...inputs,
    question: { ...inputs.question, rights: [{ ...asked, rightId: right.rightId }] },
    facts: { rights: [right], merged: [] },
  })
  return rights[0]
}

describe('what the registry answers of a right', () => {
  test('is known with the version of the entry that says so, and its source', () => {
    const facts = told()
    expect(facts).toMatchObject({ kind: 'invention', version: 9, toldFor: day })
    expect(facts.grantedOn).toMatchObject({
      value: '2020-03-10',
      version: 2,
      source: '专利登记簿副本',
    })
    expect(facts.fees).toMatchObject({
      value: { dueOn: '2027-02-08', graceUntil: '2027-08-08' },
      version: 3,
    })
    expect(facts.expiresOn).toMatchObject({ value: '2038-02-08', version: 1 })
    expect(facts.pledges[0]).toMatchObject({
      value: { since: '2023-05-01', until: '2025-06-01' },
      version: 4,
    })
  })

  test('knows nothing of what it holds none of, and of everything else only what somebody looked up', () => {
    const facts = told(
      {
        grantedOn: '',
        statuses: ['IP_LEGAL_STATUS_FILED'],
        feesDueOn: '',
        graceUntil: '',
        expiresOn: '',
        acquiredOn: '',
        acquisition: 'IP_ACQUISITION_UNSPECIFIED',
        owners: [],
      },
      {},
    )
    for (const key of [
      'grantedOn',
      'fees',
      'expiresOn',
      'acquiredOn',
      'acquisition',
      'owners',
      'ended',
      'suspended',
      'preserved',
      'sameDayNumber',
      'secret',
      'implemented',
    ] as const)
      expect([key, facts[key]]).toEqual([key, 'unknown'])
    expect(Object.values(facts.checked).every((one) => one === 'unknown')).toBe(true)
  })

  test('that is looked up knows that there is none, by whom and when', () => {
    expect(told().ended).toMatchObject({ value: 'none', version: 0, source: '专利登记簿副本' })
    expect(told().suspended).toMatchObject({ value: false })
  })

  test.each([
    ['IP_LEGAL_STATUS_PUBLISHED', 'none'],
    ['IP_LEGAL_STATUS_EXAMINATION', 'none'],
    ['IP_LEGAL_STATUS_FILED', undefined],
  ] as const)('of an application that is %s is granted: %s', (status, granted) => {
    const { grantedOn } = told({ grantedOn: '', statuses: [status], statusOn: '2019-08-08' })
    expect(grantedOn === 'unknown' ? undefined : grantedOn.value).toBe(granted)
  })

  test('counts an ending by the register on its day, and none by the term: that is reckoned for the question’s day', () => {
    const surrendered = told({
      statuses: ['IP_LEGAL_STATUS_ABANDONED'],
      statusOn: '2026-10-01',
      entries: [...invention.entries, entry(9, 'IpStatusChanged', '2026-10-01')],
    })
    expect(surrendered.ended).toMatchObject({
      value: { status: 'abandoned', on: '2026-10-01' },
      version: 9,
    })
    const expired = told({
      statuses: ['IP_LEGAL_STATUS_TERMINATED_EXPIRED'],
      statusOn: '2038-02-08',
    })
    expect(expired.ended).toMatchObject({ value: 'none' })
  })

  test('reads days alone: nothing that was reckoned for another day makes a difference', () => {
    const reckoned = fc.record({
      phase: fc.constantFrom('IP_PHASE_APPLICATION', 'IP_PHASE_IN_FORCE', 'IP_PHASE_ENDED'),
      monthsLeft: fc.nat(),
      fees: fc.constantFrom(
        'IP_FEE_STANDING_UNKNOWN',
        'IP_FEE_STANDING_GRACE',
        'IP_FEE_STANDING_OVERDUE',
      ),
      highValue: fc.boolean(),
      statuses: fc
        .subarray([
          'IP_LEGAL_STATUS_ANNUITY_GRACE',
          'IP_LEGAL_STATUS_PLEDGED',
          'IP_LEGAL_STATUS_INVALIDATION_PENDING',
          'IP_LEGAL_STATUS_RESTORED',
        ] as const)
        .chain((besides) =>
          fc
            .constantFrom(
              'IP_LEGAL_STATUS_GRANTED_ACTIVE' as const,
              'IP_LEGAL_STATUS_TERMINATED_EXPIRED' as const,
            )
            .map((main) => [main, ...besides]),
        ),
    })
    fc.assert(
      fc.property(reckoned, (otherwise) => {
        expect(told(otherwise as Answer)).toEqual(told())
      }),
      { numRuns: 50 },
    )
  })
})

describe('by what the registry answers', () => {
  test('a right whose pledge is discharged may be pledged anew', () => {
    const verdict = verdictOf(told())
    expect(verdict?.decision).toBe('eligible')
    expect(verdict?.reasons.find(({ code }) => code === 'PP-R09')).toMatchObject({ outcome: 'met' })
  })

  test('a discharge that is known, without a look at the register, bars nothing and proves nothing', () => {
    const reason = verdictOf(told({}, {}))?.reasons.find(({ code }) => code === 'PP-R09')
    expect(reason).toMatchObject({ outcome: 'unknown', allows: 'indeterminate' })
  })

  test('a right whose pledge stands in a footnote may not, and the answer says where it is from', () => {
    const facts = told({
      pledges: [
        {
          reference: '附注七.31',
          pledgee: '某银行',
          since: '2025-12-31',
          releasedOn: '',
          version: 6,
        },
      ],
      entries: [...invention.entries.slice(0, 2), entry(6, 'IpPledged', '2025-12-31', footnote)],
    })
    const verdict = verdictOf(facts)
    expect(verdict?.decision).toBe('ineligible')
    const reason = verdict?.reasons.find(({ code }) => code === 'PP-R09')
    expect(reason?.says.zh).toContain('2025年年度报告附注')
    expect(reason?.facts).toContainEqual(
      expect.objectContaining({ version: 6, confidence: 'unverified' }),
    )
  })

  test('a right that was sold is its buyer’s from that day', () => {
    const sold = told({
      owners: [{ enterpriseId: '', name: '某公司', share: '' }],
      acquisition: 'IP_ACQUISITION_TRANSFER',
      acquiredOn: '2026-12-05',
      toldFor: '2026-12-10',
      entries: [...invention.entries, entry(9, 'IpOwnersChanged', '2026-12-05')],
    })
    expect(verdictOf(sold)?.reasons.find(({ code }) => code === 'PP-R01')).toMatchObject({
      outcome: 'unknown',
    })
  })
})
