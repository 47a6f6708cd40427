import { describe, expect, test } from '@jest/globals'
import { matchColumns } from '../columns/match.ts'
import { readRow } from '../columns/read-row.ts'
import { figuresKind } from './figures.ts'

const money = ['元', '万元'].map((unit) => ({ unit, zh: unit, en: unit }))
const people = [{ unit: 'people', zh: '人', en: 'people' }]
const kind = figuresKind(
  [
    { key: 'revenue', zh: '营业收入', en: 'Revenue', units: money },
    { key: 'headcount', zh: '职工总数', en: 'Headcount', units: people },
  ],
  ['verified', 'reported', 'unverified'].map((code) => ({ code, zh: code, en: code })),
)
const heading = [
  '统一社会信用代码',
  '期间',
  '公布日期',
  '是否经审计',
  '指标',
  '数值',
  '计量单位',
  '来源',
  '可信度',
  '营业收入（万元）',
]
const origin = {
  provenance: { source: '名录', confidence: 'reported', synthetic: true },
  reason: '按名录更正',
}
const subject = { enterpriseId: 'e1', name: '一', names: ['一'], formerNames: [] }

function read(...cells: readonly string[]) {
  const row = ['C1', '2024', '2025-04-20', '是', ...cells].map((text) => ({ text }))
  const found = readRow(kind.columns, matchColumns(kind.columns, heading), {
    number: 2,
    cells: row,
  })
  if (!found.ok) return found.faults.map(({ column, code }) => `${column} ${code}`)
  const wrong = Object.entries(kind.check?.(found.request) ?? {})
  if (wrong.length > 0) return wrong.map(([column, { code }]) => `${column} ${code}`)
  return kind.first(found.request, origin, [subject]).request
}

describe('a figure with a row of its own', () => {
  test('is stated as it stands there, by its source', () => {
    expect(read('revenue', '1,234.50', '元', '年报', '', '')).toMatchObject({
      figures: [{ item: 'revenue', value: '1234.50', unit: '元' }],
      provenance: { source: '年报', confidence: 'reported', synthetic: true },
    })
    expect(read('职工总数', '12', '人', '', '', '3')).toMatchObject({
      figures: [
        { item: 'revenue', value: '3', unit: '万元' },
        { item: 'headcount', value: '12', unit: 'people' },
      ],
      provenance: { source: '名录' },
    })
  })

  test('may be said to be less certain than the file, and never more', () => {
    const confidence = (said: string) => read('revenue', '1', '元', '', said, '')
    expect(confidence('unverified')).toMatchObject({ provenance: { confidence: 'unverified' } })
    expect(confidence('verified')).toMatchObject({ provenance: { confidence: 'reported' } })
  })

  test('is refused without its item, value or unit, in a unit that isn’t its own, or told twice', () => {
    expect(read('revenue', '1', '', '', '', '')).toEqual(['unit FIGURE_HALF_TOLD'])
    expect(read('', '1', '元', '', '', '')).toEqual(['item FIGURE_HALF_TOLD'])
    expect(read('headcount', '1', '元', '', '', '')).toEqual(['unit UNIT_NOT_OF_ITEM'])
    expect(read('revenue', '1', '元', '', '', '2')).toEqual(['item FIGURE_TWICE'])
  })
})
