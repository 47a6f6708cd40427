import { closeSync, openSync, readSync } from 'node:fs'
import { sizeOf } from './child.ts'

/** Whether a log holds this text after the given place. */
export function logShows(file: string, text: string, from: number): boolean {
  const size = sizeOf(file)
  if (size <= from) return false
  const part = Buffer.alloc(size - from)
  const opened = openSync(file, 'r')
  try {
    const read = readSync(opened, part, 0, part.length, from)
    return part.subarray(0, read).includes(text)
  } finally {
    closeSync(opened)
  }
}
