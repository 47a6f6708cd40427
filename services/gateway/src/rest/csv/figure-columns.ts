import { type Column, column } from './columns.ts'

/** A figure that stands, as it is answered. */
interface Row {
  readonly period: string
  readonly item: string
  readonly value: string
  readonly unit: string
  readonly statedOn: string
  readonly audited: boolean
  readonly restated: boolean
  readonly doubtful: boolean
  readonly confidence: string
  readonly synthetic: boolean
  readonly statementId: string
}

/** The figures of one enterprise as a table. */
export const figureColumns = [
  column<Row>('期间', 'Period', ({ period }) => period),
  column<Row>('指标', 'Item', ({ item }) => item),
  column<Row>('数值', 'Value', ({ value }) => value),
  column<Row>('单位', 'Unit', ({ unit }) => unit),
  column<Row>('公布日期', 'Stated on', ({ statedOn }) => statedOn),
  column<Row>('经审计', 'Audited', ({ audited }) => audited),
  column<Row>('经重述', 'Restated', ({ restated }) => restated),
  column<Row>('曾存疑', 'Doubtful', ({ doubtful }) => doubtful),
  column<Row>('可信度', 'Confidence', ({ confidence }) => confidence),
  column<Row>('演示数据', 'Synthetic', ({ synthetic }) => synthetic),
  column<Row>('填报编号', 'Statement', ({ statementId }) => statementId),
]

interface Listed {
  readonly enterpriseId: string
  readonly figure: Row
}

/** The same of many enterprises. */
export const listedFigureColumns: readonly Column<Listed>[] = [
  column<Listed>('企业编号', 'Enterprise', ({ enterpriseId }) => enterpriseId),
  ...figureColumns.map(({ heading, cell }) => ({
    heading,
    cell: ({ figure }: Listed) => cell(figure),
  })),
]
