import { describe, expect, test } from '@jest/globals'
import { UnknownEventType } from '@seedline/event-store'
import { localDate, parseUscc, recordedUscc, trusted } from '@seedline/values'
import {
  announcement,
  closed,
  corrected,
  evidence,
  letGo,
  merged,
  mergeReversed,
  otherCode,
  registered,
  takenIn,
} from '../testing/enterprise-samples.ts'
import { type EnterpriseEvent, enterpriseEvents } from './events.ts'

const { codec } = enterpriseEvents
const odd = trusted(parseUscc('91350211M0000XUF46', { checkDigitOverride: true }))

// Bytes and JSON as they were written before the events were declared in one table.
const recorded: readonly (readonly [string, EnterpriseEvent, string, string])[] = [
  [
    'a registration',
    registered(),
    '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611212393134343033393930303030303030313951221be8999ae69e84e7a2b3e69d90e69699e69c89e99990e585ace58fb82a1e46696374696f6e616c20436172626f6e204d6174657269616c73204c746432064e454d2d30323a06343430333036420a323031382d30332d30314a170a116d61646520757020666f7220746573747310031801',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","uscc":"91440399000000019Q","nameZh":"虚构碳材料有限公司","nameEn":"Fictional Carbon Materials Ltd","materialField":"NEM-02","district":"440306","foundedOn":"2018-03-01","provenance":{"source":"made up for tests","confidence":"CONFIDENCE_UNVERIFIED","synthetic":true}}',
  ],
  [
    'one whose code fails its check digit, with what shows that it is right',
    registered({ uscc: odd, checkDigitOverride: evidence('licence') }),
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261121239313335303231314d3030303058554634361a130a08636f6e747261637412076c6963656e6365221be8999ae69e84e7a2b3e69d90e69699e69c89e99990e585ace58fb82a1e46696374696f6e616c20436172626f6e204d6174657269616c73204c746432064e454d2d30323a06343430333036420a323031382d30332d30314a170a116d61646520757020666f7220746573747310031801',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","uscc":"91350211M0000XUF46","checkDigitOverride":{"kind":"contract","title":"licence"},"nameZh":"虚构碳材料有限公司","nameEn":"Fictional Carbon Materials Ltd","materialField":"NEM-02","district":"440306","foundedOn":"2018-03-01","provenance":{"source":"made up for tests","confidence":"CONFIDENCE_UNVERIFIED","synthetic":true}}',
  ],
  [
    'one whose code was accepted before such codes were refused',
    registered({ uscc: recordedUscc('0'.repeat(18)) }),
    '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611212303030303030303030303030303030303030221be8999ae69e84e7a2b3e69d90e69699e69c89e99990e585ace58fb82a1e46696374696f6e616c20436172626f6e204d6174657269616c73204c746432064e454d2d30323a06343430333036420a323031382d30332d30314a170a116d61646520757020666f7220746573747310031801',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","uscc":"000000000000000000","nameZh":"虚构碳材料有限公司","nameEn":"Fictional Carbon Materials Ltd","materialField":"NEM-02","district":"440306","foundedOn":"2018-03-01","provenance":{"source":"made up for tests","confidence":"CONFIDENCE_UNVERIFIED","synthetic":true}}',
  ],
  [
    'one that knows little',
    registered({
      uscc: null,
      nameEn: '',
      materialField: null,
      district: null,
      foundedOn: null,
      provenance: { source: '', confidence: 'unstated', synthetic: false },
    }),
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261221be8999ae69e84e7a2b3e69d90e69699e69c89e99990e585ace58fb84a00',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","nameZh":"虚构碳材料有限公司","provenance":{}}',
  ],
  [
    'one that does not say where it comes from',
    registered({ provenance: null }),
    '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611212393134343033393930303030303030313951221be8999ae69e84e7a2b3e69d90e69699e69c89e99990e585ace58fb82a1e46696374696f6e616c20436172626f6e204d6174657269616c73204c746432064e454d2d30323a06343430333036420a323031382d30332d3031',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","uscc":"91440399000000019Q","nameZh":"虚构碳材料有限公司","nameEn":"Fictional Carbon Materials Ltd","materialField":"NEM-02","district":"440306","foundedOn":"2018-03-01"}',
  ],
  [
    'a correction that empties a name',
    corrected({ nameEn: '' }),
    '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611213746865206c6963656e6365207361797320736f3200',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","reason":"the licence says so","nameEn":""}',
  ],
  [
    'one of code, name and day',
    corrected({ uscc: otherCode, foundedOn: localDate('2017-01-01'), nameZh: '另一家' }),
    '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611213746865206c6963656e6365207361797320736f1a1239313434303339393030303030303032374b2a09e58fa6e4b880e5aeb64a0a323031372d30312d3031',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","reason":"the licence says so","uscc":"91440399000000027K","nameZh":"另一家","foundedOn":"2017-01-01"}',
  ],
  [
    'one to a code that fails its check digit',
    corrected({ uscc: odd, checkDigitOverride: evidence('licence') }),
    '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611213746865206c6963656e6365207361797320736f1a1239313335303231314d30303030585546343622130a08636f6e747261637412076c6963656e6365',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","reason":"the licence says so","uscc":"91350211M0000XUF46","checkDigitOverride":{"kind":"contract","title":"licence"}}',
  ],
  [
    'one that empties all that may be empty',
    corrected({ uscc: null, materialField: null, district: null, foundedOn: null }),
    '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611213746865206c6963656e6365207361797320736f1a003a0042004a00',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","reason":"the licence says so","uscc":"","materialField":"","district":"","foundedOn":""}',
  ],
  [
    'one of field and district',
    corrected({ materialField: 'NEM', district: '440309' }),
    '0a2464346635343366332d363932362d353631312d623431352d3534633637333462343632611213746865206c6963656e6365207361797320736f3a034e454d4206343430333039',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","reason":"the licence says so","materialField":"NEM","district":"440309"}',
  ],
  [
    'a closure',
    { ...closed('2024-01-01'), evidence: [announcement, evidence('resolution')] },
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261120a323032342d30312d30311a09646973736f6c766564226f0a0c616e6e6f756e63656d656e741206e585ace5918a1a1568747470733a2f2f6578616d706c652e6f72672f6122406162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616222160a08636f6e7472616374120a7265736f6c7574696f6e',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","closedOn":"2024-01-01","reason":"dissolved","evidence":[{"kind":"announcement","title":"公告","url":"https://example.org/a","sha256":"abababababababababababababababababababababababababababababababab"},{"kind":"contract","title":"resolution"}]}',
  ],
]

