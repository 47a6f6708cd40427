import { fault, UnreadableSheet } from '../fault.ts'
import type { Encoding } from './decode.ts'
import { readCsv } from './read-csv.ts'
import type { Sheet, SheetFile } from './sheet.ts'

interface Choices {
  /** Of a workbook; else its first. */
  readonly sheet?: string | undefined
  /** Of CSV; else as its bytes say. */
  readonly encoding?: Encoding | undefined
}

/**
 * A sheet of a file, by what the file is and not by what it is called.
 * @throws UnreadableSheet
 */
export async function readSheet(
  file: SheetFile,
  { sheet, encoding }: Choices = {},
): Promise<Sheet> {
  const head = await firstBytes(file)
  if (startsWith(head, zip)) {
    // A library of its own, which most visits don't need.
    const { readXlsx } = await import('./read-xlsx.ts')
    return readXlsx(file, sheet)
  }
  if (startsWith(head, oldOffice)) throw new UnreadableSheet(oldWorkbook)
  return readCsv(file, encoding)
}

const zip = [0x50, 0x4b]
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0]

async function firstBytes(file: SheetFile): Promise<Uint8Array> {
  for await (const piece of file.bytes()) if (piece.length > 0) return piece
  return new Uint8Array()
}

const startsWith = (bytes: Uint8Array, sign: readonly number[]): boolean =>
  sign.every((byte, at) => bytes[at] === byte)

const oldWorkbook = fault(
  'WORKBOOK_OLD_OR_ENCRYPTED',
  ['这是旧式 .xls 或加密的文件', 'This is an old .xls file, or an encrypted one'],
  ['请去掉密码，另存为 .xlsx 或 .csv', 'Take the password away and save it as .xlsx or .csv'],
)
