import { expect, test } from '@jest/globals'
import { linesOfAnswers } from './lines.ts'
import type { Input } from './route.ts'

const input = (from: number) => ({ message: { from } }) as unknown as Input
const pages =
  (told: Readonly<Record<number, { lines: readonly string[]; next: number }>>, asked: unknown[]) =>
  async ({ message }: Input) => {
    asked.push(message.from)
    return { body: told[message.from as number] }
  }
const all = async (lines: AsyncIterable<string>) => {
  const found: string[] = []
  for await (const line of lines) found.push(line)
  return found
}

test('lines go on where a page ended, from wherever they are asked for', async () => {
  const told = {
    0: { lines: ['a', 'b'], next: 2 },
    2: { lines: [], next: 9 },
    9: { lines: ['c'], next: 0 },
  }
  const asked: unknown[] = []
  expect(await all(linesOfAnswers(input(0), pages(told, asked)))).toEqual(['a', 'b', 'c'])
  expect(asked).toEqual([0, 2, 9])
  expect(await all(linesOfAnswers(input(2), pages(told, [])))).toEqual(['c'])
})

test('the next page is asked for only once the one before it was taken', async () => {
  const asked: unknown[] = []
  const told = { 0: { lines: ['a'], next: 1 }, 1: { lines: ['b'], next: 0 } }
  const lines = linesOfAnswers(input(0), pages(told, asked))[Symbol.asyncIterator]()
  await lines.next()
  expect(asked).toEqual([0])
})

test('a page that stands still is an end, and not for ever', async () => {
  const told = { 4: { lines: ['a'], next: 4 } }
  await expect(all(linesOfAnswers(input(4), pages(told, [])))).rejects.toThrow('goes on at 4')
})
