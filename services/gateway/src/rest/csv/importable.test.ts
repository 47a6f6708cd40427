import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { tables } from '@seedline/contracts/tables'
import { columnsInDoubt, importKinds, matchColumns, missingColumns } from '@seedline/sheets'
import { headingsOf } from './cells.ts'

const reference = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../../../reference/${name}.json`, import.meta.url), 'utf8'),
  )
const kinds = importKinds({
  materialFields: reference('material-fields'),
  districts: reference('districts'),
  facts: reference('facts'),
  glossary: reference('glossary'),
})

const importable = Object.entries(tables).flatMap(([operation, { importedAs, columns }]) =>
  importedAs === undefined ? [] : [{ operation, importedAs, columns }],
)

/** What an import asks of whoever gives a file, and no record holds. */
const saidToImport = ['despiteReversal', 'confirmed']

test('every kind that is imported is exported by at least one table', () => {
  expect([...new Set(importable.map(({ importedAs }) => importedAs))].toSorted()).toEqual(
    Object.keys(kinds).toSorted(),
  )
})

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test.each(importable)(
    'each heading of $operation that the import of $importedAs knows leads to one column, and none is lacking',
    ({ importedAs, columns }) => {
      const kind = kinds[importedAs]
      const matches = matchColumns(kind.columns, headingsOf(columns, language))
      expect(missingColumns(kind.columns, matches)).toEqual([])
      expect(columnsInDoubt(kind.columns, matches)).toEqual([])
      const figures = kind.columns.filter(({ at: [first] }) => first === 'figures')
      const lacking = kind.columns
        .filter((column) => matches[column.id]?.index === undefined && !figures.includes(column))
        .map(({ id }) => id)
      expect(lacking.filter((id) => !saidToImport.includes(id))).toEqual([])
    },
  )
})
