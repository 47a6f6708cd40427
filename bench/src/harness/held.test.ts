import { expect, test } from '@jest/globals'
import { endedEarly, hold, stopAll } from './held.ts'

test('an early end stops the latest first, goes on when one fails, and does so once', async () => {
  const stopped: string[] = []
  const complain = console.error
  console.error = () => undefined
  hold(async () => void stopped.push('servers'))
  hold(async () => {
    throw new Error('it hangs')
  })
  hold(async () => void stopped.push('services'))
  expect(endedEarly.aborted).toBe(false)
  await stopAll()
  await stopAll()
  console.error = complain
  expect(stopped).toEqual(['services', 'servers'])
  expect(endedEarly.aborted).toBe(true)
})
