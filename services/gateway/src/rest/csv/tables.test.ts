import { expect, test } from '@jest/globals'
import type { Schema } from '@seedline/contracts/kinds'
import { type Sheet, type Table, tables } from '@seedline/contracts/tables'
import { contracts } from '../contracts.ts'

const sheetsOf = (table: Table): readonly Sheet[] => [table, ...(table.book?.sheets ?? [])]

/** What stands in a member of an answer; of a list, in its entries. */
function inside(schema: Schema | undefined, member: string): Schema | undefined {
  const of = schema?.type === 'array' ? (schema.items as Schema) : schema
  return (of?.properties as Readonly<Record<string, Schema>> | undefined)?.[member]
}

const answerOf = (operation: string): Schema | undefined => {
  const answer = contracts.find(({ operationId }) => operationId === operation)?.answer
  return answer && 'schema' in answer ? answer.schema : undefined
}

test.each(Object.entries(tables))('every column of %s stands in its answer', (operation, table) => {
  const answer = answerOf(operation)
  expect(answer).toBeDefined()
  for (const { items, columns } of sheetsOf(table)) {
    expect(inside(answer, items)).toMatchObject({ type: 'array' })
    const missing = columns.filter(
      ({ path, ofAnswer, among }) =>
        (ofAnswer ? path : [among?.list ?? items, ...path]).reduce(inside, answer) === undefined,
    )
    expect(missing.map(({ path }) => path.join('.'))).toEqual([])
  }
})

test('no two columns of a sheet have one heading', () => {
  const twice = Object.values(tables)
    .flatMap(sheetsOf)
    .flatMap(({ columns }) =>
      (['zh', 'en'] as const).flatMap((language) => {
        const headings = columns.map(({ heading }) => heading[language])
        return headings.filter((heading, at) => headings.indexOf(heading) !== at)
      }),
    )
  expect(twice).toEqual([])
})
