import { describe, expect, test } from '@jest/globals'
import { announcement } from '../testing/enterprise-samples.ts'
import { doubt, restated, stated, withdrawn } from '../testing/figures-samples.ts'
import { type FiguresEvent, figuresEvents } from './events.ts'

const { codec } = figuresEvents
const year = stated(
  '2024',
  { revenue: '15317.390 万元', headcount: '120 people' },
  {
    what: 'year',
    audited: true,
    doubts: [doubt('FIGURE_JUMPS', 'revenue', '2023', '1.20 亿元')],
    evidence: [announcement],
  },
)

const recorded: readonly (readonly [string, FiguresEvent, string, string])[] = [
  [
    'a statement',
    year,
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122465643937646462612d613334392d353633642d613238642d6631333037303066666234631a0432303234220a323032352d30342d33302801321c0a07726576656e7565120931353331372e3339301a06e4b887e5858332180a0968656164636f756e7412033132301a0670656f706c653a2b0a07726576656e7565120c4649475552455f4a554d50531a04323032332204312e32302a06e4babfe5858342110a0d616e6e75616c207265706f727410024a6f0a0c616e6e6f756e63656d656e741206e585ace5918a1a1568747470733a2f2f6578616d706c652e6f72672f61224061626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","statementId":"ed97ddba-a349-563d-a28d-f130700ffb4c","period":"2024","statedOn":"2025-04-30","audited":true,"figures":[{"item":"revenue","value":"15317.390","unit":"万元"},{"item":"headcount","value":"120","unit":"people"}],"doubts":[{"item":"revenue","code":"FIGURE_JUMPS","otherPeriod":"2023","otherValue":"1.20","otherUnit":"亿元"}],"provenance":{"source":"annual report","confidence":"CONFIDENCE_REPORTED"},"evidence":[{"kind":"announcement","title":"公告","url":"https://example.org/a","sha256":"abababababababababababababababababababababababababababababababab"}]}',
  ],
  [
    'a restatement',
    restated(year, { revenue: ['15317.390 万元', '1.5 亿元'] }),
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122434393234363964642d353731632d353736662d626639342d3335646637363535343036301a2465643937646462612d613334392d353633642d613238642d6631333037303066666234632204323032342a0a323032362d30362d333032127072696f722d706572696f64206572726f7242290a07726576656e75651203312e351a06e4babfe58583220931353331372e3339302a06e4b887e5858352110a0d616e6e75616c207265706f72741002',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","statementId":"492469dd-571c-576f-bf94-35df76554060","replacesStatementId":"ed97ddba-a349-563d-a28d-f130700ffb4c","period":"2024","statedOn":"2026-06-30","reason":"prior-period error","figures":[{"item":"revenue","value":"1.5","unit":"亿元","wasValue":"15317.390","wasUnit":"万元"}],"provenance":{"source":"annual report","confidence":"CONFIDENCE_REPORTED"}}',
  ],
  [
    'a withdrawal',
    withdrawn(year),
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261122465643937646462612d613334392d353633642d613238642d6631333037303066666234631a043230323422156f6620616e6f7468657220656e7465727072697365',
    '{"enterpriseId":"d4f543f3-6926-5611-b415-54c6734b462a","statementId":"ed97ddba-a349-563d-a28d-f130700ffb4c","period":"2024","reason":"of another enterprise"}',
  ],
]

describe('The events of figures', () => {
  test.each(recorded)('keep their bytes and what a history shows: %s', (_, event, hex, json) => {
    const { type, data } = codec.encode(event)
    expect(type).toBe(`seedline.registry.v1.${event.type}`)
    expect(Buffer.from(data).toString('hex')).toBe(hex)
    expect(figuresEvents.json(event)).toBe(json)
  })

  test.each(recorded)('come back from the bytes that were recorded: %s', (_, event, hex) => {
    const type = `seedline.registry.v1.${event.type}`
    expect(codec.decode(type, Buffer.from(hex, 'hex'))).toStrictEqual(event)
  })

  test('tell the day on which they were stated; a withdrawal bears none', () => {
    expect(figuresEvents.occurredOn(year)).toBe('2025-04-30')
    expect(figuresEvents.occurredOn(withdrawn(year))).toBeUndefined()
  })
})
