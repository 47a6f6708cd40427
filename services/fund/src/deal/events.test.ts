import { describe, expect, test } from '@jest/globals'
import { UnknownEventType } from '@seedline/event-store'
import { financingRungs } from '@seedline/values'
import { expectKept } from '../testing/codec.ts'
import {
  approvalReversed,
  dealApproved,
  dealDeclined,
  dealOpened,
  dealReopened,
  dealWithdrawn,
  dueDiligenceStarted,
  price,
  roundClosed,
  roundReversed,
} from '../testing/deal-samples.ts'
import { type DealEvent, dealEvents } from './events.ts'

const events: readonly DealEvent[] = [
  ...financingRungs.map((round) => ({ ...dealOpened, round })),
  { ...roundClosed, sharePrice: price('53.90') },
  roundReversed,
  approvalReversed,
  { ...approvalReversed, backTo: 'screening' },
  dealReopened,
  { ...dealReopened, evidence: [] },
]

// As the codecs wrote them that these tables replaced: what is stored must stay readable, byte by byte.
const recorded: readonly {
  readonly event: DealEvent
  readonly hex: string
  readonly json: string
  readonly on?: string
}[] = [
  {
    event: dealOpened,
    hex: '0a2432633635366435612d373336312d353232662d396263382d333036313335633265343466122464666634653261642d313335652d356363362d393438622d3331383461646539346335631a2464346635343366332d363932362d353631312d623431352d35346336373334623436326120012a0b0a03434e5910808c8d9e02320a323032342d30352d3036',
    json: '{"dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","round":"RUNG_SEED","proposedAmount":{"currency":"CNY","minorUnits":"600000000"},"openedOn":"2024-05-06"}',
    on: '2024-05-06',
  },
  {
    event: dueDiligenceStarted,
    hex: '0a2432633635366435612d373336312d353232662d396263382d333036313335633265343466120a323032342d30352d3230',
    json: '{"dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","startedOn":"2024-05-20"}',
    on: '2024-05-20',
  },
  {
    event: dealApproved,
    hex: '0a2432633635366435612d373336312d353232662d396263382d333036313335633265343466120b0a03434e591080cab5ee011a0a323032342d30372d303122310a0a7265736f6c7574696f6e1223e68a95e8b584e586b3e7ad96e5a794e59198e4bc9ae586b3e8aeae20323032342d3037',
    json: '{"dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","approvedAmount":{"currency":"CNY","minorUnits":"500000000"},"approvedOn":"2024-07-01","evidence":[{"kind":"resolution","title":"投资决策委员会决议 2024-07"}]}',
    on: '2024-07-01',
  },
  {
    event: dealDeclined,
    hex: '0a2432633635366435612d373336312d353232662d396263382d333036313335633265343466120a323032342d30372d30321a17746865206d61726b657420697320746f6f20736d616c6c',
    json: '{"dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","declinedOn":"2024-07-02","reason":"the market is too small"}',
    on: '2024-07-02',
  },
  {
    event: dealWithdrawn,
    hex: '0a2432633635366435612d373336312d353232662d396263382d333036313335633265343466120a323032342d30372d30331a1f74686520666f756e6465727320666f756e6420616e6f746865722066756e64',
    json: '{"dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","withdrawnOn":"2024-07-03","reason":"the founders found another fund"}',
    on: '2024-07-03',
  },
  {
    event: roundClosed,
    hex: '0a2432633635366435612d373336312d353232662d396263382d333036313335633265343466122464666634653261642d313335652d356363362d393438622d3331383461646539346335631a2464346635343366332d363932362d353631312d623431352d35346336373334623436326120012a0a323032342d30382d3135320b0a03434e591080b0b4f8083a0531322e35304280010a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122464666634653261642d313335652d356363362d393438622d3331383461646539346335631a1be8999ae69e84e696b0e69d90e69699e4b893e9a1b9e59fbae9879120042a06343030303030320b0a03434e591080cab5ee0142281207616e67656c2d311a08416e20616e67656c20022a053830303030320a0a03434e591080c2d72f4a180a08636f6e7472616374120ce5a29ee8b584e58d8fe8aeae52170a116d61646520757020666f7220746573747310031801',
    json: '{"dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","round":"RUNG_SEED","closedOn":"2024-08-15","preMoney":{"currency":"CNY","minorUnits":"2400000000"},"sharePrice":"12.50","subscriptions":[{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","holderId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","holderName":"虚构新材料专项基金","holderKind":"HOLDER_KIND_FUND","shares":"400000","amount":{"currency":"CNY","minorUnits":"500000000"}},{"holderId":"angel-1","holderName":"An angel","holderKind":"HOLDER_KIND_INDIVIDUAL","shares":"80000","amount":{"currency":"CNY","minorUnits":"100000000"}}],"evidence":[{"kind":"contract","title":"增资协议"}],"provenance":{"source":"made up for tests","confidence":"CONFIDENCE_UNVERIFIED","synthetic":true}}',
    on: '2024-08-15',
  },
  {
    event: { ...roundClosed, preMoney: undefined, provenance: undefined },
    hex: '0a2432633635366435612d373336312d353232662d396263382d333036313335633265343466122464666634653261642d313335652d356363362d393438622d3331383461646539346335631a2464346635343366332d363932362d353631312d623431352d35346336373334623436326120012a0a323032342d30382d31353a0531322e35304280010a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122464666634653261642d313335652d356363362d393438622d3331383461646539346335631a1be8999ae69e84e696b0e69d90e69699e4b893e9a1b9e59fbae9879120042a06343030303030320b0a03434e591080cab5ee0142281207616e67656c2d311a08416e20616e67656c20022a053830303030320a0a03434e591080c2d72f4a180a08636f6e7472616374120ce5a29ee8b584e58d8fe8aeae',
    json: '{"dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","round":"RUNG_SEED","closedOn":"2024-08-15","sharePrice":"12.50","subscriptions":[{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","holderId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","holderName":"虚构新材料专项基金","holderKind":"HOLDER_KIND_FUND","shares":"400000","amount":{"currency":"CNY","minorUnits":"500000000"}},{"holderId":"angel-1","holderName":"An angel","holderKind":"HOLDER_KIND_INDIVIDUAL","shares":"80000","amount":{"currency":"CNY","minorUnits":"100000000"}}],"evidence":[{"kind":"contract","title":"增资协议"}]}',
    on: '2024-08-15',
  },
]

