import type { Column } from '../columns/column.ts'
import { yesNoColumn } from '../columns/kinds.ts'

/** A file that comes every month goes on telling what was taken back as a mistake: that is recorded only where a row says so. */
export const despiteReversalColumn: Column = yesNoColumn({
  id: 'despiteReversal',
  title: { zh: '虽曾撤销仍记录', en: 'Although reversed before' },
  example: '',
  at: ['despiteReversal'],
})
