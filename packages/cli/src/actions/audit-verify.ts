import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { checkExport, type KeySet, splitLines, tellReport } from '@seedline/audit-log/check'
import { UnusableInput } from '@seedline/json-text/unusable-input'
import { problem } from '@seedline/values'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'

export interface AuditVerifyOptions {
  readonly head?: readonly string[]
  readonly keys?: string
}

/** Heads and keys are short; the export may have any length and is read as it is checked. */
const MOST_BYTES = 16 * 1024 * 1024

export async function verifyAudit({ output }: Context, file: string, options: AuditVerifyOptions) {
  const keptHeads = (await Promise.all((options.head ?? []).map(headsIn))).flat()
  const keys = options.keys === undefined ? undefined : await keysIn(options.keys)
  await expectFile(file)
  const lines = splitLines(createReadStream(file))
  const report = await checkExport(lines, { keptHeads, ...(keys && { keys }) })
  output.result(report, () => {
    for (const sentence of tellReport(report)) output.line(sentence)
  })
  return report.findings.length + report.more === 0 ? exitCodes.ok : exitCodes.no
}

async function headsIn(file: string): Promise<readonly string[]> {
  const text = await shortText(file)
  return text.split('\n').filter((line) => line.trim() !== '')
}

async function keysIn(file: string): Promise<KeySet> {
  try {
    const keys = JSON.parse(await shortText(file)) as Partial<KeySet>
    if (Array.isArray(keys.keys)) return { keys: keys.keys }
  } catch (cause) {
    if (cause instanceof UnusableInput) throw cause
  }
  throw unusable(file, '不是公钥集（JWKS）', 'it is no set of keys (JWKS)')
}

async function shortText(file: string): Promise<string> {
  const size = await expectFile(file)
  if (size > MOST_BYTES) throw unusable(file, '文件过大', 'it is too large')
  return readFile(file, 'utf8')
}

async function expectFile(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) throw unusable(file, '没有这个文件', 'there is no such file')
  return found.size
}

const unusable = (file: string, zh: string, en: string) =>
  new UnusableInput(
    problem(
      'FILE_UNUSABLE',
      'invalid',
      { zh: `${file}：${zh}`, en: `${file}: ${en}` },
      { zh: '请检查文件名与内容', en: 'Check its name and what it holds' },
    ),
  )
