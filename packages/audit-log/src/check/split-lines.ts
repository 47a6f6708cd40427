import { LINE_BYTES } from './lines.ts'

const NEWLINE = 10

/** Bytes as lines, of which none is held beyond its bound: what is longer comes in parts, none of which is a line of an export. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    let bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE)) {
      yield bytes.toString('utf8', 0, end)
      bytes = bytes.subarray(end + 1)
    }
    if (bytes.length > 2 * LINE_BYTES) {
      yield bytes.toString('utf8')
      bytes = Buffer.alloc(0)
    }
    rest = bytes
  }
  if (rest.length > 0) yield rest.toString('utf8')
}
