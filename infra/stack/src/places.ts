import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The root of the checkout this file lies in. */
export const checkout = resolve(import.meta.dirname, '../../..')

/** The folder that holds all of the everyday stack's data. */
export const usualFolder = join(checkout, '.seedline')

/** Where one stack keeps what. Everything lies in its one folder. */
export interface Places {
  readonly folder: string
  readonly logs: string
  readonly keys: string
  readonly mongo: string
  readonly kafka: string
  readonly ledger: string
  readonly lock: string
  readonly stackFile: string
}

/** Lays out a stack's folder, made when it isn't there. */
export function placesIn(folder: string): Places {
  const at = resolve(folder)
  mkdirSync(at, { recursive: true })
  return {
    folder: at,
    logs: join(at, 'logs'),
    keys: join(at, 'keys'),
    mongo: join(at, 'mongo'),
    kafka: join(at, 'kafka'),
    ledger: join(at, 'processes'),
    lock: join(at, 'lock'),
    stackFile: join(at, 'stack.json'),
  }
}

/** What any stack of this checkout shares and any can make again: compiled code, Kafka's class path. */
export const sharedCache = join(checkout, 'node_modules/.cache/seedline')
