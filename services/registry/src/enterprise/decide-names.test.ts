import { describe, expect, test } from '@jest/globals'
import { type LocalDate, localDate } from '@seedline/values'
import {
  closed,
  correct,
  corrected,
  enterpriseId,
  evidence,
  profile,
  provenance,
  specified,
} from '../testing/enterprise-samples.ts'
import type { EnterpriseEvent } from './events.ts'
import { evolve, unregistered } from './state.ts'

const { begun, carried, given } = specified
const named = {
  nameZh: '新名材料有限公司',
  nameEn: '',
  evidence: [evidence('licence')],
  provenance,
}
const on = (day: string): LocalDate => localDate(day)

const rename = (day: string, names: Partial<typeof named> = {}) =>
  ({ type: 'RenameEnterprise', ...carried, renamedOn: on(day), ...named, ...names }) as const
const renamed = (day: string, names: Partial<typeof named> = {}) => {
  const both = { ...named, nameEn: profile.nameEn, ...names }
  return { type: 'EnterpriseRenamed', enterpriseId, renamedOn: on(day), ...both } as const
}
const former = (day: string, names: Partial<typeof named> = {}) =>
  ({ type: 'RecordFormerName', ...carried, until: on(day), ...named, ...names }) as const
const recorded = (day: string, names: Partial<typeof named> = {}) =>
  ({ type: 'FormerNameRecorded', enterpriseId, until: on(day), ...named, ...names }) as const
const withdraw = (day: string) =>
  ({
    type: 'WithdrawFormerName',
    ...carried,
    until: on(day),
    reason: 'another company',
    ofOrganisation: undefined,
  }) as const
const withdrawn = (day: string) =>
  ({
    type: 'FormerNameWithdrawn',
    enterpriseId,
    until: on(day),
    reason: 'another company',
  }) as const

const stateAfter = (...events: readonly EnterpriseEvent[]) => events.reduce(evolve, unregistered)
const namesAfter = (...events: readonly EnterpriseEvent[]) => {
  const state = stateAfter(begun, ...events)
  if (state.status === 'unregistered') throw new Error('it is registered')
  return [state.profile.nameZh, ...state.formerNames.map((one) => [one.until, one.nameZh])]
}

describe('A change of name', () => {
  test('keeps the name before as a former one until that day', () => {
    given(begun).when(rename('2022-03-01')).then(renamed('2022-03-01'))
    expect(namesAfter(renamed('2022-03-01'))).toEqual([
      named.nameZh,
      ['2022-03-01', profile.nameZh],
    ])
  })

  test('leaves the name in the other language as it was', () => {
    const english = { nameZh: '', nameEn: 'New Name Ltd' }
    given(begun)
      .when(rename('2022-03-01', english))
      .then(renamed('2022-03-01', { ...english, nameZh: profile.nameZh }))
  })

  test('is another fact than a correction, which leaves no former name', () => {
    expect(namesAfter(corrected({ nameZh: named.nameZh }))).toEqual([named.nameZh])
    given(begun, renamed('2022-03-01'))
      .when(correct({ nameZh: '更正后有限公司' }))
      .then(corrected({ nameZh: '更正后有限公司' }))
    expect(namesAfter(renamed('2022-03-01'), corrected({ nameZh: '更正后有限公司' }))).toEqual([
      '更正后有限公司',
      ['2022-03-01', profile.nameZh],
    ])
  })

  test('needs another name', () => {
    given(begun)
      .when(rename('2022-03-01', { nameZh: profile.nameZh, nameEn: profile.nameEn }))
      .thenRejected('NAME_UNCHANGED')
  })

  test('comes after the last one that is recorded', () => {
    for (const day of ['2022-03-01', '2021-01-01'])
      given(begun, renamed('2022-03-01'))
        .when(rename(day, { nameZh: '再更名有限公司' }))
        .thenRejected('RENAMED_OUT_OF_ORDER', { renamed_on: day, until: '2022-03-01' })
    given(begun, recorded('2022-03-01'))
      .when(rename('2022-03-01'))
      .thenRejected('RENAMED_OUT_OF_ORDER')
  })

  test('lies between the foundation and today', () => {
    given(begun).when(rename('2018-03-01')).thenRejected('RENAMED_BEFORE_FOUNDATION')
    given(begun).when(rename('2026-11-24')).thenRejected('DATE_IN_FUTURE')
    given(begun).when(rename('2026-11-23')).then(renamed('2026-11-23'))
  })

  test('is refused where there is no enterprise, or no longer', () => {
    given().when(rename('2022-03-01')).thenRejected('ENTERPRISE_UNKNOWN')
    given(begun, closed('2024-01-01')).when(rename('2022-03-01')).thenRejected('ENTERPRISE_CLOSED')
  })
})

describe('A former name', () => {
  test('is recorded of an enterprise that was registered under a later one, in any order', () => {
    given(begun).when(former('2020-01-01')).then(recorded('2020-01-01'))
    given(begun, recorded('2020-01-01')).when(former('2019-01-01')).then(recorded('2019-01-01'))
    expect(namesAfter(recorded('2020-01-01'), recorded('2019-01-01', { nameZh: '更早' }))).toEqual([
      profile.nameZh,
      ['2019-01-01', '更早'],
      ['2020-01-01', named.nameZh],
    ])
  })

  test('contradicts another that ends on the same day', () => {
    given(begun, renamed('2022-03-01'))
      .when(former('2022-03-01'))
      .thenRejected('FORMER_NAME_CONTRADICTS', { until: '2022-03-01', name: profile.nameZh })
  })

  test('lies between the foundation and today', () => {
    given(begun).when(former('2018-03-01')).thenRejected('RENAMED_BEFORE_FOUNDATION')
    given(begun).when(former('2026-11-24')).thenRejected('DATE_IN_FUTURE')
  })

  test('is one of twenty at most', () => {
    const all = Array.from({ length: 20 }, (_, index) =>
      recorded(`2019-01-${String(index + 1).padStart(2, '0')}`),
    )
    given(begun, ...all)
      .when(former('2020-01-01'))
      .thenRejected('FORMER_NAMES_FULL')
    given(begun, ...all)
      .when(rename('2020-01-01'))
      .thenRejected('FORMER_NAMES_FULL')
    given(begun, ...all.slice(1))
      .when(former('2020-01-01'))
      .then(recorded('2020-01-01'))
  })

  test('is withdrawn where the enterprise never bore it, and can be recorded anew', () => {
    given(begun, recorded('2020-01-01')).when(withdraw('2020-01-01')).then(withdrawn('2020-01-01'))
    given(begun).when(withdraw('2020-01-01')).thenRejected('FORMER_NAME_UNKNOWN')
    given(begun, recorded('2020-01-01'), withdrawn('2020-01-01'))
      .when(former('2020-01-01'))
      .then(recorded('2020-01-01'))
    expect(namesAfter(recorded('2020-01-01'), withdrawn('2020-01-01'))).toEqual([profile.nameZh])
  })
})
