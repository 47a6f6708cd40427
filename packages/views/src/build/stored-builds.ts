import { refusal } from '@seedline/contracts/refusals'
import type { Connection, mongo } from 'mongoose'

const CALL_MS = 5000

/**
 * One build of a view. The nonce is made when it begins and never used again, so that neither a
 * database that is set back nor a release that is rolled back takes an earlier build for this one.
 */
export interface Generation {
  readonly number: number
  /** Empty for one that was built before builds had nonces. */
  readonly nonce: string
}

/**
 * begun: its documents are still to be made. reading: it reads the stores. following: it follows
 * Kafka, too, until all that was recorded is in it.
 */
export type BuildPhase = 'begun' | 'reading' | 'following'

/** Which generation is being built, and the process that sees to it. */
export interface Building extends Generation {
  readonly phase: BuildPhase
  readonly builder: Builder | undefined
}

/** `beat` changes every few seconds while the builder lives. */
export interface Builder {
  readonly id: string
  readonly beat: string
}

/**
 * Which generation of a view is read and which is being built, for one foldVersion. Code of
 * another foldVersion has a record and documents of its own, so that old and new replicas can
 * run side by side while a release rolls out.
 */
export interface Builds {
  readonly live?: Generation
  readonly building?: Building
}

export interface StoredBuilds {
  readonly _id: string
  readonly view: string
  readonly foldVersion: number
  /** The highest generation ever begun. */
  readonly last: number
  readonly live?: number
  readonly liveNonce?: string
  readonly building?: number
  readonly buildingNonce?: string
  readonly phase?: BuildPhase
  readonly builder?: Builder | null
  /** Which of all joinings of the view, by whatever foldVersion, was the last of this one. */
  readonly joined?: number
}

/** Those of so many builds that there are, by name, in one look. */
export async function readAllBuilds(
  connection: Connection,
  names: readonly string[],
): Promise<ReadonlyMap<string, Builds>> {
  const _id = { $in: [...new Set(names)] }
  const found = await builds(connection).find({ _id }, { timeoutMS: CALL_MS }).toArray()
  return new Map(found.map((stored) => [stored._id, buildsOf(stored)]))
}

export function buildsOf(stored: StoredBuilds): Builds {
  const { live, liveNonce = '', building, buildingNonce = '', phase = 'begun', builder } = stored
  return {
    ...(live !== undefined && { live: { number: Number(live), nonce: liveNonce } }),
    ...(building !== undefined && {
      building: {
        number: Number(building),
        nonce: buildingNonce,
        phase,
        builder: builder ?? undefined,
      },
    }),
  }
}

export const builds = (connection: Connection): mongo.Collection<StoredBuilds> =>
  database(connection).collection<StoredBuilds>('view_builds')

export function database(connection: Connection): mongo.Db {
  if (connection.db !== undefined) return connection.db
  throw refusal('DATABASE_AWAY')
}
