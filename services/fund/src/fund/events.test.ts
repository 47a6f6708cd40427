import { describe, expect, test } from '@jest/globals'
import { FundOpened } from '@seedline/contracts/fund/v1/fund_events'
import { UnknownEventType } from '@seedline/event-store'
import fc from 'fast-check'
import { expectKept } from '../testing/codec.ts'
import {
  commitmentReversed,
  committed,
  fundOpened,
  invested,
  investmentReversed,
  released,
  reserved,
} from '../testing/fund-samples.ts'
import { fundId, resolution } from '../testing/samples.ts'
import { type FundEvent, fundEvents } from './events.ts'

// As the codecs wrote them that these tables replaced: what is stored must stay readable, byte by byte.
const recorded: readonly {
  readonly event: FundEvent
  readonly hex: string
  readonly json: string
  readonly on?: string
}[] = [
  {
    event: fundOpened,
    hex: '0a2464666634653261642d313335652d356363362d393438622d333138346164653934633563121be8999ae69e84e696b0e69d90e69699e4b893e9a1b9e59fbae987911a1c46696374696f6e616c204e6577204d6174657269616c732046756e642203434e592a0c0a03434e591080d0dbc3f402320a323032332d30332d30313a1ee8999ae69e84e5889be68a95e7aea1e79086e69c89e99990e585ace58fb842170a116d61646520757020666f7220746573747310031801',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","nameZh":"虚构新材料专项基金","nameEn":"Fictional New Materials Fund","currency":"CNY","targetSize":{"currency":"CNY","minorUnits":"100000000000"},"openedOn":"2023-03-01","generalPartner":"虚构创投管理有限公司","provenance":{"source":"made up for tests","confidence":"CONFIDENCE_UNVERIFIED","synthetic":true}}',
    on: '2023-03-01',
  },
  {
    event: { ...fundOpened, targetSize: undefined, provenance: undefined },
    hex: '0a2464666634653261642d313335652d356363362d393438622d333138346164653934633563121be8999ae69e84e696b0e69d90e69699e4b893e9a1b9e59fbae987911a1c46696374696f6e616c204e6577204d6174657269616c732046756e642203434e59320a323032332d30332d30313a1ee8999ae69e84e5889be68a95e7aea1e79086e69c89e99990e585ace58fb8',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","nameZh":"虚构新材料专项基金","nameEn":"Fictional New Materials Fund","currency":"CNY","openedOn":"2023-03-01","generalPartner":"虚构创投管理有限公司"}',
    on: '2023-03-01',
  },
  {
    event: committed('government', '1.00', { evidence: [resolution] }),
    hex: '0a2464666634653261642d313335652d356363362d393438622d3331383461646539346335631212706172746e65722d676f7665726e6d656e741a144120676f7665726e6d656e7420706172746e657220012a070a03434e591064320a323032332d30332d30313a310a0a7265736f6c7574696f6e1223e68a95e8b584e586b3e7ad96e5a794e59198e4bc9ae586b3e8aeae20323032342d3037',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","partnerId":"partner-government","partnerName":"A government partner","partnerKind":"PARTNER_KIND_GOVERNMENT","amount":{"currency":"CNY","minorUnits":"100"},"committedOn":"2023-03-01","evidence":[{"kind":"resolution","title":"投资决策委员会决议 2024-07"}]}',
    on: '2023-03-01',
  },
  {
    event: committed('institutional', '1.00', { evidence: [resolution] }),
    hex: '0a2464666634653261642d313335652d356363362d393438622d3331383461646539346335631215706172746e65722d696e737469747574696f6e616c1a174120696e737469747574696f6e616c20706172746e657220022a070a03434e591064320a323032332d30332d30313a310a0a7265736f6c7574696f6e1223e68a95e8b584e586b3e7ad96e5a794e59198e4bc9ae586b3e8aeae20323032342d3037',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","partnerId":"partner-institutional","partnerName":"A institutional partner","partnerKind":"PARTNER_KIND_INSTITUTIONAL","amount":{"currency":"CNY","minorUnits":"100"},"committedOn":"2023-03-01","evidence":[{"kind":"resolution","title":"投资决策委员会决议 2024-07"}]}',
    on: '2023-03-01',
  },
  {
    event: committed('enterprise', '1.00', { evidence: [resolution] }),
    hex: '0a2464666634653261642d313335652d356363362d393438622d3331383461646539346335631212706172746e65722d656e74657270726973651a144120656e746572707269736520706172746e657220032a070a03434e591064320a323032332d30332d30313a310a0a7265736f6c7574696f6e1223e68a95e8b584e586b3e7ad96e5a794e59198e4bc9ae586b3e8aeae20323032342d3037',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","partnerId":"partner-enterprise","partnerName":"A enterprise partner","partnerKind":"PARTNER_KIND_ENTERPRISE","amount":{"currency":"CNY","minorUnits":"100"},"committedOn":"2023-03-01","evidence":[{"kind":"resolution","title":"投资决策委员会决议 2024-07"}]}',
    on: '2023-03-01',
  },
  {
    event: reserved('1.00', { expectedDealVersion: 3 }),
    hex: '0a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122432633635366435612d373336312d353232662d396263382d3330363133356332653434661a070a03434e591064220a323032342d30372d30312a09617070726f76652d3130033a310a0a7265736f6c7574696f6e1223e68a95e8b584e586b3e7ad96e5a794e59198e4bc9ae586b3e8aeae20323032342d3037',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","amount":{"currency":"CNY","minorUnits":"100"},"reservedOn":"2024-07-01","approvalCommandId":"approve-1","expectedDealVersion":3,"evidence":[{"kind":"resolution","title":"投资决策委员会决议 2024-07"}]}',
    on: '2024-07-01',
  },
  {
    event: invested('1.00'),
    hex: '0a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122432633635366435612d373336312d353232662d396263382d3330363133356332653434661a070a03434e591064220a323032342d30392d3031',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","amount":{"currency":"CNY","minorUnits":"100"},"investedOn":"2024-09-01"}',
    on: '2024-09-01',
  },
  {
    event: released('1.00', 'declined'),
    hex: '0a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122432633635366435612d373336312d353232662d396263382d3330363133356332653434661a070a03434e591064220a323032342d30392d30312a086465636c696e6564',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","amount":{"currency":"CNY","minorUnits":"100"},"releasedOn":"2024-09-01","reason":"declined"}',
    on: '2024-09-01',
  },
  {
    event: released('1.00', 'withdrawn'),
    hex: '0a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122432633635366435612d373336312d353232662d396263382d3330363133356332653434661a070a03434e591064220a323032342d30392d30312a0977697468647261776e',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","amount":{"currency":"CNY","minorUnits":"100"},"releasedOn":"2024-09-01","reason":"withdrawn"}',
    on: '2024-09-01',
  },
  {
    event: released('1.00', 'closed-for-less'),
    hex: '0a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122432633635366435612d373336312d353232662d396263382d3330363133356332653434661a070a03434e591064220a323032342d30392d30312a0f636c6f7365642d666f722d6c657373',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","amount":{"currency":"CNY","minorUnits":"100"},"releasedOn":"2024-09-01","reason":"closed-for-less"}',
    on: '2024-09-01',
  },
  {
    event: released('1.00', 'approval-refused'),
    hex: '0a2464666634653261642d313335652d356363362d393438622d333138346164653934633563122432633635366435612d373336312d353232662d396263382d3330363133356332653434661a070a03434e591064220a323032342d30392d30312a10617070726f76616c2d72656675736564',
    json: '{"fundId":"dff4e2ad-135e-5cc6-948b-3184ade94c5c","dealId":"2c656d5a-7361-522f-9bc8-306135c2e44f","amount":{"currency":"CNY","minorUnits":"100"},"releasedOn":"2024-09-01","reason":"approval-refused"}',
    on: '2024-09-01',
  },
]

