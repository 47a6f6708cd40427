import { expect, test } from '@jest/globals'
import { deadlineFor, pause } from './deadline.ts'
import { problemOf } from './problems.ts'
import { turns } from './turns.ts'

const soon = () => deadlineFor(1000)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => problemOf(error)?.code,
  )

test('commands of one stream go one after another, those of others at the same time', async () => {
  const order: string[] = []
  const taking = turns(10)
  const work = (name: string) => async () => {
    order.push(`${name} begins`)
    await pause(5)
    order.push(`${name} ends`)
  }
  await Promise.all([
    taking.take('a', soon(), work('a1')),
    taking.take('a', soon(), work('a2')),
    taking.take('b', soon(), work('b1')),
  ])
  expect(order.indexOf('a2 begins')).toBeGreaterThan(order.indexOf('a1 ends'))
  expect(order.indexOf('b1 begins')).toBeLessThan(order.indexOf('a1 ends'))
})

test('a failed command lets the next one go', async () => {
  const taking = turns(10)
  const failing = taking.take('a', soon(), () => Promise.reject(new Error('no')))
  const next = taking.take('a', soon(), async () => 'done')
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('done')
})

test('too many waiting are refused, and one that waits too long gives up its place', async () => {
  const taking = turns(1)
  const first = taking.take('a', soon(), () => pause(60))
  const impatient = taking.take('a', deadlineFor(20), async () => 'never')
  expect(await codeOf(taking.take('a', soon(), async () => 'never'))).toBe('EVENT_STORE_OVERLOADED')
  expect(await codeOf(impatient)).toBe('EVENT_STORE_UNAVAILABLE')
  await first
  await expect(taking.take('a', soon(), async () => 'after')).resolves.toBe('after')
})
