import { describe, expect, test } from '@jest/globals'
import {
  fact,
  groundsOf,
  on,
  other,
  reasonIn,
  self,
  sound,
  unlooked,
  verdictWith,
} from '../testing/samples.ts'

type Otherwise = Parameters<typeof verdictWith>[0]

const owners = (...those: readonly (readonly [id: string, name: string])[]) =>
  fact({
    owners: those.map(([enterpriseId, name]) => ({ enterpriseId, name, share: null })),
    since: null,
  })
const lasting = (reference: string, since: string, until?: string) => ({
  reference,
  since: on(since),
  until: until === undefined ? null : on(until),
})
const pledge = (since: string, until?: string) => ({
  ...lasting('Y2024980000001', since, until),
  pledgee: '示例银行',
})
const consent = (ownerName: string, more = {}) =>
  fact({ ownerName, purpose: 'pledge' as const, since: on('2026-01-01'), until: null, ...more })
const both = owners([self, '示例新材料'], [other, '示例大学'])
const contested = (until?: string, outcome: 'maintained' | 'wholly' | null = null) => ({
  invalidations: [fact({ ...lasting('4W100001', '2026-05-01', until), outcome })],
})
const model = { kind: 'utility-model', expiresOn: fact(on('2034-02-08')) } as const

test('a right that nothing is wrong with, and that the bank accepts, is eligible', () => {
  const { decision, rights } = verdictWith()
  expect(decision).toBe('eligible')
  expect(rights[0]?.reasons.filter(({ outcome }) => outcome !== 'met')).toEqual([])
  expect(rights[0]?.reasons.filter(({ layer }) => layer === 'statutory')).toHaveLength(12)
})

