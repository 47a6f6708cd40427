import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { fieldsFromJson } from '@seedline/contracts/kinds'
import { collecting, operationGroups, readRequest } from '@seedline/contracts/operations'
import { csvTemplate, importKinds, matchColumns, readRow, readSheet } from '@seedline/sheets'

const reference = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../reference/${name}.json`, import.meta.url), 'utf8'))
const kinds = importKinds({
  materialFields: reference('material-fields'),
  districts: reference('districts'),
  facts: reference('facts'),
  glossary: reference('glossary'),
})
const operations = new Map(
  operationGroups
    .flatMap((group) => Object.values(group.operations))
    .map((operation) => [operation.name, operation] as const),
)
const origin = {
  provenance: { source: '名录', confidence: 'reported', synthetic: true },
  reason: '按文件更正',
}
const subject = { enterpriseId: '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f', name: '示例新材料' }

/** The template of a kind, with a figure where it has none. */
async function exampleRow(name: keyof typeof kinds) {
  const kind = kinds[name]
  const bytes = new TextEncoder().encode(csvTemplate(kind, 'zh'))
  const sheet = await readSheet({
    name: 'template.csv',
    size: bytes.length,
    async *bytes() {
      yield bytes
    },
  })
  const matches = matchColumns(kind.columns, sheet.heading)
  for await (const row of sheet.rows) {
    const cells = kind.columns.map(({ id }) => {
      const text = row.cells[matches[id]?.index ?? -1]?.text ?? ''
      return { text: text === '' && id === 'revenue' ? '12,345.60' : text }
    })
    return readRow(kind.columns, matches, { ...row, cells })
  }
  throw new Error('the template has no example')
}

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('a row of %s', (name) => {
  test('becomes a request that its operation takes in batches, and finds nothing wrong with', async () => {
    const read = await exampleRow(name)
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    const { operation: named, request } = kinds[name].first(read.request, origin, subject)
    const operation = operations.get(named)
    if (operation === undefined) throw new Error(`there is no ${named}`)
    expect(operation.inBatches).toBe(true)
    const shape = collecting()
    const fields = fieldsFromJson(operation.steps, request, '', shape)
    expect(shape.found).toEqual([])
    const message = { ...fields, commandId: 'c-1', expectedVersion: 0 }
    expect(readRequest(operation, message).values).toBeDefined()
  })
})
