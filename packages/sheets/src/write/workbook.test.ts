import { describe, expect, test } from '@jest/globals'
import { readXlsx } from 'hucre/xlsx'
import { cellOfDecimal, writeWorkbook } from './workbook.ts'

describe('A workbook that is written', () => {
  test('holds numbers as numbers, and texts that look like formulas as texts', async () => {
    const bytes = await writeWorkbook([
      {
        name: '目标: a/b',
        rows: [
          ['value', 'name'],
          [375_000_000, '=1+1'],
          ['', '@sum'],
        ],
      },
      { name: 'second', rows: [['only']] },
    ])
    const { sheets } = await readXlsx(bytes, { readStyles: true })
    expect(sheets.map(({ name }) => name)).toEqual(['目标  a b', 'second'])
    expect(sheets[0]?.rows.slice(0, 3)).toMatchObject([
      ['value', 'name'],
      [375_000_000, '=1+1'],
      [expect.anything(), '@sum'],
    ])
    const formulas = [...(sheets[0]?.cells?.values() ?? [])].filter(
      ({ formula }) => formula !== undefined,
    )
    expect(formulas).toEqual([])
  })

  test('holds what has more digits than a spreadsheet keeps as it is', () => {
    expect(cellOfDecimal('375000000.25')).toBe(375_000_000.25)
    expect(cellOfDecimal('1234567890123456')).toBe('1234567890123456')
    expect(cellOfDecimal('')).toBe('')
  })
})