describe("A fund's events", () => {
  test.each(recorded)('are written as they ever were: $event.type', ({ event, hex, json, on }) => {
    expectKept(fundEvents.codec, event)
    expect(Buffer.from(fundEvents.codec.encode(event).data).toString('hex')).toBe(hex)
    expect(fundEvents.json(event)).toBe(json)
    expect(fundEvents.occurredOn(event)).toBe(on)
  })

  test.each([
    { event: commitmentReversed(committed('government', '1.00')) },
    { event: investmentReversed({ invested: '1.00', reserved: '2.00' }) },
    { event: released('1.00', 'approval-reversed') },
  ])('keep everything: $event.type', ({ event }) => {
    expectKept(fundEvents.codec, event)
  })

  test('keep any amount that travels', () => {
    const minors = fc.bigInt(-(2n ** 63n) + 1n, 2n ** 63n - 1n)
    fc.assert(
      fc.property(minors, (minor) => {
        expectKept(fundEvents.codec, { ...invested('1.00'), amount: { currency: 'CNY', minor } })
      }),
    )
  })

  test('bear the full name of their message, which any language can decode', () => {
    const { type, data } = fundEvents.codec.encode(fundOpened)
    expect(type).toBe('seedline.fund.v1.FundOpened')
    expect(FundOpened.decode(data)).toMatchObject({ fundId, currency: 'CNY' })
    expect(JSON.parse(fundEvents.json(fundOpened))).toMatchObject({
      fundId,
      openedOn: '2023-03-01',
    })
  })

  test('of a type that nobody knows are refused, not guessed', () => {
    expect(() => fundEvents.codec.decode('seedline.fund.v1.Nothing', new Uint8Array())).toThrow(
      UnknownEventType,
    )
  })

  test('that lack what every such event has are refused', () => {
    expect(() =>
      fundEvents.codec.decode('seedline.fund.v1.CapitalInvested', new Uint8Array()),
    ).toThrow()
  })
})
