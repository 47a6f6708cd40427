import { open } from 'node:fs/promises'

// What zip files (with entries, without, in parts), gzip, 7z and rar begin with.
const beginnings = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x50, 0x4b, 0x07, 0x08],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
]

/** Whether bytes are those of an archive, whatever its name says. */
export function isArchive(bytes: Buffer): boolean {
  return beginnings.some((beginning) => beginning.every((byte, index) => bytes[index] === byte))
}

/** The same of a file, by its first bytes. */
export async function isArchiveFile(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return isArchive(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}
