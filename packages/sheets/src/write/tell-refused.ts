import type { Text } from '@seedline/values'
import type { Column } from '../columns/column.ts'
import type { Verdict } from '../run/verdict.ts'

const mostShown = 80

/** What is wrong with a row that was refused, for people; nothing of any other. */
export function tellRefused(verdict: Verdict, columns: readonly Column[]): readonly Text[] {
  if (verdict.kind !== 'refused') return []
  return verdict.faults.map(({ column, value, said, mend }) => {
    const title = columns.find(({ id }) => id === column)?.title
    // A cell of somebody else's file must not steer the terminal.
    const shown = value.slice(0, mostShown).replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')
    return {
      zh: `第 ${verdict.row} 行${title ? `，${title.zh}“${shown}”` : ''}：${said.zh}。${mend.zh}`,
      en: `Row ${verdict.row}${title ? `, ${title.en} “${shown}”` : ''}: ${said.en}. ${mend.en}`,
    }
  })
}
