import { expect, test } from '@jest/globals'
import { tables } from '@seedline/contracts/tables'
import { cellsOf, headingsOf } from './cells.ts'

const figure = {
  period: '2024-H1',
  item: 'revenue',
  value: '15317.390',
  unit: '万元',
  statedOn: '2024-08-31',
  audited: false,
  restated: true,
  doubtful: false,
  confidence: 'reported',
  synthetic: true,
  statementId: 's1',
}

const columnsOf = (operation: string) => tables[operation]?.columns ?? []

test('a figure is exported digit by digit, with its unit and what it stands on', () => {
  const enterprise = { enterpriseId: 'e1', uscc: '91440399000000019Q', nameZh: '示例新材料' }
  const statements = ['s0', 's1'].map((statementId) => ({
    statementId,
    provenance: { source: `source of ${statementId}` },
  }))
  expect(cellsOf(columnsOf('getFigures'), figure, { enterprise, statements })).toEqual([
    '91440399000000019Q',
    '示例新材料',
    '',
    '2024-H1',
    'revenue',
    '15317.390',
    '万元',
    '2024-08-31',
    'false',
    'true',
    'false',
    'reported',
    'true',
    's1',
    'source of s1',
  ])
})

test('figures of many enterprises say first whose they are', () => {
  const columns = columnsOf('listFigures')
  const enterprise = { enterpriseId: 'e1', uscc: '91440399000000019Q', nameEn: 'Example' }
  expect(cellsOf(columns, { enterpriseId: 'e1', enterprise, figure }).slice(0, 7)).toEqual([
    '91440399000000019Q',
    '',
    'Example',
    'e1',
    '2024-H1',
    'revenue',
    '15317.390',
  ])
  expect(headingsOf(columns, 'zh').slice(3, 6)).toEqual(['企业编号', '期间', '指标'])
})

test('entries of a list are told one after another, each once; what is absent is an empty cell', () => {
  const told = Object.fromEntries(
    columnsOf('listCarriers').map((column) => [
      column.heading.en,
      cellsOf([column], {
        fields: ['a', 'b'],
        hosts: [{ enterpriseId: 'e1' }, { name: 'A Ltd' }, { name: 'B Ltd' }, { name: 'A Ltd' }],
        provenance: { source: 's', synthetic: false },
      })[0],
    ]),
  )
  expect(told).toMatchObject({
    'Material fields': 'a、b',
    'Ids of hosting enterprises': 'e1',
    'Hosts by name': 'A Ltd、B Ltd',
    Level: '',
    Source: 's',
    Synthetic: 'false',
  })
})

test('what an event says is told as JSON', () => {
  const [details] = columnsOf('getCapTableHistory').filter(({ path }) => path[0] === 'details')
  expect(details && cellsOf([details], { details: { quantity: '1' } })).toEqual([
    '{"quantity":"1"}',
  ])
})
