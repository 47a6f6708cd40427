import { expect, test } from '@jest/globals'
import { pacing } from './pacing.ts'

function work(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test('Short work is not interrupted', () => {
  const paced = pacing(performance.now() + 1000)
  expect(paced()).toBeUndefined()
})

test('Long work lets others have their turn, again and again', async () => {
  const paced = pacing(performance.now() + 5000)
  let turns = 0
  for (let step = 0; step < 3; step += 1) {
    setImmediate(() => {
      turns += 1
    })
    work(20)
    await paced()
    expect(turns).toBe(step + 1)
  }
})

test('Work ends at its deadline, although no timer could tell it of that', () => {
  const paced = pacing(performance.now() + 10)
  work(20)
  expect(paced).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({ code: 'EVENT_STORE_UNAVAILABLE' }),
    }),
  )
})
