import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Verdict } from '../run/verdict.ts'
import { byteOrderMark } from '../write/csv-line.ts'
import { type Judged, verdictHeading, verdictLines } from '../write/verdict-lines.ts'

/** A file that every verdict is written to, as fast as the disk takes them. */
export interface VerdictFile {
  write(verdict: Verdict): Promise<void>
  end(): Promise<void>
}

export async function verdictFile(path: string, judged: Judged): Promise<VerdictFile> {
  const stream = createWriteStream(path, { encoding: 'utf8' })
  const write = async (lines: string): Promise<void> => {
    if (!stream.write(lines)) await once(stream, 'drain')
  }
  await write(byteOrderMark + verdictHeading(judged.language))
  return {
    write: (verdict) => write(verdictLines(verdict, judged)),
    async end() {
      stream.end()
      await finished(stream)
    },
  }
}
