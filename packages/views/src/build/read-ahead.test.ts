import { expect, test } from '@jest/globals'
import { readAhead } from './read-ahead.ts'

/** Pages, and a note of each as it is asked for. */
async function* pagesOf(count: number, noted: string[]): AsyncGenerator<number> {
  try {
    for (let page = 1; page <= count; page += 1) {
      noted.push(`read ${page}`)
      yield page
    }
  } finally {
    noted.push('closed')
  }
}

test('The next page is read while one is worked on, and each comes once and in order', async () => {
  const noted: string[] = []
  for await (const page of readAhead(pagesOf(3, noted))) {
    await Promise.resolve()
    noted.push(`done ${page}`)
  }
  expect(noted).toEqual(['read 1', 'read 2', 'done 1', 'read 3', 'done 2', 'closed', 'done 3'])
})

test('Reading ends with whoever goes no further', async () => {
  const noted: string[] = []
  for await (const page of readAhead(pagesOf(9, noted))) if (page === 2) break
  expect(noted).toEqual(['read 1', 'read 2', 'read 3', 'closed'])
})

test('What can’t be read is told once it is its turn, and to nobody where none goes on', async () => {
  async function* failing(): AsyncGenerator<number> {
    yield 1
    throw new Error('away')
  }
  const seen: number[] = []
  const reading = async () => {
    for await (const page of readAhead(failing())) seen.push(page)
  }
  await expect(reading()).rejects.toThrow('away')
  expect(seen).toEqual([1])
  for await (const page of readAhead(failing())) if (page === 1) break
})
