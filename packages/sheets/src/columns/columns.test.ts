import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Column, type Unit, units } from './column.ts'
import { amountColumn, dayColumn, numberColumn, termColumn, textColumn } from './kinds.ts'
import { matchColumns, missingColumns, unusedHeadings } from './match.ts'
import { readRow } from './read-row.ts'

const said = (id: string, zh: string, more: object = {}) => ({
  id,
  title: { zh, en: id },
  example: '',
  at: [id],
  ...more,
})
const capital = amountColumn(said('capital', '注册资本'))
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
    ['1,234.56', 'yuan', '1234.56'],
    ['1234.5678', 'ten-thousand-yuan', '12345678'],
    ['1234.56785', 'ten-thousand-yuan', '12345678.5'],
    ['0.5', 'hundred-million-yuan', '50000000'],
    ['-3', 'ten-thousand-yuan', '-30000'],
    ['007', 'yuan', '7'],
    ['1，000', 'yuan', '1000'],
    ['12万', 'yuan', 'NUMBER_MALFORMED'],
    ['1,23', 'yuan', 'NUMBER_MALFORMED'],
    ['1e5', 'yuan', 'NUMBER_MALFORMED'],
    ['', 'yuan', 'NUMBER_MALFORMED'],
  ] as const)('of amounts reads %j in %s as %s', (text, unit, value) => {
    expect(valueRead(capital, text, unit)).toBe(value)
  })

  test('of amounts never guesses its unit', () => {
    expect(valueRead(capital, '100')).toBe('UNIT_MISSING')
  })

  test('of amounts is exact in every unit', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
        fc.integer({ min: 0, max: 10 }),
        fc.constantFrom(...units),
        (minor, places, { id, power }) => {
          const digits = String(minor < 0n ? -minor : minor).padStart(places + 1, '0')
          const point = digits.length - places
          const text = `${minor < 0n ? '-' : ''}${digits.slice(0, point)}${places > 0 ? `.${digits.slice(point)}` : ''}`
          const [whole = '', fraction = ''] = String(valueRead(capital, text, id)).split('.')
          // Both sides as whole numbers of the last place.
          const left = BigInt(`${whole}${fraction}`.replace(/^-?/, '')) * 10n ** BigInt(places)
          const right = (minor < 0n ? -minor : minor) * 10n ** BigInt(power + fraction.length)
          expect(left).toBe(right)
        },
      ),
    )
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

  test('of numbers takes nothing but digits', () => {
    expect(
      ['12', '1,200', '3.5', '五'].map((text) => valueRead(numberColumn(said('n', '数')), text)),
    ).toEqual(['12', '1200', '3.5', 'NUMBER_MALFORMED'])
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
      capital: { index: 3, unit: 'ten-thousand-yuan' },
      district: { index: 4, unit: undefined },
    })
    expect(unusedHeadings(heading, matches)).toEqual(['序号'])
  })

  test.each([
    ['注册资本(元)', 'yuan'],
    ['注册资本（单位：亿元）', 'hundred-million-yuan'],
    ['注册资本（人民币万元）', 'ten-thousand-yuan'],
    ['注册资本', undefined],
    ['注册资本（美元）', undefined],
  ])('%s tells the unit %s', (heading, unit) => {
    expect(matchColumns([capital], [heading]).capital?.unit).toBe(unit)
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

  test('keeps a name code point by code point', () => {
    const rare = '䶮\u2f00𠮷\ufa0c'
    expect(readRow(columns, matches, row(rare))).toEqual({ ok: true, request: { name: rare } })
  })
})
