import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { fileOf, textsOf } from '../testing/files.ts'
import { readSheet } from './read-sheet.ts'
import type { Row } from './sheet.ts'

type Value = string | number | boolean | Date | null

const workbook = (rows: Value[][], more: object = {}) =>
  writeXlsx({
    sheets: [
      { name: '名录', rows, ...more },
      { name: '说明', rows: [['x']] },
    ],
  })

const rowsOf = async (rows: Value[][], more: object = {}): Promise<readonly Row[]> => {
  const sheet = await readSheet(fileOf(await workbook([['a', 'b', 'c'], ...rows], more)))
  const all: Row[] = []
  for await (const row of sheet.rows) all.push(row)
  return all
}

describe('an XLSX file', () => {
  test('tells its sheets, and gives the first one or the one that is asked for', async () => {
    const file = fileOf(await workbook([['名称'], ['鹏新']]), { name: 'no-ending' })
    const first = await readSheet(file)
    expect([first.name, first.names, first.heading]).toEqual(['名录', ['名录', '说明'], ['名称']])
    expect(await textsOf(first.rows)).toEqual([['鹏新']])
    expect((await readSheet(file, { sheet: '说明' })).heading).toEqual(['x'])
    await expect(readSheet(file, { sheet: '别的' })).rejects.toMatchObject({
      fault: { code: 'SHEET_UNKNOWN', mend: { zh: expect.stringContaining('名录') } },
    })
  })

  test('gives numbers as the spreadsheet shows them, and days as days', async () => {
    const [row] = await rowsOf([[0.1 + 0.2, new Date('2024-05-20'), '00123']])
    expect(row?.cells.map(({ text }) => text)).toEqual(['0.3', '2024-05-20', '00123'])
  })

  test('keeps every number of 15 digits or fewer as it was written', async () => {
    const digits = fc.tuple(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.integer({ min: 0, max: 999_999 }),
    )
    await fc.assert(
      fc.asyncProperty(digits, async ([whole, fraction]) => {
        const written = `${whole}.${String(fraction).padStart(6, '0')}`
        const [row] = await rowsOf([[Number(written), 'x', 'x']])
        const plain = written.replace(/\.?0+$/, '')
        expect(row?.cells[0]?.text).toBe(plain === '-0' ? '0' : plain)
      }),
      { numRuns: 30 },
    )
  })

  test('says of a code that was kept as a number that it has lost its last digits', async () => {
    const [row] = await rowsOf([[Number('914403001923784650'), 'x', 'x']])
    expect(row?.cells[0]?.fault?.code).toBe('NUMBER_LOST_DIGITS')
  })

  test.each([
    ['shows no day', new Date('2015-06-01'), 'yyyy"年"m"月"', 'DAY_NOT_SHOWN'],
    ['shows no year', new Date('2015-06-01'), 'm"月"d"日"', 'DAY_NOT_SHOWN'],
    ['is a 0 that was empty', new Date('1899-12-31'), 'yyyy-mm-dd', 'DAY_MALFORMED'],
    ['shows all of it', new Date('2015-06-01'), 'yyyy-mm-dd', undefined],
    ['shows all of it in Chinese', new Date('2015-06-01'), 'yyyy"年"m"月"d"日"', undefined],
  ])('takes a date that %s for what it shows', async (_which, day, numFmt, code) => {
    const [row] = await rowsOf([[day, 'x', 'y']], { columns: [{ numFmt }, {}, {}] })
    expect(row?.cells[0]?.fault?.code).toBe(code)
  })

  test.each([
    [0.3557, '0.00%', '35.57%'],
    [0.05, '0%', '5%'],
    [-0.012, '0.0%;[Red]-0.0%', '-1.2%'],
    [1.2, '0%', '120%'],
    [35.57, '0.00"%"', '35.57'],
    [12345.67, '#,##0.00', '12345.67'],
    [12345.67, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '12345.67'],
    [12.5, '0.00"万元"', '12.5'],
    [12345, 'General', '12345'],
  ])('gives %s that is shown by %s as %s', async (value, numFmt, text) => {
    const [row] = await rowsOf([[value, 'x', 'y']], { columns: [{ numFmt }, {}, {}] })
    expect(row?.cells[0]).toEqual({ text })
  })

  test.each([
    '#,##0,',
    '0.00,,"亿"',
    '0!.0,"万"',
    '0\\.0,',
    '0"."0000',
    '[>=10000]0!.0,"万";0',
    '0%;0',
  ])('takes no number that %s shows at another scale than it is kept at', async (numFmt) => {
    const [row] = await rowsOf([[123456700, 'x', 'y']], { columns: [{ numFmt }, {}, {}] })
    expect(row?.cells[0]?.fault?.code).toBe('NUMBER_SHOWN_SCALED')
  })

  test('says of cells that a merge covers that each row has to be filled in', async () => {
    const merges = [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }]
    const rows = await rowsOf(
      [
        ['1', '南山区', 'x'],
        ['2', null, 'y'],
      ],
      { merges },
    )
    expect(rows.map(({ cells }) => cells[1]?.fault?.code)).toEqual([undefined, 'CELL_IS_MERGED'])
  })

  test('gives its first sheet that is shown', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '旧', hidden: true, rows: [['old']] },
        { name: '名录', rows: [['new']] },
      ],
    })
    expect((await readSheet(fileOf(bytes))).heading).toEqual(['new'])
  })

  test('takes no formula for a value', async () => {
    const cells = new Map([['1,1', { formula: 'SUM(1,2)', value: 3 }]])
    const [row] = await rowsOf([['x', null, 'y']], { cells })
    expect(row?.cells.map(({ fault }) => fault?.code)).toEqual([
      undefined,
      'CELL_IS_FORMULA',
      undefined,
    ])
  })

  test.each([
    [
      'a file that only begins like one',
      new TextEncoder().encode('PK\u0003\u0004 rubbish, and more of it'),
      'WORKBOOK_UNREADABLE',
    ],
    [
      'an old or encrypted workbook',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]),
      'WORKBOOK_OLD_OR_ENCRYPTED',
    ],
    [
      'one that is too large',
      new Uint8Array(21 * 1024 * 1024).fill(0x50, 0, 1).fill(0x4b, 1, 2),
      'WORKBOOK_TOO_LARGE',
    ],
  ])('%s is refused with a sentence', async (_what, bytes, code) => {
    await expect(readSheet(fileOf(bytes, { name: 'x.xlsx' }))).rejects.toMatchObject({
      fault: { code },
    })
  })

  test('is told from CSV by what it is, not by what it is called', async () => {
    const sheet = await readSheet(fileOf('名称\n鹏新\n', { name: 'really.xlsx' }))
    expect(await textsOf(sheet.rows)).toEqual([['鹏新']])
  })
})
