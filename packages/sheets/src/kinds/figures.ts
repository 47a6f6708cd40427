import type { Column, UnitTerm } from '../columns/column.ts'
import {
  dayColumn,
  decimalColumn,
  figureColumn,
  periodColumn,
  type Term,
  termColumn,
  textColumn,
  yesNoColumn,
} from '../columns/kinds.ts'
import { type Fault, fault } from '../fault.ts'
import { codeColumn } from './code-column.ts'
import type { ImportKind, Origin } from './import-kind.ts'

/** An item that is stated of a year, with the units that it may be in. */
export interface FigureItem {
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly units: readonly UnitTerm[]
}

interface Row {
  readonly period: string
  readonly statedOn: string
  readonly audited: boolean
  readonly confirmed?: boolean
  readonly figures?: Readonly<Record<string, { readonly value: string; readonly unit: string }>>
  readonly item?: string
  readonly value?: string
  readonly unit?: string
  readonly source?: string
  readonly confidence?: string
}

/**
 * Figures of enterprises, exactly as they are stated: a row for each enterprise and period and a column for each item, or a row
 * for each figure with its item, value and unit in cells of their own, as figures are exported. What stands
 * already is left out; what contradicts it is refused with what it contradicts, and what is doubtful unless its row says it was checked.
 */
export const figuresKind = (
  items: readonly FigureItem[],
  confidences: readonly Term[],
): ImportKind => ({
  id: 'figures',
  title: { zh: '经营数据', en: 'Figures' },
  key: ['uscc', 'period', 'item'],
  check: (row) => faultsOfItem(row as unknown as Row, items),
  subject: 'uscc',
  recordedOfSubject: true,
  columns: [
    codeColumn(['code']),
    periodColumn({
      id: 'period',
      title: { zh: '期间', en: 'Period' },
      aliases: ['年度', '年份', '报告期', 'Year'],
      required: true,
      example: '2025',
      at: ['period'],
    }),
    dayColumn({
      id: 'statedOn',
      title: { zh: '公布日期', en: 'Stated on' },
      aliases: ['填报日期', '报告日期'],
      required: true,
      example: '2026-04-20',
      at: ['statedOn'],
    }),
    yesNoColumn({
      id: 'audited',
      title: { zh: '是否经审计', en: 'Audited' },
      aliases: ['审计', '经审计'],
      required: true,
      example: '是',
      at: ['audited'],
    }),
    yesNoColumn({
      id: 'confirmed',
      title: { zh: '异常数据已核对', en: 'Doubtful figures were checked' },
      aliases: ['已核对'],
      example: '否',
      at: ['confirmed'],
    }),
    ...itemColumns(items),
    ...originColumns(confidences),
    ...items.map(({ key, zh, en, units }) =>
      figureColumn({ id: key, title: { zh, en }, example: '', at: ['figures', key] }, units),
    ),
  ],
  first(row, { provenance }, [subject]) {
    const { period, statedOn, audited, confirmed, ...said } = row as unknown as Row
    const { figures = {}, item, value, unit } = said
    const stated = [
      ...Object.entries(figures).map(([key, figure]) => ({ item: key, ...figure })),
      ...(item === undefined ? [] : [{ item, value, unit }]),
    ]
    return {
      operation: 'stateFigures',
      request: {
        enterpriseId: subject?.enterpriseId,
        period,
        statedOn,
        audited,
        figures: stated,
        ...(confirmed && { confirmed: stated.map(({ item }) => item) }),
        provenance: { ...provenance, ...originOf(said, provenance) },
      },
    }
  },
})

// Where a figure comes from, and how far it is trusted, is of its row where the row says it: the same source said it already.
const originColumns = (confidences: readonly Term[]): readonly Column[] => [
  textColumn({ id: 'source', title: { zh: '来源', en: 'Source' }, example: '', at: ['source'] }),
  termColumn(
    {
      id: 'confidence',
      title: { zh: '可信度', en: 'Confidence' },
      example: '',
      at: ['confidence'],
    },
    confidences,
  ),
]

const trust = ['unverified', 'reported', 'verified']

/** A row may say that its figures are less certain than the rest of the file, never that they are more. */
function originOf(
  { source, confidence }: Partial<Row>,
  whole: Origin['provenance'],
): Partial<Origin['provenance']> {
  const isLess =
    confidence !== undefined && trust.indexOf(confidence) < trust.indexOf(whole.confidence)
  return { ...(source !== undefined && { source }), ...(isLess && { confidence }) }
}

const itemColumns = (items: readonly FigureItem[]): readonly Column[] => [
  termColumn(
    { id: 'item', title: { zh: '指标', en: 'Item' }, example: '', at: ['item'] },
    items.map(({ key, zh, en }) => ({ code: key, zh, en })),
  ),
  decimalColumn({ id: 'value', title: { zh: '数值', en: 'Value' }, example: '', at: ['value'] }),
  termColumn(
    { id: 'unit', title: { zh: '计量单位', en: 'Unit of measure' }, example: '', at: ['unit'] },
    items.flatMap(({ units }) => units.map(({ unit, zh, en }) => ({ code: unit, zh, en }))),
  ),
]

/** What is wrong with a figure that has a row of its own. */
function faultsOfItem(
  { figures = {}, ...row }: Row,
  items: readonly FigureItem[],
): Readonly<Record<string, Fault>> {
  const { item, unit } = row
  const parts = ['item', 'value', 'unit'] as const
  const lacking = parts.filter((part) => row[part] === undefined)
  if (lacking.length === parts.length) return {}
  if (lacking.length > 0) return Object.fromEntries(lacking.map((part) => [part, halfAFigure]))
  const { units = [] } = items.find(({ key }) => key === item) ?? {}
  if (!units.some((one) => one.unit === unit)) return { unit: notOfItem(units) }
  return item !== undefined && figures[item] !== undefined ? { item: toldTwice } : {}
}

const halfAFigure = fault(
  'FIGURE_HALF_TOLD',
  ['指标、数值与计量单位须同时填写', 'An item, its value and its unit go together'],
  ['请补填，或将三项都留空', 'Fill it in, or leave all three empty'],
)

const notOfItem = (units: readonly UnitTerm[]): Fault =>
  fault(
    'UNIT_NOT_OF_ITEM',
    ['该指标不以此计量', 'The item isn’t measured in that'],
    [
      `请填写其中之一：${units.map(({ zh }) => zh).join('、')}`,
      `Write one of: ${units.map(({ en }) => en).join(', ')}`,
    ],
  )

const toldTwice = fault(
  'FIGURE_TWICE',
  ['该指标在同一行中出现两次', 'The row tells this item twice'],
  ['请只保留一处', 'Keep one of the two'],
)
