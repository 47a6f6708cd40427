import { writeXlsx } from 'hucre/xlsx'

/** One sheet of a workbook, its heading first. Texts stay texts, whatever they begin with: none becomes a formula. */
export interface WrittenSheet {
  readonly name: string
  readonly rows: readonly (readonly (string | number)[])[]
}

/** What spreadsheets allow in the name of a sheet. */
const longestName = 31
const notAllowed = /[[\]:*?/\\]/g

/** An XLSX file of some sheets; it is made as a whole, so that whoever asks bounds its rows. */
export const writeWorkbook = (sheets: readonly WrittenSheet[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name: name.replace(notAllowed, ' ').slice(0, longestName),
      rows: rows.map((row) => [...row]),
      freezePane: { rows: 1 },
    })),
  })

const longestNumber = 15

/** A decimal as a number where a spreadsheet can hold all of its digits; else as the text that it is. */
export function cellOfDecimal(text: string): string | number {
  const plain = /^-?[0-9]+(?:\.[0-9]+)?$/.test(text)
  return plain && text.replace(/[^0-9]/g, '').length <= longestNumber ? Number(text) : text
}
