import type { Column } from '../columns/column.ts'
import { dayColumn, type Term, termColumn, textColumn } from '../columns/kinds.ts'

/** The level at which an authority recognised something. */
export const levelColumn = (levels: readonly Term[]): Column =>
  termColumn(
    {
      id: 'level',
      title: { zh: '级别', en: 'Level' },
      required: true,
      example: levels[0]?.zh ?? '',
      at: ['level'],
    },
    levels,
  )

/** The last day of what was granted. */
export const validToColumn = (example: string): Column =>
  dayColumn({
    id: 'validTo',
    title: { zh: '有效期至', en: 'Valid to' },
    aliases: ['截止日期', '到期日'],
    example,
    at: ['validTo'],
  })

/** The announcement by which it was granted: it becomes the evidence. */
export const paperColumn = (example: string): Column =>
  textColumn({
    id: 'paper',
    title: { zh: '依据文件', en: 'Document' },
    aliases: ['公告名称', '文件名称', '依据'],
    required: true,
    example,
    at: ['paper'],
  })
