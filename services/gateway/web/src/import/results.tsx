import {
  type CellFault,
  type Difference,
  type ImportKind,
  type Note,
  notesOf,
} from '@seedline/sheets'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Part } from '../kit/head.tsx'
import { type Column, DataTable } from '../kit/table.tsx'
import type { Standing } from './run-import.ts'

interface Refused extends CellFault {
  readonly row: number
  readonly at: number
}

interface Changed extends Difference {
  readonly row: number
}

interface Noted extends Note {
  readonly row: number
}

/** The rows that were refused, and those that change what is known; the file of verdicts has all of them. */
export function Results(props: { kind: ImportKind; standing: Standing }) {
  const text = useText()
  const language = useLanguage()
  const { kind, standing } = props
  const titleOf = (id: string | undefined) =>
    kind.columns.find((column) => column.id === id)?.title[language] ?? text('import.wholeRow')
  const row = { key: 'row', title: text('import.row'), cell: (one: { row: number }) => one.row }
  const refused: Column<Refused>[] = [
    row,
    { key: 'column', title: text('import.column'), cell: ({ column }) => titleOf(column) },
    { key: 'value', title: text('import.value'), cell: ({ value }) => value },
    {
      key: 'rule',
      title: text('import.rule'),
      cell: ({ said, mend, code }) => (
        <>
          {said[language]}
          <br />
          <span className="quiet">{mend[language]}</span> <code className="quiet">{code}</code>
        </>
      ),
    },
  ]
  const changed: Column<Changed>[] = [
    row,
    { key: 'column', title: text('import.column'), cell: ({ column }) => titleOf(column) },
    { key: 'before', title: text('import.before'), cell: ({ before }) => before || '—' },
    { key: 'after', title: text('import.after'), cell: ({ after }) => after },
  ]
  const noted: Column<Noted>[] = [
    row,
    { key: 'column', title: text('import.column'), cell: ({ column }) => titleOf(column) },
    { key: 'value', title: text('import.value'), cell: ({ value }) => value },
    { key: 'said', title: text('import.said'), cell: ({ said }) => said[language] },
  ]
  return (
    <>
      {standing.refused.length > 0 ? (
        <Part
          title={text('import.refused', { count: standing.counts.refused })}
          testId="import-refused"
        >
          <DataTable
            rows={standing.refused.flatMap(({ row, faults }) =>
              faults.map((one, at) => ({ ...one, row, at })),
            )}
            rowKey={({ row: number, at }) => `${number}-${at}`}
            columns={refused}
          />
        </Part>
      ) : null}
      {standing.changed.length > 0 ? (
        <Part
          title={text('import.changed', { count: standing.counts.changed })}
          testId="import-changed"
        >
          <DataTable
            rows={standing.changed.flatMap(({ row, differences }) =>
              differences.map((one) => ({ ...one, row })),
            )}
            rowKey={({ row: number, column }) => `${number}-${column}`}
            columns={changed}
          />
        </Part>
      ) : null}
      {standing.noted.length > 0 ? (
        <Part title={text('import.noted')} testId="import-noted">
          <DataTable
            rows={standing.noted.flatMap((verdict) =>
              notesOf(verdict).map((one) => ({ ...one, row: verdict.row })),
            )}
            rowKey={({ row: number, column, value }) => `${number}-${column}-${value}`}
            columns={noted}
          />
        </Part>
      ) : null}
    </>
  )
}
