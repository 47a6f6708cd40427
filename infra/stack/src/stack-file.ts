import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { RecordingService, ServiceName } from '@seedline/contracts/services'
import type { Places } from './places.ts'

/** What a running stack tells other programs (`stack.json` in its folder). */
export interface StackFile {
  readonly gatewayUrl?: string
  readonly mongoUrl: string
  readonly mongoKind: string
  readonly kafkaBrokers: string
  readonly kafkaKind: string
  /** Where each service that runs answers. */
  readonly addresses: Readonly<Partial<Record<ServiceName, string>>>
  /** Database name per service that records: no other keeps anything. */
  readonly databases: Readonly<Record<RecordingService, string>>
  readonly topicPrefix: string
  readonly keyFile: string
  readonly jwksFile: string
  readonly logs: string
  readonly startedAt: string
  /** Process ids by name; containers have none. */
  readonly pids: Readonly<Record<string, number>>
}

/** Writes the file whole or not at all. */
export function writeStackFile(places: Places, stack: StackFile): void {
  writeFileSync(`${places.stackFile}.new`, `${JSON.stringify(stack, null, 2)}\n`)
  renameSync(`${places.stackFile}.new`, places.stackFile)
}

/** Reads what a running (or the last) stack wrote; undefined when none did. */
export function readStackFile(places: Places): StackFile | undefined {
  try {
    return JSON.parse(readFileSync(places.stackFile, 'utf8')) as StackFile
  } catch {
    return undefined
  }
}

/** Removes the file: no stack runs any more. */
export function removeStackFile(places: Places): void {
  rmSync(places.stackFile, { force: true })
}
