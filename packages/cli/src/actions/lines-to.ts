import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/** A file that is written line by line, as fast as the disk takes them. */
export interface Lines {
  write(lines: string): Promise<void>
  end(): Promise<void>
}

export function linesTo(path: string): Lines {
  const stream = createWriteStream(path, { encoding: 'utf8' })
  return {
    async write(lines) {
      if (!stream.write(lines)) await once(stream, 'drain')
    },
    async end() {
      stream.end()
      await finished(stream)
    },
  }
}
