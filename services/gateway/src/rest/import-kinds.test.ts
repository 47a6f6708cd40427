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
const subject = {
  enterpriseId: '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f',
  name: '示例新材料',
  names: ['示例新材料'],
  formerNames: [],
}

/** What the columns of a kind give as examples, under the headings of its template, with a figure where it has none. */
async function exampleRow(name: keyof typeof kinds) {
  const kind = kinds[name]
  const { heading } = await templateOf(name)
  const matches = matchColumns(kind.columns, heading)
  const cells = heading.map(() => ({ text: '' }))
  for (const { id, example } of kind.columns)
    cells[matches[id]?.index ?? -1] = { text: id === 'revenue' ? '12,345.60' : example }
  return readRow(kind.columns, matches, { number: 2, cells })
}

function templateOf(name: keyof typeof kinds) {
  const bytes = new TextEncoder().encode(csvTemplate(kinds[name], 'zh'))
  return readSheet({
    name: 'template.csv',
    size: bytes.length,
    async *bytes() {
      yield bytes
    },
  })
}

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('a row of %s', (name) => {
  test('becomes a request that its operation takes in batches, and finds nothing wrong with', async () => {
    const read = await exampleRow(name)
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    const { operation: named, request } = kinds[name].first(read.request, origin, [subject])
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

describe('a file of figures', () => {
  const { columns } = kinds.figures
  const matchedBy = (id: string, heading: string) => matchColumns(columns, [heading])[id]

  test('heads what is of one share in yuan a share, in its template, too', async () => {
    const { heading } = await templateOf('figures')
    expect(heading.filter((said) => said.includes('每股收益'))).toEqual(['基本每股收益（元/股）'])
    for (const said of ['基本每股收益', '基本每股收益（元）', '基本每股收益（元/股）'])
      expect(matchedBy('eps_basic', said)).toEqual({ index: 0, unit: '元' })
    expect(matchedBy('eps_basic', '基本每股收益（万元）')?.index).toBeUndefined()
  })

  test.each([
    ['headcount', '职工总数（人）', 'people'],
    ['gross_margin', '毛利率（%）', '%'],
    ['rd_expense', '研发费用（千元）', '千元'],
    ['rd_expense', '研发费用（百万元）', '百万元'],
    ['revenue', '营业收入（人民币千元）', '千元'],
  ])('has its %s under “%s”', (id, heading, unit) => {
    expect(matchedBy(id, heading)).toEqual({ index: 0, unit })
  })
})
