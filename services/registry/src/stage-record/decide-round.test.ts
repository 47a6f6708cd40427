import { describe, expect, test } from '@jest/globals'
import { specification } from '@seedline/testing'
import { localDate } from '@seedline/values'
import { ladderEntriesMax } from '../facts/history-bound.ts'
import { evidence } from '../testing/enterprise-samples.ts'
import {
  founded,
  reached,
  record,
  recordRound,
  round,
  rungId,
  stageCorrected,
  withdrawn,
} from '../testing/stage-record-samples.ts'
import { decide } from './decide.ts'
import { emptyLadder, evolve } from './state.ts'

const ladder = specification({ initial: emptyLadder, decide, evolve })
const byHand = reached('seed', '2019-04-28')
const bySeedRound = reached('seed', '2019-05-01', { round: round() })

describe('A closed round', () => {
  test('becomes a rung with the round as its origin and the round’s evidence', () => {
    ladder.given().when(recordRound('seed', '2019-05-01')).then(bySeedRound)
  })

  test('needs no evidence of its own: the round is one', () => {
    ladder
      .given()
      .when(recordRound('seed', '2019-05-01', { evidence: [] }))
      .then({ ...bySeedRound, evidence: [] })
  })

  test('that closes after a later rung was recorded states so itself', () => {
    ladder
      .given(reached('a', '2021-06-01'))
      .when(recordRound('seed', '2019-05-01'))
      .then({ ...bySeedRound, outOfOrderReason: 'closed round recorded after a later rung' })
  })

  test('is linked to the rung that a person recorded already, which keeps its date', () => {
    ladder
      .given(byHand)
      .when(recordRound('seed', '2019-05-01', { evidence: [evidence('closing documents')] }))
      .then(
        stageCorrected(
          byHand,
          { round: round(), evidence: [evidence('agreement'), evidence('closing documents')] },
          'linked to the closed round that it stands for',
          localDate('2019-05-01'),
        ),
      )
  })

  test('adds no evidence that the rung has already', () => {
    ladder
      .given(byHand)
      .when(recordRound('seed', '2019-05-01'))
      .then(
        stageCorrected(
          byHand,
          { round: round() },
          'linked to the closed round that it stands for',
          localDate('2019-05-01'),
        ),
      )
  })

  test('of another deal at the same rung is linked as a later closing', () => {
    ladder
      .given(bySeedRound)
      .when(recordRound('seed', '2019-08-01', { round: round('deal-2') }))
      .then(
        stageCorrected(
          bySeedRound,
          { round: round('deal-2') },
          'a later closing of the same round',
          localDate('2019-08-01'),
        ),
      )
  })

  test('whose deal stands on the ladder already changes nothing', () => {
    ladder.given(bySeedRound).when(recordRound('seed', '2019-05-01')).thenNothing()
    ladder
      .given(byHand, stageCorrected(byHand, { round: round() }))
      .when(recordRound('seed', '2019-05-01'))
      .thenNothing()
  })

  test('is recorded anew when the rung it had was withdrawn', () => {
    ladder
      .given(bySeedRound, withdrawn(bySeedRound))
      .when(recordRound('seed', '2019-05-01'))
      .then(bySeedRound)
  })

  test('at a capital increase is always a rung of its own', () => {
    const increase = reached('capital-increase', '2019-05-01')
    ladder
      .given(increase)
      .when(recordRound('capital-increase', '2019-06-01'))
      .then(reached('capital-increase', '2019-06-01', { round: round() }))
  })

  test('after the end of the ladder is refused, so that it is parked for people to mend', () => {
    ladder
      .given(reached('failed', '2019-01-01'))
      .when(recordRound('seed', '2019-05-01'))
      .thenRejected('LADDER_ENDED')
  })

  test('before the end of the ladder is recorded late', () => {
    ladder
      .given(reached('failed', '2020-01-01'))
      .when(recordRound('seed', '2019-05-01'))
      .then({ ...bySeedRound, outOfOrderReason: 'closed round recorded after a later rung' })
  })

  test('after the closure of its enterprise, which nobody knew of when it closed, is recorded, and says so', () => {
    const closed = { ...founded, closedOn: localDate('2019-04-01') }
    const contradicted =
      'closed round of a day after the enterprise was closed: one of the two is wrong'
    ladder
      .given()
      .when(recordRound('seed', '2019-05-01', { enterprise: closed }))
      .then({ ...bySeedRound, outOfOrderReason: contradicted })
    ladder
      .given()
      .when(recordRound('seed', '2019-04-01', { enterprise: closed }))
      .then(reached('seed', '2019-04-01', { round: round() }))
    // What people record by hand they can ask about.
    ladder
      .given()
      .when(record('seed', '2019-05-01', { enterprise: closed }))
      .thenRejected('ENTERPRISE_CLOSED')
  })

  test('is refused for an unknown enterprise, before its foundation, in the future', () => {
    const when = (on: string, enterprise: typeof founded | undefined) =>
      ladder.given().when(recordRound('seed', on, { enterprise }))
    when('2019-05-01', undefined).thenRejected('ENTERPRISE_UNKNOWN')
    when('2018-02-28', founded).thenRejected('STAGE_BEFORE_FOUNDATION')
    when('2026-11-24', founded).thenRejected('DATE_IN_FUTURE')
  })

  test('finds room where people find none any more', () => {
    const increases = Array.from({ length: ladderEntriesMax - 1 }, (_, index) =>
      reached('capital-increase', '2019-01-01', { rungId: rungId(`increase ${index}`) }),
    )
    const full = increases.reduce(evolve, emptyLadder)
    expect(decide(recordRound('seed', '2019-05-01'), full)).toMatchObject({ ok: true })
  })

  test('is never refused in a way that would be waited for: its deal’s partition would stand still', () => {
    const increase = (index: number) =>
      reached('capital-increase', '2019-01-01', { rungId: rungId(`increase ${index}`) })
    const full = Array.from({ length: ladderEntriesMax }, (_, index) => increase(index))
    const refused = decide(recordRound('seed', '2019-05-01'), full.reduce(evolve, emptyLadder))
    expect(refused).toMatchObject({ problem: { code: 'HISTORY_FULL', kind: 'refused' } })
  })

  test('that a person records by hand afterwards is refused as reached already', () => {
    ladder
      .given(bySeedRound)
      .when(record('seed', '2019-05-01', { outOfOrderReason: 'sure' }))
      .thenRejected('STAGE_ALREADY_REACHED')
  })
})
