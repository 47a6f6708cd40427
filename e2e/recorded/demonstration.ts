import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { patiently } from '@seedline/stack/patience'
import { callerOf } from '../system/caller.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { type Digest, digestsOf, recordedEvents } from './events.ts'
import { settled } from './settled.ts'

const root = resolve(import.meta.dirname, '../..')
const withinMs = 200_000

/** Loads the demonstration as a person would, and tells the digests of its events. */
export async function demonstrationOf(
  system: RunningSystem,
): Promise<Readonly<Record<string, Digest>>> {
  await loadDemonstration(system.stack.folder)
  await settled(callerOf(system.gatewayUrl, await system.signer.token('operator')))
  return digestsOf(withoutDuplicates(await recordedEvents(system.stack)))
}

const merged = 'seedline.registry.v1.EnterpriseMerged'

/** Without the streams of records that were merged into others: they came later, and all others have the bytes that they had. */
function withoutDuplicates(events: Recorded): Recorded {
  const all = Object.entries(events)
  const duplicates = all.flatMap(([id, { type }]) =>
    type === merged ? [id.slice('enterprise-'.length, id.indexOf('@'))] : [],
  )
  const isOfOne = ([id, { type, data }]: (typeof all)[number]): boolean =>
    duplicates.some(
      (duplicate) =>
        id.startsWith(`enterprise-${duplicate}@`) ||
        (type.endsWith('.RegistrationBegun') && data.includes(hexOf(duplicate))),
    )
  return Object.fromEntries(all.filter((one) => !isOfOne(one)))
}

type Recorded = Awaited<ReturnType<typeof recordedEvents>>

const hexOf = (text: string): string => Buffer.from(text).toString('hex')

function loadDemonstration(folder: string): Promise<void> {
  const { NODE_OPTIONS: _, ...inherited } = process.env
  const env = { ...inherited, SEEDLINE_FOLDER: folder, SEEDLINE_GATEWAY: '', MONGO_URL: '' }
  return new Promise((resolved, reject) => {
    const command = ['packages/cli/src/main.ts', 'demo', 'load', '--if-empty', '--json']
    const options = { cwd: root, env, timeout: patiently(withinMs), maxBuffer: 16 * 1024 * 1024 }
    execFile(process.execPath, command, options, (error, out, err) =>
      error ? reject(new Error(`the demonstration did not load: ${out}${err}`)) : resolved(),
    )
  })
}
