import { expect, test } from '@jest/globals'
import { notesOf } from '../testing/made-up-sums.ts'
import { portions } from './portions.ts'

test('Whoever can’t be counted is found among many, who are counted', () => {
  const noted = notesOf()
  let left = Array.from({ length: 400 }, (_, at) => noted(`s${at}`, 1))
  const aside: string[] = []
  const { atMost, take, counted, failed } = portions()
  let turns = 0
  for (; left.length > 0; turns += 1) {
    const now = take(left.slice(0, atMost(400)))
    if (!now.some(({ stream }) => ['s77', 's399'].includes(stream))) {
      counted()
      left = left.filter((one) => !now.includes(one))
      continue
    }
    const found = failed()
    if (found === 'fewer' || found === undefined) continue
    aside.push(found.stream)
    left = left.filter((one) => one !== found)
  }
  expect(aside).toEqual(['s77', 's399'])
  expect(turns).toBeLessThan(100)
})

test('What fails before anything is taken doesn’t lessen what is counted at once', () => {
  const { atMost, failed } = portions()
  expect(failed()).toBeUndefined()
  expect(atMost(400)).toBe(400)
})
