import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Rows } from './rows.ts'

/** Writes rows from `from` up to but not including `to` as CSV, as spreadsheets do. */
export async function writeRows(
  path: string,
  rows: Rows,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const stream = createWriteStream(path, { encoding: 'utf8' })
  stream.write(`\ufeff${rows.heading.join(',')}\r\n`)
  const together = 1_000
  for (let first = from; first < to; first += together) {
    const some = Array.from({ length: Math.min(together, to - first) }, (_, at) => first + at)
    const lines = some.map((n) => `${rows.row(n).join(',')}\r\n`).join('')
    if (!stream.write(lines)) await once(stream, 'drain')
  }
  stream.end()
  await finished(stream)
}
