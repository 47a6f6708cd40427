import { type Fault, fault, UnreadableSheet } from '../fault.ts'

export type Encoding = 'utf-8' | 'gb18030'

/**
 * The text of a file, in pieces. A mark at its beginning says how it is written; without one it is UTF-8 if all of it can
 * be, else GB18030, as Chinese spreadsheets write it. Nothing is replaced by a sign for 'unreadable'.
 * @throws UnreadableSheet ENCODING_UNKNOWN
 */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  chosen?: Encoding,
): AsyncIterable<string> {
  const { mark, rest } = await withMark(bytes)
  yield* mark ? strictly(rest, mark) : guessing(rest, chosen)
}

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

async function withMark(bytes: AsyncIterable<Uint8Array>) {
  const pieces = bytes[Symbol.asyncIterator]()
  let head = new Uint8Array()
  while (head.length < 3) {
    const next = await pieces.next()
    if (next.done) break
    head = joined(head, next.value)
  }
  const found = marks.find(([mark]) => mark.every((byte, at) => head[at] === byte))
  async function* rest(): AsyncIterable<Uint8Array> {
    yield head.subarray(found?.[0].length ?? 0)
    yield* { [Symbol.asyncIterator]: () => pieces }
  }
  return { mark: found?.[1], rest: rest() }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

async function* strictly(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true })
    yield decoder.decode()
  } catch (cause) {
    throw new UnreadableSheet(unknownEncoding, { cause })
  }
}

// ASCII is the same in both: what decides is the first piece that is more than that.
async function* guessing(
  bytes: AsyncIterable<Uint8Array>,
  chosen: Encoding | undefined,
): AsyncIterable<string> {
  const pieces = bytes[Symbol.asyncIterator]()
  let encoding = chosen
  async function* remaining(first: Uint8Array): AsyncIterable<Uint8Array> {
    yield first
    yield* { [Symbol.asyncIterator]: () => pieces }
  }
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    if (encoding === undefined && isAscii(next.value)) {
      yield ascii.decode(next.value)
      continue
    }
    let piece: Uint8Array = next.value
    // A character that is cut off at the end of a piece says nothing of how it is written.
    while (encoding === undefined && unclear(piece)) {
      const further = await pieces.next()
      if (further.done) break
      piece = joined(piece, further.value)
    }
    encoding ??= mayBeUtf8(piece) ? 'utf-8' : 'gb18030'
    yield* strictly(remaining(piece), encoding)
    return
  }
}

const ascii = new TextDecoder('utf-8')

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80)

/** Whether what is more than ASCII in it may be part of one character. */
const unclear = (bytes: Uint8Array): boolean =>
  bytes.length - bytes.findIndex((byte) => byte >= 0x80) < 4

/** Whether the bytes are UTF-8, but for a character that may be cut off at their end. */
function mayBeUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

const unknownEncoding: Fault = fault(
  'ENCODING_UNKNOWN',
  ['文件的编码既不是 UTF-8 也不是 GB18030', 'The file is neither UTF-8 nor GB18030 throughout'],
  [
    '请在表格软件中另存为“CSV UTF-8”，或选定编码后再试',
    'Save it as “CSV UTF-8” in your spreadsheet program, or choose the encoding and try again',
  ],
)
