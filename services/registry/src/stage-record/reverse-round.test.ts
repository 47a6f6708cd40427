import { describe, expect, test } from '@jest/globals'
import { specification } from '@seedline/testing'
import { localDate } from '@seedline/values'
import {
  founded,
  reached,
  recordRound,
  reverseRound,
  round,
  roundReversed,
  rungId,
  stageCorrected,
  withdraw,
  withdrawn,
} from '../testing/stage-record-samples.ts'
import { decide } from './decide.ts'
import { type StageRecordEvent, stageRecordEvents } from './events.ts'
import { standing } from './ladder.ts'
import { emptyLadder, evolve, type LadderState } from './state.ts'

const ladder = specification({ initial: emptyLadder, decide, evolve })
const byRound = reached('seed', '2019-05-01', { round: round() })
const byHand = reached('seed', '2019-04-28')
const link = (deal = 'deal-1', on = '2019-05-01') =>
  stageCorrected(byHand, { round: round(deal) }, 'linked', localDate(on))

const after = (...events: readonly StageRecordEvent[]) =>
  events.reduce<LadderState>(evolve, emptyLadder)

describe('A reversed round', () => {
  test('takes the rung with it that was made for it', () => {
    ladder.given(byRound).when(reverseRound()).then(roundReversed(byRound))
    expect(standing(after(byRound, roundReversed(byRound)))).toEqual([])
  })

  test('leaves a rung that a person had recorded, without the round', () => {
    const stays = roundReversed(byHand, { rungWithdrawn: false })
    ladder.given(byHand, link()).when(reverseRound()).then(stays)
    expect(standing(after(byHand, link(), stays))).toMatchObject([{ rounds: [], rung: 'seed' }])
  })

  test('leaves a rung that a person has corrected since', () => {
    const corrected = stageCorrected(byRound, { reachedOn: localDate('2019-05-02') })
    ladder
      .given(byRound, corrected)
      .when(reverseRound())
      .then(roundReversed(byRound, { rungWithdrawn: false }))
  })

  test('leaves a rung that another round stands behind, too, and takes nothing but itself', () => {
    const second = stageCorrected(
      byRound,
      { round: round('deal-2') },
      'later',
      localDate('2019-07-01'),
    )
    const stays = roundReversed(byRound, { rungWithdrawn: false })
    ladder.given(byRound, second).when(reverseRound()).then(stays)
    expect(standing(after(byRound, second, stays))).toMatchObject([{ rounds: [round('deal-2')] }])
    ladder
      .given(byRound, second, stays)
      .when(reverseRound({ round: round('deal-2') }))
      .then(roundReversed(byRound, { round: round('deal-2') }))
  })

  test('is told of a rung that was withdrawn meanwhile, too', () => {
    ladder
      .given(byRound, withdrawn(byRound))
      .when(reverseRound())
      .then(roundReversed(byRound, { rungWithdrawn: false }))
  })

  test('that brought no rung yet is noted, and brings none any more', () => {
    const noted = roundReversed(undefined)
    ladder.given().when(reverseRound()).then(noted)
    ladder.given(noted).when(recordRound('seed', '2019-05-01')).thenNothing()
    ladder.given(noted).when(reverseRound()).thenNothing()
  })

  test('may close again: the next closing brings a rung of its own', () => {
    const again = { ...round(), eventId: `${round().eventId.split('@')[0]}@6` }
    ladder
      .given(byRound, roundReversed(byRound))
      .when(recordRound('seed', '2019-06-01', { round: again }))
      .then(reached('seed', '2019-06-01', { round: again }))
  })

  test('bears the day of the closing that it takes back', () => {
    expect(stageRecordEvents.occurredOn(roundReversed(byRound))).toBe('2019-05-01')
  })
})

describe('A rung of a closed round', () => {
  test('is not withdrawn by hand: it goes with the round', () => {
    ladder
      .given(byRound)
      .when(withdraw(byRound))
      .thenRejected('RUNG_OF_ROUND', { rung_id: byRound.rungId })
    ladder.given(byHand, link()).when(withdraw(byHand)).thenRejected('RUNG_OF_ROUND')
  })

  test('is withdrawn by hand once its round was reversed and it stayed', () => {
    ladder
      .given(byHand, link(), roundReversed(byHand, { rungWithdrawn: false }))
      .when(withdraw(byHand))
      .then(withdrawn(byHand))
  })

  test('may be reached again by hand after the reversal', () => {
    ladder
      .given(byRound, roundReversed(byRound))
      .when({
        type: 'RecordStage',
        at: withdraw(byRound).at,
        enterprise: founded,
        enterpriseId: byRound.enterpriseId,
        rungId: rungId('again'),
        rung: 'seed',
        reachedOn: localDate('2019-06-01'),
        evidence: byRound.evidence,
        outOfOrderReason: '',
        provenance: byRound.provenance,
      })
      .then(reached('seed', '2019-06-01', { rungId: rungId('again') }))
  })
})
