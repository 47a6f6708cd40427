import { describe, expect, test } from '@jest/globals'
import { StageReached } from '@seedline/contracts/registry/v1/stage_record_events'
import { UnknownEventType } from '@seedline/event-store'
import { localDate } from '@seedline/values'
import { evidence } from '../testing/enterprise-samples.ts'
import { reached, round, stageCorrected, withdrawn } from '../testing/ladder-samples.ts'
import { stageRecordCodec as codec, stageRecordTypes } from './codec.ts'
import type { StageRecordEvent } from './events.ts'

const seed = reached('seed', '2019-05-01')
const events: readonly StageRecordEvent[] = [
  seed,
  reached('a-plus', '2021-06-01', {
    round: round(),
    outOfOrderReason: '补记',
    provenance: null,
    evidence: [],
  }),
  stageCorrected(seed, { rung: 'angel' }),
  stageCorrected(seed, { reachedOn: localDate('2019-06-01'), evidence: [evidence('b')] }),
  stageCorrected(seed, { round: round() }),
  withdrawn(seed),
]

describe('The events of a ladder', () => {
  test('come back from their bytes as they were', () => {
    for (const event of events) {
      const { type, data } = codec.encode(event)
      expect(codec.decode(type, data)).toEqual(event)
    }
  })

  test('of an unknown type are refused, not skipped', () => {
    expect(() => codec.decode('seedline.registry.v1.StagePraised', new Uint8Array())).toThrow(
      UnknownEventType,
    )
  })

  test('with a rung that this version does not know are refused, not read as another', () => {
    const { data } = codec.encode(seed)
    const later = StageReached.decode(data)
    const bytes = StageReached.encode({ ...later, rung: 'RUNG_UNSPECIFIED' }).finish()
    expect(() => codec.decode(stageRecordTypes.reached, bytes)).toThrow('knows no rung')
  })
})
