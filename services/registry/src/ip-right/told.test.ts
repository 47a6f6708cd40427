import { describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import fc from 'fast-check'
import { fact, granted, invention, paid, pledged, status } from '../testing/ip-right-samples.ts'
import type { IpFact, IpProfile } from './events.ts'
import { graceUntil } from './term.ts'
import { reckonedOn } from './told.ts'
import { contradictionIn, pictureOn } from './walk.ts'

const entriesOf = (facts: readonly IpFact[]) =>
  facts.map((one, index) => ({ version: index + 2, fact: one }))

const on = (day: string, facts: readonly IpFact[] = [], profile: IpProfile = invention) => {
  const entries = entriesOf(facts)
  const date = localDate(day)
  return reckonedOn(date, pictureOn(profile, entries, date), profile)
}

const of = (family: IpProfile['family'], number: string, more: Partial<IpProfile> = {}) => ({
  ...invention,
  family,
  number,
  filedOn: null,
  ...more,
})

describe('The term of a right', () => {
  test.each([
    ['201710601862.3', '2017-07-21', '2037-07-21'],
    ['202320000001.0', '2023-01-09', '2033-01-09'],
    ['202330000001.6', '2023-01-09', '2038-01-09'],
    ['202130000001.7', '2021-05-31', '2031-05-31'],
    ['202130000001.7', '2021-06-01', '2036-06-01'],
    ['202380000001.3', '2021-02-28', '2041-02-28'],
  ])('of the patent %s, filed on %s, ends on %s', (number, filedOn, expected) => {
    const right = of('patent', number, { filedOn: localDate(filedOn) })
    expect(on('2024-01-01', [], right).expiry).toEqual({ on: expected, basis: 'term' })
  })

  test('is told of whatever was recorded, also where its end can’t be written', () => {
    const date = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.constantFrom('01-01', '06-30', '12-31'))
      .map(([year, day]) => localDate(`${String(year).padStart(4, '0')}-${day}`))
    const families = [
      ['patent', '201710601862.3'],
      ['overseas-patent', 'US10123456B2'],
      ['trademark', '12345678'],
      ['software-copyright', '2020SR0000001'],
      ['layout-design', 'BS.205000001'],
    ] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...families),
        fc.array(date, { minLength: 8, maxLength: 8 }),
        fc.constantFrom<'IpRenewed' | 'IpTermCompensated'>('IpRenewed', 'IpTermCompensated'),
        ([family, number], [day, filed, used, made, grant, pay, due, until], longer) => {
          const profile = of(family, number, {
            filedOn: filed ?? null,
            firstUsedOn: used ?? null,
            createdOn: made ?? null,
          })
          const facts = [
            granted(grant),
            paid(pay ?? '', due ?? ''),
            fact(longer, pay ?? '', { until: localDate(until ?? '') }),
          ]
          const { fees } = on(day ?? '', facts, profile)
          if (fees?.due) expect(graceUntil(fees.due) >= fees.due).toBe(true)
          expect(contradictionIn(profile, entriesOf(facts))).not.toBe(null)
        },
      ),
    )
    const never = of('software-copyright', '2020SR0000001', {
      firstUsedOn: localDate('9999-01-01'),
    })
    expect(on('2026-11-23', [], never).expiry).toBeUndefined()
    expect(graceUntil(localDate('9999-12-31'))).toBe('9999-12-31')
  })

  test('of an invention is what the register says where it was compensated', () => {
    const longer = fact('IpTermCompensated', '2023-06-01', { until: localDate('2038-01-05') })
    expect(on('2024-01-01', [granted(), longer]).expiry).toEqual({
      on: '2038-01-05',
      basis: 'register',
    })
    expect(on('2023-05-31', [granted(), longer]).expiry?.on).toBe('2037-07-21')
  })

  test('of a trademark is ten years from its registration, and as long as it is renewed', () => {
    const mark = of('trademark', '12345678')
    const renewed = fact('IpRenewed', '2024-01-10', { until: localDate('2034-05-07') })
    expect(on('2020-01-01', [granted('2014-05-07')], mark).expiry?.on).toBe('2024-05-07')
    expect(on('2025-01-01', [granted('2014-05-07'), renewed], mark).expiry?.on).toBe('2034-05-07')
  })

  test('of a layout is ten years from filing or first use, fifteen from its making at the latest', () => {
    const layout = of('layout-design', 'BS.205512345.6', { filedOn: localDate('2020-05-01') })
    expect(on('2021-01-01', [], layout).expiry?.on).toBe('2030-05-01')
    const used = { ...layout, firstUsedOn: localDate('2019-01-01') }
    expect(on('2021-01-01', [], used).expiry?.on).toBe('2029-01-01')
    const old = { ...layout, createdOn: localDate('2010-01-01') }
    expect(on('2021-01-01', [], old).expiry?.on).toBe('2025-01-01')
  })

  test('of software is fifty years from its publication, to the end of the year', () => {
    const software = of('software-copyright', '2024SR0123456')
    const published = { ...software, firstUsedOn: localDate('2024-03-01') }
    expect(on('2025-01-01', [], published).expiry?.on).toBe('2075-01-01')
  })

  test('that no source lets reckon is unknown', () => {
    expect(on('2025-01-01', [], of('overseas-patent', 'US10123456B2')).expiry).toBeUndefined()
    expect(on('2025-01-01', [granted()], { ...invention, filedOn: null }).expiry).toBeUndefined()
  })
})

