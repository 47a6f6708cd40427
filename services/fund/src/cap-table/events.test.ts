import { describe, expect, test } from '@jest/globals'
import { UnknownEventType } from '@seedline/event-store'
import { localDate, numericOfUnits } from '@seedline/values'
import fc from 'fast-check'
import {
  cancelled,
  converted,
  exercised,
  granted,
  holder,
  issued,
  plan,
  poolAdjusted,
  split,
  stockClass,
  transferred,
  vestingStarted,
} from '../testing/cap-table-samples.ts'
import { expectKept } from '../testing/codec.ts'
import { closeRound } from '../testing/deal-samples.ts'
import { dealId, enterpriseId, fundId, provenance, resolution } from '../testing/samples.ts'
import { type CapTableEvent, capTableEvents } from './events.ts'

const { type: _, at: __, ...asked } = closeRound()
const reserved: CapTableEvent = {
  type: 'RoundReserved',
  enterpriseId,
  dealId,
  closing: { ...asked, fundId, enterpriseId, round: 'seed' },
  closingCommandId: 'close-1',
  expectedDealVersion: 3,
}

// As the codecs wrote them that these tables replaced: what is stored must stay readable, byte by byte.
const recorded: readonly {
  readonly event: CapTableEvent
  readonly hex: string
  readonly json: string
  readonly on?: string
}[] = [
  {
    event: stockClass('c', 'common', '12.5'),
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611201631a07436c617373206320012a0431322e35',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","stockClassId":"c","name":"Class c","classType":"STOCK_CLASS_TYPE_COMMON","sharesAuthorized":"12.5"}',
  },
  {
    event: stockClass('c', 'preferred', '12.5'),
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611201631a07436c617373206320022a0431322e35',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","stockClassId":"c","name":"Class c","classType":"STOCK_CLASS_TYPE_PREFERRED","sharesAuthorized":"12.5"}',
  },
  {
    event: stockClass('c', 'registered-capital', '12.5'),
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611201631a07436c617373206320032a0431322e35',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","stockClassId":"c","name":"Class c","classType":"STOCK_CLASS_TYPE_REGISTERED_CAPITAL","sharesAuthorized":"12.5"}',
  },
  {
    event: stockClass('c'),
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611201631a07436c61737320632001',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","stockClassId":"c","name":"Class c","classType":"STOCK_CLASS_TYPE_COMMON"}',
  },
  {
    event: { ...holder('ann'), kind: 'founder' },
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611203616e6e1a0a486f6c64657220616e6e2001',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","holderId":"ann","name":"Holder ann","kind":"HOLDER_KIND_FOUNDER"}',
  },
  {
    event: { ...holder('ann'), kind: 'individual' },
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611203616e6e1a0a486f6c64657220616e6e2002',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","holderId":"ann","name":"Holder ann","kind":"HOLDER_KIND_INDIVIDUAL"}',
  },
  {
    event: { ...holder('ann'), kind: 'institution' },
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611203616e6e1a0a486f6c64657220616e6e2003',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","holderId":"ann","name":"Holder ann","kind":"HOLDER_KIND_INSTITUTION"}',
  },
  {
    event: { ...holder('ann'), kind: 'fund' },
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611203616e6e1a0a486f6c64657220616e6e2004',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","holderId":"ann","name":"Holder ann","kind":"HOLDER_KIND_FUND"}',
  },
  {
    event: { ...holder('ann'), kind: 'employee-platform' },
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611203616e6e1a0a486f6c64657220616e6e2005',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","holderId":"ann","name":"Holder ann","kind":"HOLDER_KIND_EMPLOYEE_PLATFORM"}',
  },
  {
    event: { ...holder('ann'), kind: 'public' },
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611203616e6e1a0a486f6c64657220616e6e2006',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","holderId":"ann","name":"Holder ann","kind":"HOLDER_KIND_PUBLIC"}',
  },
  {
    event: issued('s1', 'ann', '1.0000000001'),
    hex: '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261120273311a03616e6e2206636f6d6d6f6e2a0c312e303030303030303030313201313a03434e59420a323032302d30312d3031',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","securityId":"s1","holderId":"ann","stockClassId":"common","quantity":"1.0000000001","sharePrice":"1","currency":"CNY","issuedOn":"2020-01-01"}',
    on: '2020-01-01',
  },
  {
    event: issued('s1', 'ann', '1', { sharePrice: undefined, currency: undefined }),
    hex: '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261120273311a03616e6e2206636f6d6d6f6e2a0131420a323032302d30312d3031',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","securityId":"s1","holderId":"ann","stockClassId":"common","quantity":"1","issuedOn":"2020-01-01"}',
    on: '2020-01-01',
  },
  {
    event: issued('s1', 'ann', '1', { sharePrice: numericOfUnits(0n) }),
    hex: '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261120273311a03616e6e2206636f6d6d6f6e2a01313201303a03434e59420a323032302d30312d3031',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","securityId":"s1","holderId":"ann","stockClassId":"common","quantity":"1","sharePrice":"0","currency":"CNY","issuedOn":"2020-01-01"}',
    on: '2020-01-01',
  },
  {
    event: issued('s1', 'ann', '1', { dealId, evidence: [resolution], provenance }),
    hex: '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261120273311a03616e6e2206636f6d6d6f6e2a01313201313a03434e59420a323032302d30312d3031522432633635366435612d373336312d353232662d396263382d3330363133356332653434665a310a0a7265736f6c7574696f6e1223e68a95e8b584e586b3e7ad96e5a794e59198e4bc9ae586b3e8aeae20323032342d303762170a116d61646520757020666f7220746573747310031801',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","securityId":"s1","holderId":"ann","stockClassId":"common","quantity":"1","sharePrice":"1","currency":"CNY","issuedOn":"2020-01-01","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","evidence":[{"kind":"resolution","title":"投资决策委员会决议 2024-07"}],"provenance":{"source":"made up for tests","confidence":"CONFIDENCE_UNVERIFIED","synthetic":true}}',
    on: '2020-01-01',
  },
  {
    event: transferred('s1', 'bob', '1', { balanceSecurityId: 's1-rest' }),
    hex: '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261120273311a01312203626f622a0873312d6d6f766564320773312d726573743a0a323032312d30312d3031',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","securityId":"s1","quantity":"1","toHolderId":"bob","resultingSecurityId":"s1-moved","balanceSecurityId":"s1-rest","transferredOn":"2021-01-01"}',
    on: '2021-01-01',
  },
  {
    event: cancelled('s1', '1'),
    hex: '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261120273311a01312a0a323032312d30312d3031320b626f75676874206261636b',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","securityId":"s1","quantity":"1","cancelledOn":"2021-01-01","reason":"bought back"}',
    on: '2021-01-01',
  },
  {
    event: split(23n, 2n),
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611206636f6d6d6f6e181720022a0a323032322d30312d3031',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","stockClassId":"common","ratioNumerator":"23","ratioDenominator":"2","splitOn":"2022-01-01"}',
    on: '2022-01-01',
  },
  {
    event: converted('a', 'b', '36000000'),
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611201611a0162220833363030303030302a0a323032322d30312d3031',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","fromStockClassId":"a","toStockClassId":"b","totalQuantity":"36000000","convertedOn":"2022-01-01"}',
    on: '2022-01-01',
  },
  {
    event: plan('100'),
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611204706c616e1a09506c616e20323032312206636f6d6d6f6e2a03313030320a323032312d30312d3031',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","stockPlanId":"plan","name":"Plan 2021","stockClassId":"common","sharesReserved":"100","approvedOn":"2021-01-01"}',
    on: '2021-01-01',
  },
  {
    event: poolAdjusted('80'),
    hex: '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611204706c616e1a023830220a323032312d30362d3031',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","stockPlanId":"plan","sharesReserved":"80","adjustedOn":"2021-06-01"}',
    on: '2021-06-01',
  },
  {
    event: granted('o1', 'ann', '1', { expiresOn: localDate('2032-12-31') }),
    hex: '0a2464346635343366332d363932362d353631312d623431352d35346336373334623436326112026f311a03616e6e2204706c616e2a01313203302e313a03434e59420a323032312d30322d30314a0a323033322d31322d3331',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","securityId":"o1","holderId":"ann","stockPlanId":"plan","quantity":"1","exercisePrice":"0.1","currency":"CNY","issuedOn":"2021-02-01","expiresOn":"2032-12-31"}',
    on: '2021-02-01',
  },
  {
    event: granted('o1', 'ann', '1', { exercisePrice: undefined, currency: undefined }),
    hex: '0a2464346635343366332d363932362d353631312d623431352d35346336373334623436326112026f311a03616e6e2204706c616e2a0131420a323032312d30322d3031',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","securityId":"o1","holderId":"ann","stockPlanId":"plan","quantity":"1","issuedOn":"2021-02-01"}',
    on: '2021-02-01',
  },
  {
    event: exercised('o1', '1', ['a', 'b']),
    hex: '0a2464346635343366332d363932362d353631312d623431352d35346336373334623436326112026f311a01312201612201622a0a323032312d30382d3031',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","securityId":"o1","quantity":"1","resultingSecurityIds":["a","b"],"exercisedOn":"2021-08-01"}',
    on: '2021-08-01',
  },
  {
    event: vestingStarted('o1'),
    hex: '0a2464346635343366332d363932362d353631312d623431352d35346336373334623436326112026f311a057374617274220a323032312d30312d3135',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","securityId":"o1","vestingConditionId":"start","startedOn":"2021-01-15"}',
    on: '2021-01-15',
  },
  {
    event: reserved,
    hex: '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122432633635366435612d373336312d353232662d396263382d3330363133356332653434661af4020a2432633635366435612d373336312d353232662d396263382d333036313335633265343466122464666634653261642d313335652d356363362d393438622d3331383461646539346335631a2464346635343366332d363932362d353631312d623431352d35346336373334623436326120012a0a323032342d30382d3135320b0a03434e591080b0b4f8083a0531322e35304280010a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122464666634653261642d313335652d356363362d393438622d3331383461646539346335631a1be8999ae69e84e696b0e69d90e69699e4b893e9a1b9e59fbae9879120042a06343030303030320b0a03434e591080cab5ee0142281207616e67656c2d311a08416e20616e67656c20022a053830303030320a0a03434e591080c2d72f4a180a08636f6e7472616374120ce5a29ee8b584e58d8fe8aeae52170a116d61646520757020666f72207465737473100318012207636c6f73652d312803',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","closing":{"dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","round":"RUNG_SEED","closedOn":"2024-08-15","preMoney":{"currency":"CNY","minorUnits":"2400000000"},"sharePrice":"12.50","subscriptions":[{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","holderId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","holderName":"虚构新材料专项基金","holderKind":"HOLDER_KIND_FUND","shares":"400000","amount":{"currency":"CNY","minorUnits":"500000000"}},{"holderId":"angel-1","holderName":"An angel","holderKind":"HOLDER_KIND_INDIVIDUAL","shares":"80000","amount":{"currency":"CNY","minorUnits":"100000000"}}],"evidence":[{"kind":"contract","title":"增资协议"}],"provenance":{"source":"made up for tests","confidence":"CONFIDENCE_UNVERIFIED","synthetic":true}},"closingCommandId":"close-1","expectedDealVersion":3}',
  },
  {
    event: {
      type: 'RoundReleased',
      enterpriseId,
      dealId,
      closingCommandId: 'close-1',
    },
    hex: '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122432633635366435612d373336312d353232662d396263382d3330363133356332653434661a07636c6f73652d31',
    json: '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","closingCommandId":"close-1"}',
  },
]

describe("A cap table's events", () => {
  test.each(recorded)('are written as they ever were: $event.type', ({ event, hex, json, on }) => {
    expectKept(capTableEvents.codec, event)
    expect(Buffer.from(capTableEvents.codec.encode(event).data).toString('hex')).toBe(hex)
    expect(capTableEvents.json(event)).toBe(json)
    expect(capTableEvents.occurredOn(event)).toBe(on)
  })

  test('keep any quantity, to the tenth digit', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 28n), (units) => {
        expectKept(capTableEvents.codec, {
          ...issued('s', 'a', '1'),
          quantity: numericOfUnits(units),
        })
      }),
    )
  })

  test.each(['seedline.fund.v1.Nothing', 'StockIssued', 'seedline.fund.v1.constructor'])(
    'of the type %s are refused, not guessed',
    (type) => {
      expect(() => capTableEvents.codec.decode(type, new Uint8Array())).toThrow(UnknownEventType)
    },
  )
})
