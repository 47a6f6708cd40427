import { type Connection, type mongo, Schema } from 'mongoose'

// As much of mongoose as a store needs. Its own types infer documents from schemas, which nobody uses here, and took
// the type checker a sixth of all its time.

type Fields = Readonly<Record<string, unknown>>

export interface StoreSchema {
  index(fields: Readonly<Record<string, 1 | -1>>, options: Fields): unknown
}

export interface StoreModel {
  /** Resolves once they exist. */
  createIndexes(): Promise<unknown>
  readonly collection: unknown
}

interface Models {
  readonly models: Readonly<Record<string, StoreModel | undefined>>
  model(name: string, schema: StoreSchema): StoreModel
}

const made = Schema as unknown as new (fields: Fields, options: Fields) => StoreSchema

export const mixed: unknown = Schema.Types.Mixed

/** What documents of a collection look like. */
export const schemaOf = (fields: Fields, options: Fields): StoreSchema => new made(fields, options)

/** The model of that name; made when it is first asked for. */
export function modelOf(connection: Connection, name: string, schema: StoreSchema): StoreModel {
  const models = connection as unknown as Models
  return models.models[name] ?? models.model(name, schema)
}

/** Its collection, of whose documents the caller knows what they are. */
export const collectionOf = <T extends mongo.Document>({ collection }: StoreModel) =>
  collection as mongo.Collection<T>
