import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { FieldProblem } from '@seedline/values'
import { type JsonRead, readJson } from '../read-json.ts'
import { isArchive } from './archive.ts'

const mostMebibytes = 50
const mostBytes = mostMebibytes * 1024 * 1024

export interface JsonFile {
  readonly md5: string
  readonly content: unknown
}

export type JsonFileRead =
  | { readonly ok: true; readonly file: JsonFile }
  | { readonly ok: false; readonly fault: FieldProblem }

/** Reads a file of JSON, or says under `/name` what keeps it from being read. */
export async function readJsonFile(path: string, name: string): Promise<JsonFileRead> {
  const fault = (code: string, zh: string, en: string, pointer = `/${name}`): JsonFileRead => ({
    ok: false,
    fault: { pointer, code, title: { zh: `${name}：${zh}`, en: `${name}: ${en}` } },
  })
  const bytes = await bytesOf(path)
  if (!Buffer.isBuffer(bytes)) {
    const [code, zh, en] = noBytes[bytes]
    return fault(code, zh, en)
  }
  if (isArchive(bytes)) {
    return fault('FILE_IS_ARCHIVE', '是压缩包，请先解压', 'it is an archive: unpack it first')
  }
  const read = readJson(withoutByteOrderMark(bytes))
  if (!read.ok) return faultOf(read, fault, name)
  const md5 = createHash('md5').update(bytes).digest('hex')
  return { ok: true, file: { md5, content: read.value } }
}

type Fault = (code: string, zh: string, en: string, pointer?: string) => JsonFileRead

function faultOf(read: JsonRead & { ok: false }, fault: Fault, name: string): JsonFileRead {
  switch (read.fault) {
    case 'not-utf-8':
      return fault(
        'FILE_NOT_UTF8',
        `第 ${read.line} 行不是 UTF-8 编码，请另存为 UTF-8`,
        `line ${read.line} is not UTF-8: save the file as UTF-8`,
      )
    case 'malformed':
      return fault('FILE_NOT_JSON', '不是合法的 JSON', 'it is not well-formed JSON')
    case 'duplicate-key': {
      const key = String(read.path.at(-1))
      const pointer = ['', name, ...read.path.map(pointerPart)].join('/')
      return fault(
        'FILE_KEY_TWICE',
        `同一对象中“${key}”出现了两次`,
        `"${key}" is given twice in one object`,
        pointer,
      )
    }
    default:
      return read satisfies never
  }
}

const noBytes = {
  missing: ['FILE_MISSING', '没有这个文件', 'there is no such file'],
  'not a file': ['FILE_NOT_REGULAR', '不是普通文件', 'it is not a regular file'],
  'too large': [
    'FILE_TOO_LARGE',
    `超过 ${mostMebibytes} MiB`,
    `it is larger than ${mostMebibytes} MiB`,
  ],
  unreadable: ['FILE_UNREADABLE', '无法读取', "it can't be read"],
} as const

type NoBytes = keyof typeof noBytes

async function bytesOf(path: string): Promise<Buffer | NoBytes> {
  try {
    const found = await stat(path)
    // A pipe or a device would be read for ever.
    if (!found.isFile()) return 'not a file'
    return found.size > mostBytes ? 'too large' : await readFile(path)
  } catch (error) {
    return isMissing(error) ? 'missing' : 'unreadable'
  }
}

/** Whether an error of the file system says that there is nothing of that name. */
export function isMissing(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error && error.code
  return code === 'ENOENT' || code === 'ENOTDIR'
}

// Some programs begin every file of theirs with it; it belongs to no text.
function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

function pointerPart(step: string | number): string {
  return String(step).replaceAll('~', '~0').replaceAll('/', '~1')
}
