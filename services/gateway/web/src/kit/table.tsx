import { Button } from 'antd'
import { Fragment, type ReactNode, useState } from 'react'
import type { SchemaName } from '../contract/contract.ts'
import { fieldNamed } from '../contract/field.ts'
import { useLabel } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Value } from './value.tsx'

export interface Column<Row> {
  readonly key: string
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the right, digit under digit. */
  readonly number?: boolean
  /** Left out on a telephone. */
  readonly wide?: boolean
}

type Look = Pick<Column<unknown>, 'number' | 'wide'>

/** Makes a column of a field: its label and how it is shown follow from the contract. */
export function useColumn<Row extends object>(
  schema: SchemaName,
): (name: keyof Row & string, look?: Look) => Column<Row> {
  const label = useLabel()
  return (name, look = {}) => {
    const field = fieldNamed(schema, name)
    return {
      key: name,
      title: label(schema, name),
      cell: (row) => <Value field={field} value={row[name]} />,
      number: ['money', 'price', 'decimal'].includes(field.kind),
      ...look,
    }
  }
}

const ROWS_AT_ONCE = 50

/** Rows under their headings; a row may open to more, and a long table shows its rows in steps. */
export function DataTable<Row>(props: {
  testId?: string
  rows: readonly Row[]
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  expand?: (row: Row) => ReactNode
  foot?: ReactNode
}) {
  const text = useText()
  const [shown, setShown] = useState(ROWS_AT_ONCE)
  const { rows, columns, expand } = props
  return (
    <div className="table-place">
      <table className="table" data-testid={props.testId}>
        <thead>
          <tr>
            {expand ? <td className="opener" /> : null}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <TableRow
              key={props.rowKey(row)}
              row={row}
              columns={columns}
              {...(expand ? { expand } : {})}
            />
          ))}
        </tbody>
        {props.foot ? <tfoot>{props.foot}</tfoot> : null}
      </table>
      {rows.length > shown ? (
        <Button className="no-print" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
          {text('table.more', { count: rows.length - shown })}
        </Button>
      ) : null}
    </div>
  )
}

function TableRow<Row>(props: {
  row: Row
  columns: readonly Column<Row>[]
  expand?: (row: Row) => ReactNode
}) {
  const text = useText()
  const [open, setOpen] = useState(false)
  const { row, columns, expand } = props
  return (
    <Fragment>
      <tr>
        {expand ? (
          <td className="opener">
            <button
              type="button"
              aria-expanded={open}
              aria-label={text(open ? 'table.close' : 'table.open')}
              onClick={() => setOpen(!open)}
            >
              {open ? '−' : '+'}
            </button>
          </td>
        ) : null}
        {columns.map((column) => (
          <td key={column.key} className={classOf(column)}>
            {column.cell(row)}
          </td>
        ))}
      </tr>
      {expand && open ? (
        <tr className="opened">
          <td colSpan={columns.length + 1}>{expand(row)}</td>
        </tr>
      ) : null}
    </Fragment>
  )
}

export function classOf(look: Look): string {
  return [look.number ? 'number' : '', look.wide ? 'wide-only' : ''].filter(Boolean).join(' ')
}
