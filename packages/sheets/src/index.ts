export type { Column, Unit, UnitTerm } from './columns/column.ts'
export { dayColumn, type Term, termColumn, textColumn } from './columns/kinds.ts'
export {
  columnsInDoubt,
  type Match,
  type Matches,
  matchColumns,
  missingColumns,
  unusedHeadings,
} from './columns/match.ts'
export { type CellFault, type ReadRow, readRow } from './columns/read-row.ts'
export { type Fault, UnreadableSheet } from './fault.ts'
export type { ImportKind, Origin } from './kinds/import-kind.ts'
export { importKinds, type References } from './kinds/import-kinds.ts'
export type { Encoding } from './read/decode.ts'
export { readSheet } from './read/read-sheet.ts'
export type { Cell, Row, Sheet, SheetFile } from './read/sheet.ts'
export type { BatchEntry, BatchVerdict, GatewayPort } from './run/gateway-port.ts'
export type { Import } from './run/import.ts'
export { importRows } from './run/import-rows.ts'
export {
  type Counts,
  counted,
  type Difference,
  type Note,
  noRows,
  notesOf,
  type Verdict,
} from './run/verdict.ts'
export { tellOf } from './write/tell-of.ts'
export { csvTemplate, xlsxTemplate } from './write/template.ts'
export { verdictHeading, verdictLines, verdictNames } from './write/verdict-lines.ts'
