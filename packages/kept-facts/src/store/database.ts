import { refusal } from '@seedline/contracts/refusals'
import type { Connection, mongo } from 'mongoose'
import type { KeptKind } from '../kind/kept-kind.ts'
import type { StoredFact } from './stored-fact.ts'

export const CALL_MS = 5000
export const durable = { writeConcern: { w: 'majority', j: true }, timeoutMS: CALL_MS } as const

export type Named = Pick<KeptKind<unknown>, 'kind' | 'version'>

/** The kind's record of how far it was told. */
export const stateName = ({ kind, version }: Named): string => `${kind}@${version}`

export const factsName = ({ kind, version }: Named): string => `kept_${kind}_${version}`

export const factsOf = (connection: Connection, named: Named): mongo.Collection<StoredFact> =>
  database(connection).collection<StoredFact>(factsName(named), {
    ignoreUndefined: true,
    readConcern: { level: 'majority' },
  })

export function database(connection: Connection): mongo.Db {
  if (connection.db !== undefined) return connection.db
  throw refusal('DATABASE_AWAY')
}
