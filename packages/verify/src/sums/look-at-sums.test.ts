import { expect, test } from '@jest/globals'
import { lookAtSums } from './look-at-sums.ts'

/** A database that has a journal of sums, and nothing else that could be read. */
const databaseWith = (journal: object) =>
  ({
    collection: (name: string) => {
      if (name !== 'sums_plan_1') throw new Error(`${name} was looked at`)
      return { find: () => ({ toArray: async () => [journal] }) }
    },
  }) as never

const sums = { definition: { name: 'plan', version: 1 }, countedBy: 'new', views: [] } as never

const lookAt = (journal: object) =>
  lookAtSums('registry', databaseWith(journal), (() => undefined) as never, sums)()

const journal = { _id: 1, seq: 5, isOpen: false, base: '2026-11-30', built: true }

test('Sums that were counted by other data are said to be, and not compared', async () => {
  for (const countedBy of ['old', undefined]) {
    const verdict = await lookAt({ ...journal, ...(countedBy && { countedBy }) })
    expect(verdict).toMatchObject({
      kind: 'late',
      differences: [{ code: 'SUMS_COUNTED_OTHERWISE', what: 'plan/', service: 'registry' }],
    })
  }
})

test('Those that are counted by the same are compared', async () => {
  await expect(lookAt({ ...journal, countedBy: 'new' })).rejects.toThrow('was looked at')
})