describe('Where a right stands', () => {
  test('it is an application until its grant, in force until its term has run out', () => {
    expect(on('2019-05-13', [granted()])).toMatchObject({
      phase: 'application',
      statuses: ['filed'],
    })
    expect(on('2019-05-14', [granted()]).phase).toBe('in-force')
    expect(on('2037-07-20', [granted()]).phase).toBe('in-force')
    expect(on('2037-07-21', [granted()])).toMatchObject({
      phase: 'ended',
      statuses: ['terminated-expired'],
      statusOn: '2037-07-21',
      monthsLeft: 0,
    })
  })

  test('what else is the case is told beside it', () => {
    const request = fact('IpInvalidationRequested', '2025-02-01', { reference: 'W', requester: '' })
    const facts = [granted(), pledged('2025-01-01'), request, status('2025-03-01', 'suspended')]
    expect(on('2025-03-01', facts).statuses).toEqual([
      'granted-active',
      'suspended',
      'pledged',
      'invalidation-pending',
    ])
    const kept = fact('IpInvalidationDecided', '2025-08-01', { reference: 'W', outcome: 'partly' })
    const later = [...facts, kept, status('2025-09-01', 'suspension-ended')]
    expect(on('2025-09-01', later).statuses).toEqual([
      'granted-active',
      'pledged',
      'invalidated-partial',
    ])
  })

  test('it had lapsed until it was restored, and as of then it had', () => {
    const facts = [
      granted(),
      status('2022-07-21', 'terminated-fee'),
      status('2022-11-01', 'restored'),
    ]
    expect(on('2022-10-31', facts)).toMatchObject({
      phase: 'ended',
      statuses: ['terminated-fee'],
      statusOn: '2022-07-21',
    })
    expect(on('2022-11-01', facts).statuses).toEqual(['granted-active', 'restored'])
  })

  test('a trademark may still be renewed in the half year after its term', () => {
    const mark = of('trademark', '12345678')
    const facts = [granted('2014-05-07')]
    expect(on('2024-05-06', facts, mark).statuses).toEqual(['granted-active'])
    expect(on('2024-11-06', facts, mark).statuses).toEqual(['granted-active', 'annuity-grace'])
    expect(on('2024-11-07', facts, mark).statuses).toEqual(['terminated-expired'])
  })
})

describe('Fees', () => {
  test('of which nothing is recorded are unknown, never paid', () => {
    expect(on('2025-01-01', [granted()]).fees).toEqual({ standing: 'unknown', due: undefined })
  })

  test('are paid until the day on which the next is due, then half a year in grace, then overdue', () => {
    const facts = [granted(), paid('2025-07-01', '2026-07-21')]
    const standing = (day: string) => on(day, facts).fees?.standing
    expect(standing('2026-07-21')).toBe('paid')
    expect(standing('2026-07-22')).toBe('grace')
    expect(standing('2027-01-21')).toBe('grace')
    expect(standing('2027-01-22')).toBe('overdue')
  })

  test('are no longer due once they are paid to the end of the term', () => {
    const facts = [granted(), paid('2036-07-01', '2037-07-21')]
    expect(on('2037-07-20', facts).fees?.standing).toBe('paid')
  })

  test('are not due before the grant, after the end, or of software', () => {
    expect(on('2018-01-01').fees).toBeUndefined()
    expect(on('2038-01-01', [granted()]).fees).toBeUndefined()
    const software = of('software-copyright', '2024SR0123456')
    expect(on('2025-01-01', [granted('2024-05-01')], software).fees).toBeUndefined()
  })
})

describe('High value', () => {
  const mark = (name: 'key-area' | 'award') => fact('IpMarked', '2024-01-01', { mark: name })

  test('is what a mark other than the key area says, or an invention kept for more than ten years', () => {
    expect(on('2024-01-01', [granted(), mark('key-area')]).highValue).toBe(false)
    expect(on('2024-01-01', [granted(), mark('award')]).highValue).toBe(true)
    expect(on('2027-07-21', [granted()]).highValue).toBe(false)
    expect(on('2027-07-22', [granted()]).highValue).toBe(true)
  })

  test('is not what no longer is, nor a utility model for its age', () => {
    const lapsed = status('2024-06-01', 'terminated-fee')
    expect(on('2024-06-01', [granted(), mark('award'), lapsed]).highValue).toBe(false)
  })
})

test('in whatever order facts of different days were recorded, every day tells the same', () => {
  const facts = [
    granted(),
    paid('2020-07-01', '2021-07-21'),
    paid('2021-07-01', '2022-07-21'),
    status('2022-07-21', 'terminated-fee'),
    status('2022-11-01', 'restored'),
    pledged('2024-01-01'),
  ]
  const days = ['2018-01-01', '2020-01-01', '2022-08-01', '2023-01-01', '2026-11-23']
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
      for (const day of days)
        expect(on(day, shuffled)).toMatchObject(withoutVersions(on(day, facts)))
    }),
  )
})

const withoutVersions = ({ phase, statuses, statusOn, fees }: ReturnType<typeof on>) => ({
  phase,
  statuses,
  statusOn,
  fees,
})

describe('The day on which a right was acquired', () => {
  const acquiredOn = (more: Partial<IpProfile>) =>
    pictureOn({ ...invention, ...more }, [], localDate('2024-01-01')).acquiredOn

  test('is that of its filing where its owners filed it, and else unknown until somebody says it', () => {
    expect(acquiredOn({})).toBe('2017-07-21')
    expect(acquiredOn({ acquisition: 'transfer' })).toBeNull()
    expect(acquiredOn({ acquisition: 'transfer', acquiredOn: localDate('2019-01-01') })).toBe(
      '2019-01-01',
    )
  })
})
