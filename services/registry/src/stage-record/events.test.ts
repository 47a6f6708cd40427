import { describe, expect, test } from '@jest/globals'
import { StageReached } from '@seedline/contracts/registry/v1/stage_record_events'
import { UnknownEventType } from '@seedline/event-store'
import { localDate } from '@seedline/values'
import { announcement } from '../testing/enterprise-samples.ts'
import {
  reached,
  round,
  roundReversed,
  stageCorrected,
  withdrawn,
} from '../testing/stage-record-samples.ts'
import { type StageRecordEvent, stageRecordEvents } from './events.ts'

const { codec } = stageRecordEvents
const seed = reached('seed', '2019-05-01')

// Bytes and JSON as they were written before the events were declared in one table.
const recorded: readonly (readonly [string, StageRecordEvent, string, string])[] = [
  [
    'a rung',
    seed,
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122465333464376335382d636163342d353761612d626438622d6232366563396633396230651801220a323031392d30352d30312a150a08636f6e7472616374120961677265656d656e7442170a116d61646520757020666f7220746573747310031801',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","rungId":"e34d7c58-cac4-57aa-bd8b-b26ec9f39b0e","rung":"RUNG_SEED","reachedOn":"2019-05-01","evidence":[{"kind":"contract","title":"agreement"}],"provenance":{"source":"made up for tests","confidence":"CONFIDENCE_UNVERIFIED","synthetic":true}}',
  ],
  [
    'one that a closed round brought',
    reached('a-plus', '2021-06-01', {
      round: round(),
      outOfOrderReason: '补记',
      provenance: null,
      evidence: [],
    }),
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122465643232653533392d643739382d353031342d613461662d3861623538353737613334341805220a323032312d30362d30313206e8a1a5e8aeb03a9b010a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122432633635366435612d373336312d353232662d396263382d3330363133356332653434661a2b6465616c2d32633635366435612d373336312d353232662d396263382d333036313335633265343466403422203061663736353139313663643433646438343438656232313163383033313963',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","rungId":"ed22e539-d798-5014-a4af-8ab58577a344","rung":"RUNG_A_PLUS","reachedOn":"2021-06-01","outOfOrderReason":"补记","round":{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","eventId":"deal-2c656d5a-7361-522f-9bc8-306135c2e44f@4","traceId":"0af7651916cd43dd8448eb211c80319c"}}',
  ],
  [
    'a correction of the rung',
    stageCorrected(seed, { rung: 'angel' }),
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122465333464376335382d636163342d353761612d626438622d6232366563396633396230651a076d6973726561642002',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","rungId":"e34d7c58-cac4-57aa-bd8b-b26ec9f39b0e","reason":"misread","rung":"RUNG_ANGEL"}',
  ],
  [
    'one of day and evidence',
    stageCorrected(seed, {
      reachedOn: localDate('2019-06-01'),
      evidence: [announcement],
    }),
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122465333464376335382d636163342d353761612d626438622d6232366563396633396230651a076d6973726561642a0a323031392d30362d3031326f0a0c616e6e6f756e63656d656e741206e585ace5918a1a1568747470733a2f2f6578616d706c652e6f72672f61224061626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","rungId":"e34d7c58-cac4-57aa-bd8b-b26ec9f39b0e","reason":"misread","reachedOn":"2019-06-01","evidence":[{"kind":"announcement","title":"公告","url":"https://example.org/a","sha256":"abababababababababababababababababababababababababababababababab"}]}',
  ],
  [
    'one that links a round that was not traced',
    stageCorrected(seed, { round: { ...round(), traceId: '' } }),
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122465333464376335382d636163342d353761612d626438622d6232366563396633396230651a076d6973726561643a790a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122432633635366435612d373336312d353232662d396263382d3330363133356332653434661a2b6465616c2d32633635366435612d373336312d353232662d396263382d3330363133356332653434664034',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","rungId":"e34d7c58-cac4-57aa-bd8b-b26ec9f39b0e","reason":"misread","round":{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","eventId":"deal-2c656d5a-7361-522f-9bc8-306135c2e44f@4"}}',
  ],
  [
    'a withdrawal',
    withdrawn(seed),
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122465333464376335382d636163342d353761612d626438622d6232366563396633396230651a0e6e657665722068617070656e6564',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","rungId":"e34d7c58-cac4-57aa-bd8b-b26ec9f39b0e","reason":"never happened"}',
  ],
]

describe('The events of a ladder', () => {
  test.each(recorded)('keep their bytes and what a history shows: %s', (_, event, hex, json) => {
    const { type, data } = codec.encode(event)
    expect(type).toBe(`seedline.registry.v1.${event.type}`)
    expect(Buffer.from(data).toString('hex')).toBe(hex)
    expect(stageRecordEvents.json(event)).toBe(json)
  })

  test.each(recorded)('come back from the bytes that were recorded: %s', (_, event, hex) => {
    const type = `seedline.registry.v1.${event.type}`
    expect(codec.decode(type, Buffer.from(hex, 'hex'))).toStrictEqual(event)
  })

  test('tell when they happened where they say so: a rung that was reached', () => {
    expect(stageRecordEvents.occurredOn(seed)).toBe('2019-05-01')
    const moved = stageCorrected(seed, { reachedOn: localDate('2019-06-01') })
    expect(stageRecordEvents.occurredOn(moved)).toBeUndefined()
    expect(stageRecordEvents.occurredOn(withdrawn(seed))).toBeUndefined()
  })

  test.each([roundReversed(seed), roundReversed(undefined)])(
    'keep everything of a round that was reversed',
    (event) => {
      const { type, data } = codec.encode(event)
      expect(codec.decode(type, data)).toStrictEqual(event)
    },
  )

  test('of an unknown type are refused, not skipped', () => {
    expect(() => codec.decode('seedline.registry.v1.StagePraised', new Uint8Array())).toThrow(
      UnknownEventType,
    )
  })

  test.each(['RUNG_UNSPECIFIED', 'UNRECOGNIZED'] as const)(
    'with a rung that this version does not know are refused, not read as another: %s',
    (rung) => {
      const later = StageReached.decode(codec.encode(seed).data)
      const bytes = StageReached.encode({ ...later, rung }).finish()
      expect(() => codec.decode('seedline.registry.v1.StageReached', bytes)).toThrow('not known')
    },
  )
})
