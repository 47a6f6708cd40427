import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Gateway } from '@seedline/gateway-client'
import {
  type BatchVerdict,
  type Counts,
  counted,
  csvTemplate,
  type Encoding,
  type GatewayPort,
  type ImportKind,
  importKinds,
  importRows,
  noRows,
  type Origin,
  tellOf,
  unusedHeadings,
} from '@seedline/sheets'
import { matchedColumns, openSheet, readReferences, verdictFile } from '@seedline/sheets/files'
import { deriveId, newId, type Text } from '@seedline/values'
import { keepMemorySmall } from '@seedline/verify/keep-memory-small'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'
import { stoppable } from '../running/stopping.ts'

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
  const kind = importKinds(await readReferences())[what]
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
  const sheet = await openSheet(path, options)
  const matches = matchedColumns(kind, path, sheet.heading)
  const unused = unusedHeadings(sheet.heading, matches)
  if (unused.length > 0)
    context.output.warn({
      zh: `未使用的列：${unused.join('、')}`,
      en: `Columns that are not used: ${unused.join(', ')}`,
    })
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
  const judged = { columns: kind.columns, sheet: sheet.name, language }
  const verdicts =
    options.verdicts === undefined ? undefined : await verdictFile(options.verdicts, judged)
  let counts = noRows
  try {
    for await (const verdict of rows) {
      counts = counted(counts, verdict)
      if (verdicts) await verdicts.write(verdict)
      else for (const text of tellOf(verdict, kind.columns)) context.output.warn(text)
      if (counts.rows % toldEvery === 0)
        context.output.note({ zh: `${counts.rows} 行……`, en: `${counts.rows} rows…` })
    }
  } catch (error) {
    // A row further on can't be read: those before it are recorded, and told.
    tell(context, counts, { keptBack: false, tryOnly, stopped: signal.aborted })
    throw error
  } finally {
    await verdicts?.end()
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

/** An empty file of the kind. */
export async function rowsTemplate({ output }: Context, what: RowsKind): Promise<number> {
  const kind = importKinds(await readReferences())[what]
  process.stdout.write(csvTemplate(kind, output.language))
  return exitCodes.ok
}
