import type { Text } from '@seedline/values'
import type { Column } from '../columns/column.ts'
import { notesOf, type Verdict } from '../run/verdict.ts'

const mostShown = 80

const nothingToMend: Text = { zh: '', en: '' }

/** What people are told of a row: what is wrong with one that was refused, what is worth saying of one that was taken. */
export function tellOf(verdict: Verdict, columns: readonly Column[]): readonly Text[] {
  const { row } = verdict
  const all = verdict.kind === 'refused' ? verdict.faults : notesOf(verdict)
  return all.map((told) => {
    const { column, value, said } = told
    const mend = 'mend' in told ? told.mend : nothingToMend
    const title = columns.find(({ id }) => id === column)?.title
    // A cell of somebody else's file must not steer the terminal.
    const shown = value.slice(0, mostShown).replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')
    return {
      zh: `第 ${row} 行${title ? `，${title.zh}“${shown}”` : ''}：${said.zh}。${mend.zh}`,
      en: `Row ${row}${title ? `, ${title.en} “${shown}”` : ''}: ${said.en}. ${mend.en}`.trim(),
    }
  })
}
