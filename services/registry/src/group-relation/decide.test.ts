import { describe, expect, test } from '@jest/globals'
import { deriveId, localDate } from '@seedline/values'
import { enterpriseId } from '../testing/enterprise-samples.ts'
import {
  controller,
  gone,
  organisation,
  ours,
  over,
  parent,
  person,
  specified,
} from '../testing/group-samples.ts'
import { groupRelationEvents, type RelationFactId, type RelationStated } from './events.ts'

const { carried, given } = specified

const state = ({ type: _, factId: __, ...facts }: RelationStated) =>
  ({ type: 'StateRelation', ...facts, ...carried }) as const
const end = (factId: RelationFactId, on: string) =>
  ({ type: 'EndRelation', ...carried, factId, endedOn: localDate(on), evidence: [] }) as const
const withdraw = (factId: RelationFactId, ofOrganisation?: string) =>
  ({
    type: 'WithdrawRelation',
    ...carried,
    factId,
    reason: 'another company',
    ofOrganisation,
  }) as const

const holding = organisation('演示控股集团')
const majority = parent(holding, '60', '2019-01-01')
const other = organisation('另一集团')

describe('A parent', () => {
  test('is stated with its share, and another beside it', () => {
    given().when(state(majority)).then(majority)
    const minority = parent(other, '40', '2020-01-01')
    given(majority).when(state(minority)).then(minority)
    const unknown = parent(other, null, '2020-01-01')
    given(majority).when(state(unknown)).then(unknown)
  })

  test('with more than half contradicts another such one of the same days, which is named', () => {
    const second = parent(other, '50.01', '2021-01-01')
    given(majority).when(state(second)).thenRejected('RELATION_CONTRADICTS', {
      party: '演示控股集团',
      share: '60',
      since: '2019-01-01',
      fact_id: majority.factId,
    })
    given(majority, over(majority.factId, '2021-01-01')).when(state(second)).then(second)
    given(majority, over(majority.factId, '2021-01-02'))
      .when(state(second))
      .thenRejected('RELATION_CONTRADICTS')
    const before = parent(other, '70', '2018-06-01', { endedOn: localDate('2019-01-01') })
    given(majority).when(state(before)).then(before)
    given(majority, gone(majority.factId)).when(state(second)).then(second)
  })

  test('is stated once at a time, by its code where both have one', () => {
    given(majority)
      .when(state(parent(holding, '10', '2020-01-01')))
      .thenRejected('RELATION_CONTRADICTS')
    const ownId = deriveId('Enterprise', 'parent')
    const one = parent(ours(ownId), '30', '2019-01-01')
    given(one)
      .when(state(parent(ours(ownId), '20', '2022-01-01')))
      .thenRejected('RELATION_CONTRADICTS', { party: ownId })
  })

  test('does not take the parents of any day above the whole', () => {
    const third = parent(organisation('第三方'), '30', '2020-01-01')
    const late = parent(other, '30', '2022-01-01')
    given(majority, late)
      .when(state(third))
      .thenRejected('SHARES_OF_PARENTS_ABOVE_WHOLE', { on: '2022-01-01', sum: '120', share: '60' })
    const short = { ...third, endedOn: localDate('2022-01-01') }
    given(majority, late).when(state(short)).then(short)
    given(majority)
      .when(state(parent(other, '40.0000000001', '2020-01-01')))
      .thenRejected('SHARES_OF_PARENTS_ABOVE_WHOLE')
  })

  test('lies between the foundation and today, and not after the closure', () => {
    given()
      .when(state(parent(holding, '60', '2018-02-28')))
      .thenRejected('LICENCE_BEFORE_FOUNDATION')
    given()
      .when(state(parent(holding, '60', '2026-11-24')))
      .thenRejected('DATE_IN_FUTURE')
    const enterprise = { foundedOn: null, closedOn: localDate('2024-01-01') }
    given()
      .when({ ...state(parent(holding, '60', '2024-01-02')), enterprise })
      .thenRejected('AFTER_CLOSURE')
    given()
      .when({ ...state(majority), enterprise: undefined })
      .thenRejected('ENTERPRISE_UNKNOWN')
  })

  test('of a record that was merged into another is refused, and that one named', () => {
    const survivor = deriveId('Enterprise', 'survivor')
    const enterprise = { foundedOn: null, closedOn: null, mergedInto: survivor }
    given()
      .when({ ...state(majority), enterprise })
      .thenRejected('ENTERPRISE_MERGED', { survivor_id: survivor })
  })
})

describe('A controller', () => {
  test('is stated beside parents and beside others who act in concert', () => {
    const one = controller(person('王五'), '2019-01-01')
    const wife = controller(person('赵六'), '2019-01-01')
    given(majority).when(state(one)).then(one)
    given(majority, one).when(state(wife)).then(wife)
    given(one)
      .when(state(controller(person('王五'), '2020-01-01')))
      .thenRejected('RELATION_CONTRADICTS')
  })
})

describe('A relation', () => {
  test('ends once, after it began and by today', () => {
    const { factId } = majority
    given(majority).when(end(factId, '2022-01-01')).then(over(factId, '2022-01-01'))
    given(majority).when(end(factId, '2019-01-01')).thenRejected('RELATION_ENDS_TOO_EARLY')
    given(majority).when(end(factId, '2026-11-24')).thenRejected('DATE_IN_FUTURE')
    given(majority, over(factId, '2022-01-01'))
      .when(end(factId, '2023-01-01'))
      .thenRejected('RELATION_ENDED', { ended_on: '2022-01-01' })
    given().when(end(factId, '2022-01-01')).thenRejected('RELATION_UNKNOWN')
    given()
      .when(state({ ...majority, endedOn: majority.since }))
      .thenRejected('RELATION_ENDS_TOO_EARLY')
  })

  test('is withdrawn once, by whoever stated it or a registrar', () => {
    const { factId } = majority
    given(majority).when(withdraw(factId)).then(gone(factId))
    given(majority, gone(factId)).when(withdraw(factId)).thenRejected('RELATION_UNKNOWN')
    given(majority)
      .when(withdraw(factId, 'another-organisation'))
      .thenRejected('ENTRY_OF_ANOTHER_ORGANISATION')
  })

  test('comes back from its bytes, each event, and tells its day', () => {
    const endedSince = parent(other, '33.3', '2020-01-01', { endedOn: localDate('2021-01-01') })
    const all = [
      majority,
      endedSince,
      controller(person('王五'), '2019-01-01'),
      parent(ours(enterpriseId), null, '2019-01-01', { provenance: null, evidence: [] }),
      over(majority.factId, '2022-01-01'),
      gone(majority.factId),
    ]
    for (const event of all) {
      const { type, data } = groupRelationEvents.codec.encode(event)
      expect(groupRelationEvents.codec.decode(type, data)).toStrictEqual(event)
    }
    expect(all.map((event) => groupRelationEvents.occurredOn(event)).slice(-2)).toEqual([
      '2022-01-01',
      undefined,
    ])
  })
})
