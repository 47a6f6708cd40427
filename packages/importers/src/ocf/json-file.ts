import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type * as z from 'zod'
import { invalid, mistake } from './findings.ts'

const largest = 50 * 1024 * 1024

export interface JsonFile {
  readonly name: string
  readonly md5: string
  readonly content: unknown
}

/** Reads one file of a package, at most 50 MiB. */
export async function readJson(folder: string, name: string): Promise<JsonFile> {
  const path = join(folder, name)
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : -1),
    () => -1,
  )
  if (size < 0) throw unreadable(name, '没有这个文件', 'there is no such file')
  if (size > largest) throw unreadable(name, '超过 50 MiB', 'it is larger than 50 MiB')
  const bytes = await readFile(path)
  const md5 = createHash('md5').update(bytes).digest('hex')
  try {
    return { name, md5, content: JSON.parse(bytes.toString('utf8')) }
  } catch {
    throw unreadable(name, '不是合法的 JSON', 'it is not well-formed JSON')
  }
}

/** The content as its own type, or every place where it isn't. */
export function parseContent<T>(schema: z.ZodType<T>, content: unknown, at: string): T {
  const parsed = schema.safeParse(content)
  if (parsed.success) return parsed.data
  throw invalid(
    parsed.error.issues.map(({ path, message }) =>
      mistake(`/${[at, ...path].join('/')}`, 'OCF_VALUE_INVALID', message, message),
    ),
  )
}

function unreadable(name: string, zh: string, en: string) {
  return invalid([mistake(`/${name}`, 'OCF_FILE_UNREADABLE', `${name}：${zh}`, `${name}: ${en}`)])
}
