import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Gateway } from '@seedline/gateway-client'
import { isMissing, UnusableInput } from '@seedline/json-text/files'
import {
  type BatchVerdict,
  type Counts,
  columnsInDoubt,
  counted,
  type Encoding,
  type GatewayPort,
  type ImportKind,
  importKinds,
  importRows,
  type Matches,
  matchColumns,
  missingColumns,
  noRows,
  notesOf,
  type Origin,
  type References,
  readSheet,
  type SheetFile,
  UnreadableSheet,
  unusedHeadings,
  type Verdict,
  verdictHeading,
  verdictLines,
} from '@seedline/sheets'
import { deriveId, newId, problem, type Text } from '@seedline/values'
import { keepMemorySmall } from '@seedline/verify/keep-memory-small'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'
import { stoppable } from '../running/stopping.ts'
import { linesTo } from './lines-to.ts'

export type RowsKind = keyof ReturnType<typeof importKinds>

export interface ImportRowsOptions {
  readonly sheet?: string
  readonly encoding?: Encoding
  readonly source?: string
  readonly confidence?: string
  readonly synthetic?: boolean
  readonly try?: boolean
  readonly whole?: boolean
  readonly verdicts?: string
}

const toldEvery = 5_000

/** Imports a file of rows, or tries it; ends with 1 where a row was refused. */
export async function importRowsOf(
  context: Context,
  what: RowsKind,
  path: string,
  options: ImportRowsOptions,
): Promise<number> {
  keepMemorySmall()
  const kind = importKinds(await references())[what]
  const gateway = await context.gateway('Rows import')
  const port = portOf(gateway)
  const { signal, done } = stoppable()
  try {
    const run = { context, kind, path, options, port, signal }
    // All or nothing: a first pass records nothing.
    const tried = options.whole && !options.try ? await pass(run, true) : undefined
    const keptBack = tried !== undefined && (tried.refused > 0 || signal.aborted)
    const counts = keptBack ? tried : await pass(run, options.try === true)
    tell(context, counts, { keptBack, tryOnly: options.try === true, stopped: signal.aborted })
    return counts.refused > 0 || signal.aborted ? exitCodes.no : exitCodes.ok
  } finally {
    done()
  }
}

interface Run {
  readonly context: Context
  readonly kind: ImportKind
  readonly path: string
  readonly options: ImportRowsOptions
  readonly port: GatewayPort
  readonly signal: AbortSignal
}

async function pass(run: Run, tryOnly: boolean): Promise<Counts> {
  const { context, kind, path, options, port, signal } = run
  const { language } = context.output
  const sheet = await opened(path, options)
  const matches = matched(kind, path, sheet.heading)
  noteUnused(context, sheet.heading, matches)
  const rows = importRows(sheet.rows, {
    kind,
    matches,
    origin: originOf(basename(path), options, language),
    gateway: port,
    pause,
    tryOnly,
    runId: newId('Import'),
    signal,
  })
  const lines = options.verdicts === undefined ? undefined : linesTo(options.verdicts)
  let counts = noRows
  try {
    await lines?.write(`\ufeff${verdictHeading(language)}`)
    for await (const verdict of rows) {
      counts = counted(counts, verdict)
      if (lines)
        await lines.write(
          verdictLines(verdict, { columns: kind.columns, sheet: sheet.name, language }),
        )
      else warnOf(context, kind, verdict)
      if (counts.rows % toldEvery === 0)
        context.output.note({ zh: `${counts.rows} 行……`, en: `${counts.rows} rows…` })
    }
  } catch (error) {
    // A row further on can't be read: those before it are recorded, and told.
    tell(context, counts, { keptBack: false, tryOnly, stopped: signal.aborted })
    if (error instanceof UnreadableSheet) throw unusable(path, error)
    throw error
  } finally {
    await lines?.end()
  }
  return counts
}

const originOf = (
  name: string,
  { source = name, confidence = 'reported', synthetic = false }: ImportRowsOptions,
  language: keyof Text,
): Origin => ({
  provenance: { source, confidence, synthetic },
  reason: language === 'zh' ? `按文件更正：${source}` : `Corrected by a file: ${source}`,
})

function warnOf({ output }: Context, { columns }: ImportKind, verdict: Verdict): void {
  const { row } = verdict
  const all = verdict.kind === 'refused' ? verdict.faults : notesOf(verdict)
  for (const told of all) {
    const { column, value, said } = told
    const mend: Text = 'mend' in told ? told.mend : { zh: '', en: '' }
    const title = columns.find(({ id }) => id === column)?.title
    // A cell of somebody else's file must not steer the terminal.
    const shown = value.slice(0, 80).replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')
    output.warn({
      zh: `第 ${row} 行${title ? `，${title.zh}“${shown}”` : ''}：${said.zh}。${mend.zh}`,
      en: `Row ${row}${title ? `, ${title.en} “${shown}”` : ''}: ${said.en}. ${mend.en}`.trim(),
    })
  }
}