describe("A deal's events", () => {
  test.each(events.map((event) => ({ event })))('keep everything: $event.type', ({ event }) => {
    expectKept(dealEvents.codec, event)
  })

  test.each(recorded)('are written as they ever were: $event.type', ({ event, hex, json, on }) => {
    expectKept(dealEvents.codec, event)
    expect(Buffer.from(dealEvents.codec.encode(event).data).toString('hex')).toBe(hex)
    expect(dealEvents.json(event)).toBe(json)
    expect(dealEvents.occurredOn(event)).toBe(on)
  })

  test('keep the printed digits of a price in what a history shows', () => {
    const json = JSON.parse(dealEvents.json({ ...roundClosed, sharePrice: price('53.90') }))
    expect(json).toMatchObject({ sharePrice: '53.90', round: 'RUNG_SEED' })
  })

  test('of a type that nobody knows are refused, not guessed', () => {
    expect(() => dealEvents.codec.decode('seedline.fund.v1.Nothing', new Uint8Array())).toThrow(
      UnknownEventType,
    )
  })

  test('at no financing rung are refused', () => {
    const { data } = dealEvents.codec.encode(dealOpened)
    const listed = Uint8Array.from(data)
    // Field 4 (round), varint 1 (seed) → 16 (listed).
    const at = listed.findIndex((byte, index) => byte === 0x20 && listed[index + 1] === 1)
    listed[at + 1] = 16
    expect(() => dealEvents.codec.decode('seedline.fund.v1.DealOpened', listed)).toThrow(
      'A recorded listed is none of',
    )
  })
})
