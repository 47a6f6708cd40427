import type { Column } from '../columns/column.ts'
import type { CellFault } from '../columns/read-row.ts'
import type { Cell } from '../read/sheet.ts'
import type { BatchVerdict } from './gateway-port.ts'
import type { Import } from './import.ts'
import type { Verdict } from './verdict.ts'

/** A row that can be read, on its way. */
export interface Waiting {
  readonly row: number
  readonly request: Readonly<Record<string, unknown>>
  readonly cells: readonly Cell[]
}

/** What a row's cell under a column says. */
export const textAt = ({ cells }: Waiting, matches: Import['matches'], column: string): string => {
  const index = matches[column]?.index
  return index === undefined ? '' : (cells[index]?.text.trim() ?? '')
}

/** What became of a row by the answer to its command. */
export function verdictOf(
  one: Waiting,
  answer: BatchVerdict | undefined,
  { kind, matches }: Import,
): Verdict {
  switch (answer?.verdict) {
    case 'recorded':
    case 'repeated':
    case 'acceptable':
      return { kind: 'recorded', row: one.row }
    case 'unchanged':
      return { kind: 'same', row: one.row }
    default: {
      return { kind: 'refused', row: one.row, faults: faultsOf(one, answer, kind.columns, matches) }
    }
  }
}

function faultsOf(
  one: Waiting,
  answer: BatchVerdict | undefined,
  columns: readonly Column[],
  matches: Import['matches'],
): readonly CellFault[] {
  const { code = 'NO_ANSWER', detail = '', mend = '', errors = [], facts = {} } = answer ?? {}
  const said = (text: string) => ({ zh: text, en: text })
  const cellIn = (column: Column | undefined) => ({
    column: column?.id,
    value: column ? textAt(one, matches, column.id) : '',
  })
  const cellOf = (pointer: string) =>
    cellIn(columns.find(({ at }) => pointer.startsWith(`/${at.join('/')}`)))
  // Of many figures in a row a refusal names the one that it is about.
  const about = columns.find(({ id }) => id === facts.item)
  if (errors.length === 0) return [{ code, said: said(detail), mend: said(mend), ...cellIn(about) }]
  return errors.map((error) => ({
    code: error.code,
    said: said(error.detail),
    mend: said(error.mend),
    ...cellOf(error.pointer),
  }))
}