/** @throws UnusableInput */
async function opened(path: string, { sheet, encoding }: ImportRowsOptions) {
  try {
    return await readSheet(await fileAt(path), { sheet, encoding })
  } catch (error) {
    if (error instanceof UnreadableSheet) throw unusable(path, error)
    throw error
  }
}

const unusable = (path: string, error: UnreadableSheet): UnusableInput => {
  const { code, said, mend } = error.fault
  return unusableFile(code, path, said, mend, error)
}

const unusableFile = (code: string, path: string, said: Text, mend: Text, cause?: unknown) =>
  new UnusableInput(
    problem(code, 'invalid', { zh: `${path}：${said.zh}`, en: `${path}: ${said.en}` }, mend),
    { cause },
  )

async function fileAt(path: string): Promise<SheetFile> {
  const { size } = await stat(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    throw unusableFile(
      'FILE_MISSING',
      path,
      { zh: '没有这个文件', en: 'There is no such file' },
      { zh: '请检查路径', en: 'Check the path' },
    )
  })
  return { name: basename(path), size, bytes: () => createReadStream(path) }
}

function noteUnused({ output }: Context, heading: readonly string[], matches: Matches): void {
  const unused = unusedHeadings(heading, matches)
  if (unused.length > 0)
    output.warn({
      zh: `未使用的列：${unused.join('、')}`,
      en: `Columns that are not used: ${unused.join(', ')}`,
    })
}

function matched(kind: ImportKind, path: string, heading: readonly string[]): Matches {
  const matches = matchColumns(kind.columns, heading)
  const doubts = columnsInDoubt(kind.columns, matches)
  if (doubts.length > 0) {
    const told = (language: keyof Text) =>
      doubts.map(({ column, letters }) => `${column.title[language]} (${letters.join(', ')})`)
    throw unusableFile(
      'COLUMNS_TWICE',
      path,
      {
        zh: `有多列所指相同，不知以哪一列为准：${told('zh').join('、')}`,
        en: `Several columns say the same, and which one counts isn’t known: ${told('en').join(', ')}`,
      },
      {
        zh: '请删去或改名多余的列；在网页上导入可选择其中一列',
        en: 'Take the others out or rename them; importing on the page you can choose one',
      },
    )
  }
  const missing = missingColumns(kind.columns, matches)
  if (missing.length === 0) return matches
  throw unusableFile(
    'COLUMNS_MISSING',
    path,
    {
      zh: `文件缺少列：${missing.map(({ title }) => title.zh).join('、')}`,
      en: `The file lacks columns: ${missing.map(({ title }) => title.en).join(', ')}`,
    },
    {
      zh: '请按模板命名各列（seedline import template）',
      en: 'Name the columns as the template does (seedline import template)',
    },
  )
}

const portOf = (gateway: Gateway): GatewayPort => ({
  async batch(operation, given) {
    // A batch has no key of its own; each of its entries has.
    const key = deriveId('Batch', ...given.entries.map((entry) => entry.key))
    const { items } = (await gateway.act(`/batches/${operation}`, given, key, 'registrar')) as {
      readonly items: readonly BatchVerdict[]
    }
    return items
  },
  get: async (path) => (await gateway.get(path)) as Readonly<Record<string, unknown>>,
})

interface Told {
  readonly keptBack: boolean
  readonly tryOnly: boolean
  readonly stopped: boolean
}

function tell({ output }: Context, counts: Counts, { keptBack, tryOnly, stopped }: Told): void {
  output.result({ ...counts, recordedNothing: keptBack || tryOnly, stopped }, () => {
    const { rows, recorded, changed, same, refused } = counts
    if (stopped)
      output.line({
        zh: '中途停止：其后的行没有处理。再次导入同一文件即可继续。',
        en: 'Stopped on the way: rows further on were not handled. Import the same file again to go on.',
      })
    if (keptBack || tryOnly) output.line({ zh: '没有记录任何内容。', en: 'Nothing was recorded.' })
    output.line({
      zh: `共 ${rows} 行：新记录 ${recorded}，更正 ${changed}，无变化 ${same}，未接受 ${refused}`,
      en: `${rows} rows: ${recorded} new, ${changed} changed, ${same} the same, ${refused} refused`,
    })
  })
}

const folder = resolve(import.meta.dirname, '../../../../reference')

async function references(): Promise<References> {
  const json = async (name: string) => JSON.parse(await readFile(resolve(folder, name), 'utf8'))
  const [materialFields, districts, facts, glossary] = await Promise.all(
    ['material-fields.json', 'districts.json', 'facts.json', 'glossary.json'].map(json),
  )
  return { materialFields, districts, facts, glossary }
}

/** An empty file of the kind. */
export async function rowsTemplate({ output }: Context, what: RowsKind): Promise<number> {
  const { csvTemplate } = await import('@seedline/sheets')
  const kind = importKinds(await references())[what]
  process.stdout.write(csvTemplate(kind, output.language))
  return exitCodes.ok
}
