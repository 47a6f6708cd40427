import type { Column } from '../columns/column.ts'
import { textColumn } from '../columns/kinds.ts'

/** The credit code of the enterprise that a row is or is about; it is no part of the request where it only names it. */
export const codeColumn = (at: readonly string[] = ['uscc']): Column =>
  textColumn({
    id: 'uscc',
    title: { zh: '统一社会信用代码', en: 'Unified Social Credit Code' },
    aliases: ['信用代码', '社会信用代码', '统一信用代码', 'USCC'],
    required: true,
    example: '91440399000000019Q',
    at,
  })
