import { expect, test } from '@jest/globals'
import { entriesOfBank } from './export-log.ts'

const logged = (index: number, bank: string) => ({
  index,
  id: `q-${index}`,
  bytes: Buffer.from(JSON.stringify({ bank, queryId: `q-${index}` })),
  leafHash: Buffer.alloc(32, index),
  at: new Date('2026-01-05T04:00:00.000Z'),
})
const all = ['first bank', 'second bank', 'first bank', 'first bank savings', 'second bank'].map(
  (bank, index) => logged(index, bank),
)
const log = {
  size: async () => all.length,
  entriesFrom: async (from: number) => all.slice(from, from + 3),
}

test('a bank is told its own entries alone, stretch by stretch until the end', async () => {
  const first = await entriesOfBank(log, ' First  BANK', 0)
  expect(first.lines.map((line) => JSON.parse(line).index)).toEqual([0, 2])
  expect(JSON.parse(first.lines[0] ?? '')).toMatchObject({
    id: 'q-0',
    entry: '{"bank":"first bank","queryId":"q-0"}',
    leafHash: Buffer.alloc(32, 0).toString('base64url'),
  })
  expect(first.next).toBe(3)
  expect(await entriesOfBank(log, 'First Bank', 3)).toEqual({ lines: [], next: 0 })
  expect((await entriesOfBank(log, 'second bank', 3)).lines).toHaveLength(1)
})

test('who is of no organisation is told none, and beyond the end there is nothing', async () => {
  expect((await entriesOfBank(log, '', 0)).lines).toEqual([])
  expect(await entriesOfBank(log, 'first bank', 99)).toEqual({ lines: [], next: 0 })
})
