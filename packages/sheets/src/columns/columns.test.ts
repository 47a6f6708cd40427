import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Column, Unit } from './column.ts'
import {
  dayColumn,
  figureColumn,
  periodColumn,
  termColumn,
  textColumn,
  yesNoColumn,
} from './kinds.ts'
import { columnsInDoubt, matchColumns, missingColumns, unusedHeadings } from './match.ts'
import { readRow } from './read-row.ts'

const said = (id: string, zh: string, more: object = {}) => ({
  id,
  title: { zh, en: id },
  example: '',
  at: [id],
  ...more,
})
const money = ['元', '万元', '亿元'].map((unit) => ({ unit, zh: unit, en: unit }))
const capital = figureColumn(said('capital', '注册资本'), money)
const founded = dayColumn(said('founded', '成立日期', { aliases: ['成立时间'] }))
const name = textColumn(said('name', '企业名称', { required: true }))
const district = termColumn(said('district', '所在区', { at: ['place', 'district'] }), [
  { code: '440305', zh: '南山区', en: 'Nanshan' },
  { code: '440309', zh: '龙华区', en: 'Longhua' },
])
const valueRead = (column: Column, text: string, unit?: Unit) => {
  const read = column.read(text, unit)
  return 'fault' in read ? read.fault.code : read.value
}

describe('a column', () => {
  test.each([
    ['1,234.56', '1234.56'],
    ['1234.5600', '1234.5600'],
    ['-3', '-3'],
    ['007', '7'],
    ['1，000', '1000'],
  ])('of figures takes %j as %s, in the unit of its column', (text, value) => {
    expect(valueRead(capital, text, '万元')).toEqual({ value, unit: '万元' })
  })

  test.each(['12万', '1,23', '1e5', '', '五', '12%'])('of money takes no %j', (text) => {
    expect(valueRead(capital, text, '元')).toBe('NUMBER_MALFORMED')
  })

  test('of figures never guesses its unit, and needs none where there is but one', () => {
    expect(valueRead(capital, '100')).toBe('UNIT_MISSING')
    const share = figureColumn(said('share', '占比'), [{ unit: '%', zh: '%', en: '%' }])
    expect(valueRead(share, '12.5%')).toEqual({ value: '12.5', unit: '%' })
    expect(valueRead(share, '12.5')).toEqual({ value: '12.5', unit: '%' })
  })

  test('of figures keeps every digit', () => {
    const digits = fc.stringMatching(/^(?:0|[1-9][0-9]{0,20})(?:\.[0-9]{1,10})?$/)
    fc.assert(
      fc.property(digits, fc.constantFrom(...money), (text, { unit }) => {
        expect(valueRead(capital, text, unit)).toEqual({ value: text, unit })
      }),
    )
  })

  test.each([
    ['2025', '2025'],
    ['2025年', '2025'],
    ['2025 年度', '2025'],
    ['2025-H1', '2025-H1'],
    ['2025年上半年', '2025-H1'],
    ['2025Q3', '2025-Q3'],
    ['2025年第三季度', 'PERIOD_MALFORMED'],
    ['2025年第3季度', '2025-Q3'],
    ['2025年前三季度', 'PERIOD_MALFORMED'],
    ['25', 'PERIOD_MALFORMED'],
  ])('of periods reads %s as %s', (text, value) => {
    expect(valueRead(periodColumn(said('period', '期间')), text)).toBe(value)
  })

  test('of yes and no takes the words for them, and nothing else', () => {
    const audited = yesNoColumn(said('audited', '经审计'))
    expect(['是', 'No', '已审计', '也许'].map((text) => valueRead(audited, text))).toEqual([
      true,
      false,
      true,
      'YES_OR_NO_EXPECTED',
    ])
  })

  test.each([
    ['2024-05-20', '2024-05-20'],
    ['2024/5/2', '2024-05-02'],
    ['2024年5月20日', '2024-05-20'],
    ['20.5.2024', 'DAY_MALFORMED'],
    ['05/06/2024', 'DAY_MALFORMED'],
    ['45432', 'DAY_MALFORMED'],
  ])('of days reads %s as %s', (text, value) => {
    expect(valueRead(founded, text)).toBe(value)
  })

  test('of terms takes a code or a name, and says what it would take', () => {
    expect(['440305', '南山区', 'nanshan'].map((text) => valueRead(district, text))).toEqual([
      '440305',
      '440305',
      '440305',
    ])
    expect(district.read('南山', undefined)).toMatchObject({
      fault: { code: 'TERM_UNKNOWN', mend: { zh: expect.stringContaining('龙华区') } },
    })
  })
})

