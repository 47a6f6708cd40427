import { describe, expect, test } from '@jest/globals'
import { faultsOf, read } from '../testing/read.ts'
import { onEnterprise, uuid } from '../testing/samples.ts'

describe('a question', () => {
  const asked = (query: object) =>
    faultsOf('getEnterprise', { ...onEnterprise, query: query as never })

  test('is asked as of a date, as of a recording, and of at least a version', () => {
    const query = {
      asOf: '2023-12-31',
      recordedAsOf: '2024-01-01T08:00:00+08:00',
      atLeastVersion: '3',
    }
    expect(read('getEnterprise', { ...onEnterprise, query })).toEqual({
      enterpriseId: uuid,
      asOf: { occurredOn: '2023-12-31', recordedAt: '2024-01-01T00:00:00.000Z' },
      atLeastVersion: 3,
    })
    expect(read('getEnterprise', onEnterprise)).toEqual({
      enterpriseId: uuid,
      asOf: {},
      atLeastVersion: 0,
    })
  })

  test.each<[object, string[]]>([
    [{ asOf: '2023-02-30' }, ['query:asOf DATE_INVALID']],
    [{ asOf: '' }, ['query:asOf DATE_INVALID']],
    [{ recordedAsOf: '2024-01-01' }, ['query:recordedAsOf INSTANT_INVALID']],
    [{ recordedAsOf: '' }, ['query:recordedAsOf INSTANT_INVALID']],
    [{ atLeastVersion: '0' }, ['query:atLeastVersion NUMBER_OUT_OF_RANGE']],
    [{ atLeastVersion: '-1' }, ['query:atLeastVersion NUMBER_MALFORMED']],
    [{ atLeastVersion: '1.5' }, ['query:atLeastVersion NUMBER_MALFORMED']],
    [{ atLeastVersion: '' }, ['query:atLeastVersion NUMBER_MALFORMED']],
    [{ atLeastVersion: '2147483648' }, ['query:atLeastVersion NUMBER_OUT_OF_RANGE']],
    [{ asOf: ['2023-01-01', '2024-01-01'] }, ['query:asOf DATE_INVALID']],
    [
      { asOf: 'x', recordedAsOf: 'y', atLeastVersion: 'z', more: '1' },
      [
        'query:asOf DATE_INVALID',
        'query:recordedAsOf INSTANT_INVALID',
        'query:atLeastVersion NUMBER_MALFORMED',
        'query:more FIELD_UNKNOWN',
      ],
    ],
  ])('%j is refused where the fault is', (query, faults) => {
    expect(asked(query)).toEqual(faults)
  })

  test('for a page has 50 entries where none are asked for', () => {
    expect(read('listFunds', {})).toEqual({ page: { size: 50, token: '' } })
    const query = { pageSize: '200', pageToken: 'next' }
    expect(read('listFunds', { query })).toEqual({ page: { size: 200, token: 'next' } })
    const path = { service: 'fund' }
    expect(read('listDeadLetters', { path, query })).toEqual({ page: { size: 200, token: 'next' } })
  })

  test.each<[object, string[]]>([
    [{ pageSize: '0' }, ['query:pageSize NUMBER_OUT_OF_RANGE']],
    [{ pageSize: '201' }, ['query:pageSize NUMBER_OUT_OF_RANGE']],
    [{ pageSize: '1e2' }, ['query:pageSize NUMBER_MALFORMED']],
    [{ pageSize: ['5', '6'] }, ['query:pageSize NUMBER_MALFORMED']],
    [{ pageToken: ['a', 'b'] }, ['query:pageToken TEXT_EXPECTED']],
    [{ pageToken: 'x'.repeat(2001) }, ['query:pageToken TEXT_TOO_LONG']],
    [{ search: 'x' }, ['query:search FIELD_UNKNOWN']],
  ])('for the page %j is refused where the fault is', (query, faults) => {
    expect(faultsOf('listFunds', { query: query as never })).toEqual(faults)
    const path = { service: 'fund' }
    expect(faultsOf('listDeadLetters', { path, query: query as never })).toEqual(faults)
  })

  test('filters by each of its fields, and refuses those it cannot know', () => {
    const query = { search: ' 深圳 ', currentRung: 'a-plus', district: '440309' }
    expect(read('listEnterprises', { query })).toMatchObject({
      search: '深圳',
      currentRung: 'a-plus',
      district: '440309',
      materialField: undefined,
    })
    const wrong = { currentRung: 'z', search: ['a', 'b'], district: '44', materialField: '-' }
    expect(faultsOf('listEnterprises', { query: wrong })).toEqual([
      'query:search TEXT_EXPECTED',
      'query:currentRung VALUE_NOT_IN_LIST',
      'query:materialField MATERIAL_FIELD_MALFORMED',
      'query:district DISTRICT_MALFORMED',
    ])
  })
})

describe('an operation of a service', () => {
  test('names the service in its path; others are unknown', () => {
    const path = { service: 'nowhere', subscription: 'x' }
    expect(faultsOf('pauseSubscription', { path })).toEqual(['path:service SERVICE_UNKNOWN'])
    expect(read('pauseSubscription', { path: { ...path, service: 'fund' } })).toEqual({
      subscription: 'x',
    })
    const letter = { service: 'fund', deadLetterId: 'a'.repeat(301) }
    expect(faultsOf('replayDeadLetter', { path: letter })).toEqual([
      'path:deadLetterId TEXT_TOO_LONG',
    ])
  })
})
