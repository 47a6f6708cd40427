import { expect, test } from '@jest/globals'
import type { Aggregate, EventStore } from '@seedline/event-store'
import { testActor } from '@seedline/testing'
import { localDate } from '@seedline/values'
import { enterpriseId, noon } from '../../testing/enterprise-samples.ts'
import { gatheredFrom } from './state-as-of.ts'

interface Told {
  readonly value: string
}

test('What is gathered is the same again for as long as its state is, and anew of another state or for another day', async () => {
  let state: Told = { value: '1' }
  let gathered = 0
  const gather = gatheredFrom<Told, unknown>(
    {
      store: { current: async () => ({ state }) } as unknown as EventStore,
      aggregate: {} as Aggregate<Told, unknown>,
      limit: 10,
    },
    ({ value }, { on }) => {
      gathered += 1
      return { facts: [{ fact: 'headcount', value, asOf: on }] }
    },
  )
  const on = (day: string) =>
    gather({
      ...{ actor: testActor('registrar'), enterpriseId },
      ...{ on: localDate(day), deadline: new Date(noon) },
    })
  const first = await on('2026-11-23')
  expect(await on('2026-11-23')).toBe(first)
  expect(gathered).toBe(1)
  expect(await on('2026-11-24')).toMatchObject({ facts: [{ asOf: '2026-11-24' }] })
  expect(await on('2026-11-23')).toEqual(first)
  state = { value: '2' }
  expect(await on('2026-11-23')).toMatchObject({ facts: [{ value: '2' }] })
})
