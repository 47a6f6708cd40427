import { describe, expect, test } from '@jest/globals'
import { matchColumns, missingColumns } from '../columns/match.ts'
import { enterprisesKind } from '../kinds/enterprises.ts'
import { readSheet } from '../read/read-sheet.ts'
import { fileOf, textsOf } from '../testing/files.ts'
import { csvTemplate, xlsxTemplate } from './template.ts'
import { verdictHeading, verdictLines } from './verdict-lines.ts'

const kind = enterprisesKind({
  materialFields: [{ code: 'NEM', zh: '新能源材料', en: 'New energy materials' }],
  districts: [{ code: '440305', zh: '南山区', en: 'Nanshan' }],
  parks: [{ code: '440305-1', zh: '示例核心区', en: 'Example core area' }],
})
const languages = ['zh', 'en'] as const

describe('a template', () => {
  test.each(languages)(
    'in %s has every heading that the import knows, and no row that it would record',
    async (language) => {
      for (const bytes of [csvTemplate(kind, language), await xlsxTemplate(kind, language)]) {
        const sheet = await readSheet(fileOf(bytes))
        const matches = matchColumns(kind.columns, sheet.heading)
        expect(missingColumns(kind.columns, matches)).toEqual([])
        expect(Object.values(matches).filter(({ index }) => index === undefined)).toEqual([])
        expect(await textsOf(sheet.rows)).toEqual([])
      }
    },
  )
})

describe('a file of verdicts', () => {
  const judged = { columns: kind.columns, sheet: '名录', language: 'zh' as const }

  test('has a line for each fault, with sheet, row, column, value, rule and mend', () => {
    const fault = {
      column: 'uscc',
      value: '=1+1',
      code: 'USCC_MALFORMED',
      said: { zh: '代码有误', en: 'The code is wrong' },
      mend: { zh: '核对', en: 'Check it' },
    }
    const lines = verdictLines({ kind: 'refused', row: 7, faults: [fault, fault] }, judged)
    expect(lines).toBe(
      `名录,7,未接受,统一社会信用代码,'=1+1,,USCC_MALFORMED,代码有误,核对\r\n`.repeat(2),
    )
  })

  test('names what was changed, before and after', () => {
    const differences = [{ column: 'nameZh', before: '鹏新', after: '鹏新材料' }]
    expect(verdictLines({ kind: 'changed', row: 3, differences }, judged)).toBe(
      '名录,3,已更正,企业名称,鹏新材料,鹏新,,,\r\n',
    )
  })

  test.each(languages)('has as many cells in each line as its %s heading', (language) => {
    const cells = (line: string) => line.trim().split(',').length
    const lines = verdictLines({ kind: 'same', row: 3 }, { ...judged, language })
    expect(lines.split(',')).toHaveLength(cells(verdictHeading(language)))
  })
})
