import { expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { hubOf } from './hub.ts'

const document = (key: string) => ({ _id: key, rev: 1, seen: {}, held: [], data: { key } })
const hub = () => hubOf({} as Connection, 'tally@1')

test('who waits for a document hears of it as soon as it is written, and of no other', async () => {
  const { written, applied } = hub()
  const [a, again, b] = [written('a', 5000), written('a', 5000), written('b', 50)]
  applied(document('a'))
  expect(await a).toEqual(document('a'))
  expect(await again).toEqual(document('a'))
  expect(await b).toBeUndefined()
})

test('who waits too long hears of nothing, and the next one hears again', async () => {
  const { written, applied } = hub()
  applied(document('a'))
  expect(await written('a', 20)).toBeUndefined()
  applied(document('a'))
  const next = written('a', 5000)
  applied(document('a'))
  expect(await next).toEqual(document('a'))
})

test('a build has one hub on each connection', () => {
  const connection = {} as Connection
  expect(hubOf(connection, 'tally@1')).toBe(hubOf(connection, 'tally@1'))
  expect(hubOf(connection, 'tally@2')).not.toBe(hubOf(connection, 'tally@1'))
  expect(hubOf({} as Connection, 'tally@1')).not.toBe(hubOf(connection, 'tally@1'))
})
