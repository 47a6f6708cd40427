import type { Row, SheetFile } from '../read/sheet.ts'

/** A file of these bytes, in pieces of this size. */
export const fileOf = (
  content: string | Uint8Array,
  { name = 'file.csv', piece = 64 * 1024 } = {},
): SheetFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name,
    size: bytes.length,
    async *bytes() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    },
  }
}

export const textsOf = async (rows: AsyncIterable<Row>): Promise<string[][]> => {
  const all: string[][] = []
  for await (const { cells } of rows) all.push(cells.map(({ text }) => text))
  return all
}
