import type { UnitTerm } from '../columns/column.ts'
import { dayColumn, figureColumn, periodColumn, yesNoColumn } from '../columns/kinds.ts'
import { codeColumn } from './code-column.ts'
import type { ImportKind } from './import-kind.ts'

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
}

/**
 * Figures of enterprises, a row for each enterprise and period, a column for each item, exactly as they are stated. What stands
 * already is left out; what contradicts it is refused with what it contradicts, and what is doubtful unless its row says it was checked.
 */
export const figuresKind = (items: readonly FigureItem[]): ImportKind => ({
  id: 'figures',
  title: { zh: '经营数据', en: 'Figures' },
  key: ['uscc', 'period'],
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
    ...items.map(({ key, zh, en, units }) =>
      figureColumn({ id: key, title: { zh, en }, example: '', at: ['figures', key] }, units),
    ),
  ],
  first(row, { provenance }, { enterpriseId }) {
    const { period, statedOn, audited, confirmed, figures = {} } = row as unknown as Row
    const stated = Object.entries(figures).map(([item, figure]) => ({ item, ...figure }))
    return {
      operation: 'stateFigures',
      request: {
        enterpriseId,
        period,
        statedOn,
        audited,
        figures: stated,
        ...(confirmed && { confirmed: stated.map(({ item }) => item) }),
        provenance,
      },
    }
  },
})
