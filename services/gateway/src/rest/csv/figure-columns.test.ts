import { expect, test } from '@jest/globals'
import { cellsOf, headingsOf } from './columns.ts'
import { figureColumns, listedFigureColumns } from './figure-columns.ts'

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

test('A figure is exported digit by digit, with its unit and what it stands on', () => {
  expect(cellsOf(figureColumns, figure)).toEqual([
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
  ])
})

test('Those of many enterprises say first whose they are', () => {
  expect(cellsOf(listedFigureColumns, { enterpriseId: 'e1', figure }).slice(0, 4)).toEqual([
    'e1',
    '2024-H1',
    'revenue',
    '15317.390',
  ])
  expect(headingsOf(listedFigureColumns, 'zh').slice(0, 3)).toEqual(['企业编号', '期间', '指标'])
})
