import { describe, test } from '@jest/globals'
import { specification } from '@seedline/testing'
import { localDate } from '@seedline/values'
import { evidence } from '../testing/enterprise-samples.ts'
import {
  correctStage,
  founded,
  reached,
  record,
  stageCorrected,
  withdraw,
  withdrawn,
} from '../testing/stage-record-samples.ts'
import { decide } from './decide.ts'
import { emptyLadder, evolve } from './state.ts'

const ladder = specification({ initial: emptyLadder, decide, evolve })
const seed = reached('seed', '2019-05-01')
const seriesA = reached('a', '2021-06-01')

describe('Correcting a rung', () => {
  test('records only what differs', () => {
    ladder
      .given(seed)
      .when(correctStage(seed, { rung: 'seed', reachedOn: localDate('2019-05-09') }))
      .then(stageCorrected(seed, { reachedOn: localDate('2019-05-09') }))
    ladder
      .given(seed)
      .when(correctStage(seed, { evidence: [evidence('the signed agreement')] }))
      .then(stageCorrected(seed, { evidence: [evidence('the signed agreement')] }))
    ladder
      .given(seed)
      .when(correctStage(seed, { rung: 'angel' }))
      .then(stageCorrected(seed, { rung: 'angel' }))
  })

  test('compares with what earlier corrections made of it', () => {
    const change = { reachedOn: localDate('2019-05-09') }
    ladder
      .given(seed, stageCorrected(seed, change))
      .when(correctStage(seed, change))
      .thenRejected('NOTHING_TO_CORRECT')
  })

  test('may put it out of order: the reason of the correction says why', () => {
    const change = { reachedOn: localDate('2022-01-01') }
    ladder.given(seed, seriesA).when(correctStage(seed, change)).then(stageCorrected(seed, change))
  })

  test('is refused when nothing differs', () => {
    ladder
      .given(seed)
      .when(correctStage(seed, { rung: 'seed', evidence: [evidence('agreement')] }))
      .thenRejected('NOTHING_TO_CORRECT')
    ladder
      .given(seed)
      .when(correctStage(seed, { evidence: [] }))
      .thenRejected('NOTHING_TO_CORRECT')
  })

  test('is refused where it makes a rung twice, or puts one after the end', () => {
    const ended = reached('failed', '2023-01-01')
    ladder
      .given(seed, seriesA)
      .when(correctStage(seriesA, { rung: 'seed' }))
      .thenRejected('STAGE_ALREADY_REACHED')
    ladder
      .given(seriesA, ended)
      .when(correctStage(seriesA, { reachedOn: localDate('2023-01-02') }))
      .thenRejected('LADDER_ENDED')
    ladder
      .given(seriesA, ended)
      .when(correctStage(ended, { reachedOn: localDate('2021-01-02') }))
      .thenRejected('LADDER_ENDS_TOO_EARLY')
  })

  test('keeps to the dates of the enterprise', () => {
    const to = (date: string, enterprise = founded) =>
      ladder.given(seed).when(correctStage(seed, { reachedOn: localDate(date), enterprise }))
    to('2026-11-24').thenRejected('DATE_IN_FUTURE')
    to('2018-02-28').thenRejected('STAGE_BEFORE_FOUNDATION')
    to('2023-01-02', { ...founded, closedOn: localDate('2023-01-01') }).thenRejected(
      'ENTERPRISE_CLOSED',
    )
  })

  test('of its evidence alone asks nothing of dates and order', () => {
    const enterprise = { ...founded, closedOn: localDate('2019-01-01') }
    const change = { evidence: [evidence('the signed agreement')] }
    ladder
      .given(seriesA, seed)
      .when(correctStage(seed, { ...change, enterprise }))
      .then(stageCorrected(seed, change))
  })

  test('is refused for a rung that is not there, or was withdrawn', () => {
    ladder
      .given()
      .when(correctStage(seed, { rung: 'a' }))
      .thenRejected('RUNG_UNKNOWN')
    ladder
      .given(seed, withdrawn(seed))
      .when(correctStage(seed, { rung: 'a' }))
      .thenRejected('RUNG_WITHDRAWN', { rung_id: seed.rungId })
  })

  test('is refused for an unknown enterprise', () => {
    ladder
      .given(seed)
      .when(correctStage(seed, { rung: 'a', enterprise: undefined }))
      .thenRejected('ENTERPRISE_UNKNOWN')
  })
})

describe('Withdrawing a rung', () => {
  test('records why, and lets the rung be recorded anew', () => {
    ladder.given(seed).when(withdraw(seed)).then(withdrawn(seed))
    ladder
      .given(seed, withdrawn(seed))
      .when(record('seed', '2019-05-02'))
      .then(reached('seed', '2019-05-02'))
  })

  test('is refused for a rung that is not there, or was withdrawn', () => {
    ladder.given().when(withdraw(seed)).thenRejected('RUNG_UNKNOWN')
    ladder.given(seed, withdrawn(seed)).when(withdraw(seed)).thenRejected('RUNG_WITHDRAWN')
  })
})
