import type { Text } from '@seedline/values'
import type { ImportKind } from '../kinds/import-kind.ts'
import { byteOrderMark, csvLine } from './csv-line.ts'

const headingOf = ({ columns }: ImportKind, language: keyof Text) =>
  columns.map(({ title, units }) => {
    // A larger unit than one is what most files are in; whoever has another changes the heading.
    const unit = units?.[1] ?? units?.[0]
    return unit ? `${title[language]}（${unit[language]}）` : title[language]
  })

/** The headings of the kind and no row: an example that is left in would be recorded with the rest. */
export const csvTemplate = (kind: ImportKind, language: keyof Text): string =>
  byteOrderMark + csvLine(headingOf(kind, language))

/** The same as a workbook; every column is text, so that no code loses its zeros. */
export async function xlsxTemplate(kind: ImportKind, language: keyof Text): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx({
    sheets: [
      {
        name: kind.title[language],
        columns: kind.columns.map(() => ({ width: 24, numFmt: '@' })),
        rows: [headingOf(kind, language)],
      },
    ],
  })
}
