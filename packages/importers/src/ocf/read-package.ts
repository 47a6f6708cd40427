import { join } from 'node:path'
import { type JsonFile, readJsonFile } from '@seedline/json-text/files'
import * as z from 'zod'
import { checkFolder } from './check-folder.ts'
import { findFile } from './find-file.ts'
import { invalid, mistake, type Warning } from './findings.ts'
import { type FileList, fileTypes, type Manifest, manifest } from './manifest.ts'
import * as objects from './objects.ts'
import { parseContent } from './parse-content.ts'
import { type OcfTransaction, ocfTransaction, supportedTransactions } from './transactions.ts'

/** A package as it was written; nothing is checked across its files yet. */
export interface OcfPackage {
  readonly manifest: Manifest
  readonly stakeholders: readonly objects.Stakeholder[]
  readonly classes: readonly objects.StockClass[]
  readonly plans: readonly objects.StockPlan[]
  readonly legends: readonly objects.Legend[]
  readonly vestingTerms: readonly objects.VestingTerms[]
  readonly transactions: readonly OcfTransaction[]
  readonly warnings: readonly Warning[]
}

/**
 * Reads the folder of an Open Cap Format 1.2 package. @throws UnusableInput OCF_PACKAGE_INVALID,
 * or what is said of the folder itself
 */
export async function readPackage(folder: string): Promise<OcfPackage> {
  const warnings: Warning[] = []
  await checkFolder(folder)
  const { name } = await findFile(folder, 'Manifest.ocf.json')
  const { content } = await readFile(folder, name)
  const read = parseContent(manifest, content, name)
  warnings.push(...versionWarnings(read))
  const all = async <T>(list: FileList, schema: z.ZodType<T>): Promise<T[]> => {
    const items: T[] = []
    for (const file of read[list])
      items.push(...(await readList(folder, list, file, schema, warnings)))
    return items
  }
  return {
    manifest: read,
    stakeholders: await all('stakeholders_files', objects.stakeholder),
    classes: await all('stock_classes_files', objects.stockClass),
    plans: await all('stock_plans_files', objects.stockPlan),
    legends: await all('stock_legend_templates_files', objects.legend),
    vestingTerms: await all('vesting_terms_files', objects.vestingTerms),
    transactions: await all('transactions_files', ocfTransaction),
    warnings,
  }
}

async function readList<T>(
  folder: string,
  list: FileList,
  { filepath, md5 }: Manifest[FileList][number],
  schema: z.ZodType<T>,
  warnings: Warning[],
): Promise<T[]> {
  const found = await findFile(folder, filepath)
  warnings.push(...found.warnings)
  const { name } = found
  const file = await readFile(folder, name)
  if (file.md5 !== md5.toLowerCase()) warnings.push(md5Warning(name, md5, file.md5))
  const items = z.strictObject({
    file_type: z.literal(fileTypes[list]),
    items: z.array(z.looseObject({ object_type: z.string() })),
    comments: z.array(z.string()).optional(),
  })
  const opened = parseContent(items, file.content, name)
  if (list === 'transactions_files') refuseUnsupported(name, opened.items)
  return parseContent(z.array(schema), opened.items, `${name}/items`)
}

async function readFile(folder: string, name: string): Promise<JsonFile> {
  const read = await readJsonFile(join(folder, name), name)
  if (!read.ok) throw invalid([read.fault])
  return read.file
}

function refuseUnsupported(name: string, items: readonly { object_type: string }[]): void {
  const supported: readonly string[] = supportedTransactions
  const unsupported = items.flatMap(({ object_type }, index) =>
    supported.includes(object_type) ? [] : [{ object_type, index }],
  )
  if (unsupported.length === 0) return
  const list = supported.join(', ')
  throw invalid(
    unsupported.map(({ object_type, index }) =>
      mistake(
        `/${name}/items/${index}`,
        'OCF_TRANSACTION_UNSUPPORTED',
        `不支持交易类型 ${object_type}；支持的有：${list}`,
        `${object_type} can't be imported; what can: ${list}`,
      ),
    ),
  )
}

function versionWarnings({ ocf_version }: Manifest): Warning[] {
  if (/^1\.2\.\d+$/.test(ocf_version)) return []
  const text = {
    zh: `清单的 ocf_version 是“${ocf_version}”，不是 1.2；按 1.2 读取`,
    en: `The manifest's ocf_version is "${ocf_version}", not 1.2; it is read as 1.2`,
  }
  return [{ code: 'OCF_VERSION_UNKNOWN', text }]
}

function md5Warning(name: string, stated: string, found: string): Warning {
  const text = {
    zh: `${name} 的 MD5 是 ${found}，清单写的是 ${stated}：导出后可能被改过`,
    en: `${name} has the MD5 ${found}, the manifest says ${stated}: it may have been changed since`,
  }
  return { code: 'OCF_MD5_MISMATCH', text }
}
