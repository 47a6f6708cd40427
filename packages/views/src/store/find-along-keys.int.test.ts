import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import type { StoredDocument } from '../apply/stored-document.ts'
import { database } from '../build/stored-builds.ts'
import { freshDatabase } from '../testing/surroundings.ts'
import { findAlongKeys } from './find-along-keys.ts'

const id = fc.oneof(
  fc.uuid(),
  // Ids of one time begin with the same digits.
  fc.uuid().map((one) => `0193${one.slice(4)}`),
  fc.uuid().map((one) => `carrier:${one}`),
  fc.constantFrom('ffffffff-x', '00000000', 'a', 'zz'),
)
const of = fc.constantFrom('NEM', 'EIM', 'BMM')
const ids = fc.uniqueArray(fc.tuple(id, of), { selector: ([key]) => key, maxLength: 120 })

describe('Documents read along their keys', () => {
  let connection: Connection
  beforeAll(async () => {
    connection = await freshDatabase()
  })
  afterAll(async () => {
    await connection.dropDatabase()
    await connection.close()
  })

  test('come each once and in order, page by page, however their keys are spread', async () => {
    const size = fc.integer({ min: 1, max: 30 })
    const begin = fc.constantFrom('', 'carrier:')
    let runs = 0
    await fc.assert(
      fc.asyncProperty(ids, size, begin, async (told, most, keysBegin) => {
        runs += 1
        const collection = database(connection).collection<StoredDocument>(`keys_${runs}`)
        const documents = told.map(([key, field]) => ({
          ...{ _id: key, rev: 1, seen: {}, held: [] },
          data: { field },
        }))
        if (documents.length > 0) await collection.insertMany(documents)
        const found: string[] = []
        let token = ''
        do {
          const page = { size: most, token }
          const one = await findAlongKeys(collection, { field: 'NEM' }, { page, keysBegin })
          found.push(...one.found.map(({ key }) => key))
          token = one.nextPageToken
        } while (token !== '' && found.length < 1000)
        expect(found).toEqual(
          told
            .filter(([key, field]) => field === 'NEM' && key >= keysBegin)
            .map(([key]) => key)
            .toSorted(),
        )
        await collection.drop().catch(() => undefined)
      }),
      { numRuns: 40 },
    )
  })
})