describe('The events of an enterprise', () => {
  test.each(recorded)('keep their bytes and what a history shows: %s', (_, event, hex, json) => {
    const { type, data } = codec.encode(event)
    expect(type).toBe(`seedline.registry.v1.${event.type}`)
    expect(Buffer.from(data).toString('hex')).toBe(hex)
    expect(enterpriseEvents.json(event)).toBe(json)
  })

  test.each(recorded)('come back from the bytes that were recorded: %s', (_, event, hex) => {
    const type = `seedline.registry.v1.${event.type}`
    expect(codec.decode(type, Buffer.from(hex, 'hex'))).toStrictEqual(event)
  })

  test.each([takenIn(), takenIn({ uscc: null, evidence: [] }), letGo, merged, mergeReversed])(
    'of a merging come back from their bytes, and are of no day: $type',
    (event) => {
      const { type, data } = codec.encode(event)
      expect(codec.decode(type, data)).toStrictEqual(event)
      expect(enterpriseEvents.occurredOn(event)).toBeUndefined()
    },
  )

  test('tell when they happened where they say so: a closure', () => {
    expect(enterpriseEvents.occurredOn(closed('2024-01-01'))).toBe('2024-01-01')
    expect(enterpriseEvents.occurredOn(registered())).toBeUndefined()
    expect(enterpriseEvents.occurredOn(corrected({ nameEn: 'X' }))).toBeUndefined()
  })

  test('of an unknown type are refused, not skipped', () => {
    expect(() => codec.decode('seedline.registry.v1.EnterprisePraised', new Uint8Array())).toThrow(
      UnknownEventType,
    )
    expect(enterpriseEvents.has('seedline.registry.v1.EnterpriseClosed')).toBe(true)
    expect(enterpriseEvents.has('seedline.registry.v1.StageReached')).toBe(false)
    expect(enterpriseEvents.has('seedline.fund.v1.EnterpriseClosed')).toBe(false)
  })
})