describe('the headings of a file', () => {
  const columns = [name, founded, capital, district]

  test('are known by title, alias and id, whatever blanks and units are with them', () => {
    const heading = ['序号', ' 企业名称 *', '成立时间', '注册资本（万元）', 'district']
    const matches = matchColumns(columns, heading)
    expect(matches).toEqual({
      name: { index: 1, unit: undefined },
      founded: { index: 2, unit: undefined },
      capital: { index: 3, unit: '万元' },
      district: { index: 4, unit: undefined },
    })
    expect(unusedHeadings(heading, matches)).toEqual(['序号'])
  })

  test.each([
    ['注册资本(元)', '元'],
    ['注册资本（单位：亿元）', '亿元'],
    ['注册资本（人民币万元）', '万元'],
    ['注册资本', undefined],
  ])('%s tells the unit %s', (heading, unit) => {
    expect(matchColumns([capital], [heading]).capital?.unit).toBe(unit)
  })

  test.each(['占比', '占比（%）', '占比(单位：％)'])(
    '%s is a column that has one unit alone',
    (said) => {
      const share = figureColumn(
        { id: 'share', title: { zh: '占比', en: 'share' }, example: '', at: ['share'] },
        [{ unit: '%', zh: '%', en: '%' }],
      )
      expect(matchColumns([share], [said]).share).toEqual({ index: 0, unit: '%' })
    },
  )

  test('that say the same are told with the letters that a spreadsheet calls them by', () => {
    const heading = [...Array.from({ length: 26 }, () => ''), '企业名称', '成立日期', '企业名称']
    const matches = matchColumns([name, founded], heading)
    const doubts = columnsInDoubt([name, founded], matches)
    expect(doubts.map(({ column, letters }) => [column.id, letters])).toEqual([
      ['name', ['AA', 'AC']],
    ])
    expect(missingColumns([name, founded], matches)).toEqual([])
    const chosen = { ...matches, name: { index: 28 } }
    expect(columnsInDoubt([name, founded], chosen)).toEqual([])
  })

  test('that say it exactly come before those with a remark, and of two that say the same none is taken', () => {
    const remarks = [
      '企业名称（曾用名）',
      '企业名称',
      '成立日期（母公司）',
      '注册资本（必填）（万元）',
    ]
    const matches = matchColumns(columns, remarks)
    expect([matches.name?.index, matches.founded?.index]).toEqual([1, undefined])
    expect(matches.capital).toEqual({ index: 3, unit: '万元' })
    expect(matchColumns([name], ['企业名称', ' 企业名称']).name?.index).toBeUndefined()
    expect(matchColumns([capital], ['注册资本（万元）（美元）']).capital?.index).toBeUndefined()
    expect(matchColumns([name], ['企业名称：']).name?.index).toBe(0)
  })

  test('that a file must have are missed by name', () => {
    expect(
      missingColumns(columns, matchColumns(columns, ['成立日期'])).map(({ id }) => id),
    ).toEqual(['name'])
  })
})

describe('a row', () => {
  const columns = [name, founded, district]
  const matches = matchColumns(columns, ['企业名称', '成立日期', '所在区'])
  const row = (...texts: string[]) => ({ number: 2, cells: texts.map((text) => ({ text })) })

  test('becomes a request with each value at its place, and nothing for what is empty', () => {
    expect(readRow(columns, matches, row(' 鹏新 ', '', '南山区'))).toEqual({
      ok: true,
      request: { name: '鹏新', place: { district: '440305' } },
    })
  })

  test('tells all that is wrong with it, each with its column and value', () => {
    expect(readRow(columns, matches, row('', '昨天', '火星'))).toMatchObject({
      ok: false,
      faults: [
        { column: 'name', code: 'CELL_EMPTY', value: '' },
        { column: 'founded', code: 'DAY_MALFORMED', value: '昨天' },
        { column: 'district', code: 'TERM_UNKNOWN', value: '火星' },
      ],
    })
  })

  test.each(['-', '/', '无', 'N/A', '#N/A', '########', '="鹏新"', 'NULL'])(
    'takes %j for no name',
    (text) => {
      expect(readRow(columns, matches, row(text, '', ''))).toMatchObject({
        ok: false,
        faults: [{ column: 'name', code: 'CELL_SAYS_NOTHING' }],
      })
    },
  )

  test('keeps a name code point by code point', () => {
    const rare = '䶮\u2f00𠮷\ufa0c'
    expect(readRow(columns, matches, row(rare))).toEqual({ ok: true, request: { name: rare } })
  })
})
