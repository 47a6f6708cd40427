import { expect, test } from '@jest/globals'
import { FIRST_LOAD_LIMIT, firstLoads, tooLarge } from './first-load.ts'

const files = [
  { name: 'main.js', bytes: 100, brings: ['react.js', 'main.css'] },
  { name: 'react.js', bytes: 50, brings: [] },
  { name: 'main.css', bytes: 20, brings: [] },
  { name: 'list.js', bytes: 10, brings: ['react.js', 'table.js'], page: 'list-page' },
  { name: 'table.js', bytes: 5, brings: ['list.js'] },
  { name: 'deal.js', bytes: 1, brings: ['main.js'], page: 'deal-page' },
  { name: 'calendar.js', bytes: 1_000, brings: [] },
]

test('a first visit loads the entry, its page, and what they bring, each once', () => {
  expect(firstLoads('main.js', files).map(({ page, bytes }) => [page, bytes])).toEqual([
    ['list-page', 185],
    ['deal-page', 171],
  ])
})

test('a build is refused from the first byte over the limit', () => {
  const load = (bytes: number) => [{ page: 'list-page', bytes, files: [] }]
  expect(tooLarge(load(FIRST_LOAD_LIMIT))).toBeUndefined()
  expect(tooLarge(load(FIRST_LOAD_LIMIT + 1))).toContain('list-page')
})

test('a build in which no page is found is refused, not passed', () => {
  expect(tooLarge([])).toBeDefined()
})
