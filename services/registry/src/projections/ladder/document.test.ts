import { describe, expect, test } from '@jest/globals'
import { deliveries, foldView } from '@seedline/testing'
import { localDate } from '@seedline/values'
import type { StageRecordEvent } from '../../stage-record/events.ts'
import { enterpriseId, evidence, noon } from '../../testing/enterprise-samples.ts'
import {
  reached,
  round,
  roundReversed,
  stageCorrected,
  withdrawn,
} from '../../testing/stage-record-samples.ts'
import { ladderMessages } from '../../testing/views.ts'
import { ladderView as view } from './view.ts'

const seed = reached('seed', '2019-05-01')
const seriesA = reached('a', '2021-06-01', { round: round() })

const rungsOf = (...events: readonly StageRecordEvent[]) =>
  foldView(view, ladderMessages(...events)).get(enterpriseId)?.rungs

describe('The ladder view', () => {
  test('comes to the same document however often and in whatever order events arrive', () => {
    const messages = ladderMessages(
      seed,
      seriesA,
      stageCorrected(seed, { rung: 'angel' }),
      roundReversed(seriesA, { closedOn: localDate('2021-06-01') }),
      withdrawn(seed),
      stageCorrected(seed, { evidence: [evidence('b')] }),
    )
    const expected = foldView(view, messages)
    for (let seeded = 1; seeded <= 20; seeded++)
      for (const way of deliveries(messages, seeded))
        expect(foldView(view, way.messages)).toEqual(expected)
  })

  test('shows each rung with its evidence, its round and who recorded it', () => {
    expect(rungsOf(seriesA)).toMatchObject([
      {
        rung: 'a',
        reachedOn: '2021-06-01',
        evidence: [{ title: 'agreement' }],
        rounds: [round()],
        withdrawn: false,
        amendments: [],
        recording: {
          eventId: `stage_record-${enterpriseId}@1`,
          eventType: 'seedline.registry.v1.StageReached',
          version: 1,
          recordedAt: noon,
          recordedBy: { name: 'Test' },
        },
      },
    ])
  })

  test('shows a rung without its round, and withdrawn with it, once that was reversed', () => {
    expect(rungsOf(seriesA, roundReversed(seriesA))).toMatchObject([
      { rung: 'a', rounds: [], withdrawn: true, amendments: [{ reason: 'never closed' }] },
    ])
    const stays = roundReversed(seed, { rungWithdrawn: false })
    expect(rungsOf(seed, stageCorrected(seed, { round: round() }), stays)).toMatchObject([
      { rounds: [], withdrawn: false, amendments: [{}, { reason: 'never closed' }] },
    ])
  })

  test('shows what corrections made of a rung, and that it was withdrawn, with every reason', () => {
    const rungs = rungsOf(
      seed,
      seriesA,
      stageCorrected(seed, { rung: 'angel', reachedOn: localDate('2019-06-01') }, 'misread'),
      stageCorrected(seed, { round: round('deal-2') }, 'linked'),
      withdrawn(seed, 'never happened'),
    )
    expect(rungs).toMatchObject([
      {
        rung: 'angel',
        reachedOn: '2019-06-01',
        rounds: [round('deal-2')],
        withdrawn: true,
        amendments: [{ reason: 'misread' }, { reason: 'linked' }, { reason: 'never happened' }],
      },
      { rung: 'a', withdrawn: false, amendments: [] },
    ])
  })
})
