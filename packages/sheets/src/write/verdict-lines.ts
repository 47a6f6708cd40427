import type { Text } from '@seedline/values'
import type { Column } from '../columns/column.ts'
import { notesOf, type Verdict } from '../run/verdict.ts'
import { csvLine } from './csv-line.ts'

/** Which file and sheet the verdicts are on. */
export interface Judged {
  readonly columns: readonly Column[]
  readonly sheet: string
  readonly language: keyof Text
}

const headings: Readonly<Record<keyof Text, readonly string[]>> = {
  zh: ['工作表', '行', '结论', '列', '值', '之前', '规则', '说明', '如何改正'],
  en: [
    'Sheet',
    'Row',
    'Verdict',
    'Column',
    'Value',
    'Before',
    'Rule',
    'What is wrong',
    'How to mend it',
  ],
}

const kinds: Readonly<Record<Verdict['kind'], Text>> = {
  recorded: { zh: '新记录', en: 'recorded' },
  changed: { zh: '已更正', en: 'changed' },
  same: { zh: '无变化', en: 'same' },
  refused: { zh: '未接受', en: 'refused' },
}

/** What a verdict is called. */
export const verdictNames = kinds

/** The heading of a file of verdicts. */
export const verdictHeading = (language: keyof Text): string => csvLine(headings[language])

/** A verdict as lines of that file: one for each fault, difference or note. */
export function verdictLines(verdict: Verdict, { columns, sheet, language }: Judged): string {
  const start = [sheet, String(verdict.row), kinds[verdict.kind][language]]
  const named = (id: string | undefined) =>
    columns.find((column) => column.id === id)?.title[language] ?? ''
  const noted = notesOf(verdict)
    .map(({ column, value, code, said }) =>
      csvLine([...start, named(column), value, '', code, said[language], '']),
    )
    .join('')
  switch (verdict.kind) {
    case 'recorded':
    case 'same':
      return noted || csvLine([...start, '', '', '', '', '', ''])
    case 'changed':
      return (
        verdict.differences
          .map(({ column, before, after }) =>
            csvLine([...start, named(column), after, before, '', '', '']),
          )
          .join('') + noted
      )
    case 'refused':
      return verdict.faults
        .map(({ column, value, code, said, mend }) =>
          csvLine([...start, named(column), value, '', code, said[language], mend[language]]),
        )
        .join('')
    default:
      return verdict satisfies never
  }
}
