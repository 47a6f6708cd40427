import { type StandInCollection, standInCollection } from './collection.ts'
import { insertCommand } from './commands.ts'
import type { Link } from './link.ts'
import type { Databases } from './stored.ts'
import type { Doc } from './values.ts'

/** The part of a driver's database that is used. */
export interface StandInDatabase {
  collection(name: string, options?: { readonly ignoreUndefined?: boolean }): StandInCollection
  command(command: object, limits?: { readonly timeoutMS?: number }): Promise<Doc>
  listCollections(
    filter?: { readonly name?: string | RegExp },
    options?: object,
  ): { toArray(): Promise<readonly { readonly name: string }[]> }
  dropCollection(name: string, limits?: object): Promise<boolean>
}

export const standInDatabase = (
  databases: Databases,
  link: Link,
  name: string,
): StandInDatabase => ({
  collection: (collection, options) =>
    standInCollection(databases, link, name, collection, options),
  async command(command, limits = {}) {
    // A connection is had first; only then is the command read.
    await link.connection()
    const { insert, documents } = command as {
      readonly insert: string
      readonly documents: readonly object[]
    }
    return link.call(
      `${insert} insert`,
      () => insertCommand(databases, name, { insert, documents }),
      limits,
    )
  },
  listCollections: ({ name: asked } = {}) => ({
    toArray: () =>
      link.call('list collections', () =>
        databases
          .names(name)
          .filter(
            (one) =>
              asked === undefined || (asked instanceof RegExp ? asked.test(one) : asked === one),
          )
          .map((one) => ({ name: one })),
      ),
  }),
  dropCollection: (collection) =>
    link.call(`${collection} drop`, () => {
      databases.drop(name, collection)
      return true
    }),
})

interface Model {
  readonly collection: StandInCollection
  createIndexes(): Promise<void>
}

interface SchemaLike {
  indexes(): readonly (readonly [Record<string, number>, { name?: string; unique?: boolean }?])[]
  get(option: 'collection'): string
}

/** The part of a mongoose connection that is used. */
export function standInConnection(databases: Databases, link: Link, database: string) {
  const db = standInDatabase(databases, link, database)
  const models: Record<string, Model> = {}
  const connection = {
    db,
    models,
    asPromise: async () => connection,
    close: async () => undefined,
    collection: db.collection,
    model(name: string, schema: SchemaLike): Model {
      const collection = db.collection(schema.get('collection'))
      const model: Model = {
        collection,
        createIndexes: () =>
          collection.createIndexes(schema.indexes().map(([key, options]) => ({ ...options, key }))),
      }
      models[name] = model
      return model
    },
  }
  return connection
}
