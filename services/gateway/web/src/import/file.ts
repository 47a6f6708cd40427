import type { SheetFile } from '@seedline/sheets'

const PIECE_BYTES = 1024 * 1024

/** A file that was chosen, read piece by piece; how far it was read is told. */
export const sheetFileOf = (
  file: File,
  onRead: (bytes: number) => void = () => undefined,
): SheetFile => ({
  name: file.name,
  size: file.size,
  async *bytes() {
    for (let at = 0; at < file.size; at += PIECE_BYTES) {
      const piece = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer())
      onRead(at + piece.length)
      yield piece
    }
  },
})

/** Hands a file to the browser to be kept. */
export function saveFile(name: string, content: string | Uint8Array, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content as BlobPart], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