describe('each of the twelve grounds is found not to be there, to be there, or not to be known', () => {
  const cases: readonly (readonly [string, string, Otherwise, string, string])[] = [
    [
      'PP-R01',
      'another owns it',
      { right: { owners: owners([other, '示例大学']) } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R01',
      'a namesake owns it',
      { right: { owners: owners(['', '示例新材料']) } },
      'needs-person',
      'conditional',
    ],
    [
      'PP-R01',
      'nobody knows who owns it',
      { right: { owners: 'unknown' } },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R01',
      'its owners came later',
      {
        right: {
          owners: fact({
            owners: [{ enterpriseId: self, name: '示例新材料', share: null }],
            since: on('2026-12-01'),
          }),
        },
      },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R02',
      'it was surrendered',
      { right: { ended: fact({ status: 'abandoned', on: on('2026-11-30') }) } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R02',
      'it was surrendered later',
      { right: { ended: fact({ status: 'abandoned', on: on('2026-12-01') }) } },
      'met',
      'eligible',
    ],
    [
      'PP-R02',
      'it was declared void',
      { right: contested('2026-09-01', 'wholly') },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R02',
      'its term is over that day',
      { right: { expiresOn: fact(on('2026-11-30')) } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R02',
      'nobody looked its status up',
      { right: unlooked('status') },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R02',
      'its term isn’t known',
      { right: { expiresOn: 'unknown' } },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R03',
      'it is an application',
      { right: { grantedOn: fact('none') } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R03',
      'it is granted the day after',
      { right: { grantedOn: fact(on('2026-12-01')) } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R03',
      'no grant is known',
      { right: { grantedOn: 'unknown' } },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R04',
      'the fee falls due that day',
      { right: { fees: fact({ dueOn: on('2026-11-30'), graceUntil: on('2027-05-30') }) } },
      'met',
      'eligible',
    ],
    [
      'PP-R04',
      'it is in its grace',
      { right: { fees: fact({ dueOn: on('2026-11-29'), graceUntil: on('2027-05-29') }) } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R04',
      'its grace is over',
      { right: { fees: fact({ dueOn: on('2026-05-01'), graceUntil: on('2026-11-01') }) } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R04',
      'no fee is known to be paid',
      { right: { fees: 'unknown' } },
      'unknown',
      'indeterminate',
    ],
    ['PP-R05', 'it is suspended', { right: { suspended: fact(true) } }, 'not-met', 'ineligible'],
    [
      'PP-R05',
      'a court preserves it',
      { right: { preserved: fact(true), ...unlooked('disputes') } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R05',
      'its ownership is disputed',
      { right: { disputes: [fact({ ...lasting('c1', '2026-02-01'), kind: 'ownership' })] } },
      'needs-person',
      'conditional',
    ],
    [
      'PP-R05',
      'a dispute on it is settled',
      {
        right: {
          disputes: [fact({ ...lasting('c1', '2026-02-01', '2026-03-01'), kind: 'ownership' })],
        },
      },
      'met',
      'eligible',
    ],
    [
      'PP-R05',
      'nobody looked for measures',
      { right: unlooked('measures') },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R05',
      'nobody looked for disputes',
      { right: unlooked('disputes') },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R05',
      'it is told to be suspended later',
      { right: { suspended: fact(true), toldFor: on('2026-12-15'), ...unlooked('measures') } },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R06',
      'the loan matures the day before',
      { right: { expiresOn: fact(on('2028-12-01')) }, policy: { minRemainingYearsInvention: 3 } },
      'met',
      'eligible',
    ],
    [
      'PP-R06',
      'the loan matures as it ends',
      { right: { expiresOn: fact(on('2028-11-30')) } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R06',
      'no maturity is known',
      {
        question: {
          loan: { currency: 'CNY', amount: 'open', maturity: 'unknown', tenorMonths: 'unknown' },
        },
      },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R07',
      'the contract lacks its scope',
      { question: { contract: { 'PP-C05': fact(false) } } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R07',
      'nobody saw the contract',
      { question: { contract: {} } },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R08',
      'the co-owner consents',
      { right: { owners: both, consents: [consent('示例大学')] } },
      'met',
      'eligible',
    ],
    [
      'PP-R08',
      'the co-owners have agreed otherwise',
      { right: { owners: both, consents: [consent('')] } },
      'met',
      'eligible',
    ],
    ['PP-R08', 'no co-owner consents', { right: { owners: both } }, 'not-met', 'ineligible'],
    [
      'PP-R08',
      'a co-owner consents to licences alone',
      { right: { owners: both, consents: [consent('示例大学', { purpose: 'licence' })] } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R08',
      'a consent is over',
      { right: { owners: both, consents: [consent('示例大学', { until: on('2026-11-30') })] } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R08',
      'no consent is known',
      { right: { owners: both, ...unlooked('consents') } },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R08',
      'its owners aren’t known',
      { right: { owners: 'unknown' } },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R09',
      'a pledge stands',
      { right: { pledges: [fact(pledge('2024-01-01'))] } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R09',
      'its pledge is released',
      { right: { pledges: [fact(pledge('2024-01-01', '2026-11-30'))] } },
      'met',
      'eligible',
    ],
    [
      'PP-R09',
      'its pledge is released the day after',
      { right: { pledges: [fact(pledge('2024-01-01', '2026-12-01'))] } },
      'not-met',
      'ineligible',
    ],
    [
      'PP-R09',
      'a pledge came later',
      { right: { pledges: [fact(pledge('2026-12-01'))] } },
      'met',
      'eligible',
    ],
    [
      'PP-R09',
      'nobody looked for pledges',
      { right: { pledges: [fact(pledge('2024-01-01', '2025-01-01'))], ...unlooked('pledges') } },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R10',
      'a model has an invention of its day',
      { right: { ...model, sameDayNumber: fact('201810123457.1') } },
      'not-met',
      'conditional',
    ],
    [
      'PP-R10',
      'an invention has a model of its day',
      { right: { sameDayNumber: fact('201820123457.1') } },
      'met',
      'eligible',
    ],
    [
      'PP-R10',
      'a model has none',
      { right: { ...model, sameDayNumber: fact('none') } },
      'met',
      'eligible',
    ],
    [
      'PP-R10',
      'nobody looked for an invention',
      { right: { ...model, ...unlooked('same-day') } },
      'unknown',
      'indeterminate',
    ],
    ['PP-R11', 'it is contested', { right: contested() }, 'not-met', 'conditional'],
    [
      'PP-R11',
      'it was contested, and maintained',
      { right: contested('2026-09-01', 'maintained') },
      'met',
      'eligible',
    ],
    [
      'PP-R11',
      'nobody looked for a contest',
      { right: unlooked('invalidations') },
      'unknown',
      'indeterminate',
    ],
    [
      'PP-R12',
      'nobody has looked for anything else',
      { asked: { judgements: {} } },
      'needs-person',
      'conditional',
    ],
    [
      'PP-R12',
      'a person found something else',
      { asked: { judgements: { 'PP-R12': 'fails' } } },
      'not-met',
      'ineligible',
    ],
  ]
  test.each(cases)('%s: %s', (code, _, otherwise, outcome, allows) => {
    expect(reasonIn(otherwise ?? {}, code)).toMatchObject({ outcome, allows })
    const { decision } = verdictWith(otherwise)
    if (allows === 'ineligible') expect(decision).toBe('ineligible')
    else if (allows !== 'eligible') expect(decision).not.toBe('eligible')
  })

  test('and none of the twelve is left out of this table', () => {
    const grounds = groundsOf('patent-pledge')
    expect(grounds).toHaveLength(12)
    for (const { id } of grounds) {
      const outcomes = cases.filter(([code]) => code === id).map(([, , , outcome]) => outcome)
      const open = outcomes.some((one) => one === 'unknown' || one === 'needs-person')
      // What the sound right meets needs no line of its own.
      const met = outcomes.includes('met') || reasonIn({}, id).outcome === 'met'
      expect([id, met, outcomes.includes('not-met'), open]).toEqual([id, true, true, true])
    }
  })
})

test('a look at the register of more than thirty days ago tells nothing of today', () => {
  const looked = (at: string) => ({
    right: { checked: { ...sound.checked, pledges: fact(on(at)) } },
  })
  expect(reasonIn(looked('2026-10-31'), 'PP-R09').outcome).toBe('met')
  expect(reasonIn(looked('2026-10-30'), 'PP-R09').outcome).toBe('unknown')
})

test('the parties may go on despite a contest, or not; the answer says what has to be recorded', () => {
  const with_ = (said: 'given' | 'declined' | 'unknown') => ({
    right: contested(),
    asked: { acknowledgements: { 'PP-R11': said } },
  })
  expect(verdictWith(with_('given')).decision).toBe('conditional')
  expect(reasonIn(with_('given'), 'PP-R11').changes).toEqual([])
  expect(reasonIn(with_('unknown'), 'PP-R11').changes).toContainEqual({ kind: 'acknowledge' })
  expect(verdictWith(with_('declined')).decision).toBe('ineligible')
})

test('a right of a merged record is the one’s that goes on, whichever of the two asks', () => {
  const owned = { right: { owners: owners([other, '示例旧名']) } }
  const merged = [{ enterpriseId: other, survivorId: self }]
  expect(reasonIn(owned, 'PP-R01').outcome).toBe('not-met')
  expect(reasonIn({ ...owned, merged }, 'PP-R01').outcome).toBe('met')
  const asDuplicate = { question: { pledgor: { enterpriseId: other, name: '示例旧名' } } }
  expect(reasonIn({ ...asDuplicate, merged }, 'PP-R01').outcome).toBe('met')
  const circle = [...merged, { enterpriseId: self, survivorId: other }]
  expect(reasonIn({ ...owned, merged: circle }, 'PP-R01').outcome).toBeDefined()
  const twice = { right: { owners: owners([self, '示例新材料'], [other, '示例旧名']) } }
  expect(reasonIn({ ...twice, merged }, 'PP-R08').outcome).toBe('met')
})

test('a pledge that only a footnote tells of blocks, and says that it is second-hand', () => {
  const footnote = { source: '2025年年度报告附注', confidence: 'unverified' } as const
  const reason = reasonIn({ right: { pledges: [fact(pledge('2024-01-01'), footnote)] } }, 'PP-R09')
  expect(reason).toMatchObject({ outcome: 'not-met', allows: 'ineligible' })
  expect(reason.says.zh).toContain('附注')
  expect(reason.says.en).toContain('second hand')
  const both = [fact(pledge('2024-01-01'), footnote), fact(pledge('2024-02-01'))]
  expect(reasonIn({ right: { pledges: both } }, 'PP-R09').says.en).not.toContain('second hand')
})

test('each reason tells its basis, how its rule came to be known, and the version of the fact that it rests on', () => {
  const reason = reasonIn(
    { right: { pledges: [fact(pledge('2024-01-01'), { version: 5 })] } },
    'PP-R09',
  )
  expect(reason).toMatchObject({
    layer: 'statutory',
    severity: 'block',
    legalBasis: '专利权质押登记办法(2021) 第十一条(九)',
    confidence: 'found',
    ruleVersion: 'CNIPA-461',
    curable: true,
  })
  expect(reason.facts).toContainEqual(
    expect.objectContaining({ fact: 'pledges', version: 5, source: '专利登记簿副本' }),
  )
  expect(reason.changes).toContainEqual({
    kind: 'mend',
    how: { zh: '先注销原质押登记', en: 'deregister the existing pledge' },
  })
})
