import { describe, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { stopList } from './stop-list.ts'

const quiet = pino({ level: 'silent' })

describe('what was started', () => {
  test('is stopped in reverse, one after another, once', async () => {
    const order: string[] = []
    const stops = stopList(quiet)
    for (const what of ['a', 'b', 'c']) {
      stops.add(what, async () => {
        order.push(`${what} begins`)
        await new Promise((resolve) => setTimeout(resolve, 2))
        order.push(`${what} ends`)
      })
    }
    await Promise.all([stops.stopAll(), stops.stopAll()])
    expect(order).toEqual(['c begins', 'c ends', 'b begins', 'b ends', 'a begins', 'a ends'])
  })

  test('in a row under one name is stopped at once, before what came first', async () => {
    const order: string[] = []
    const stops = stopList(quiet)
    for (const [what, says] of [
      ['store', 'store'],
      ['listening', 'a'],
      ['listening', 'b'],
    ] as const) {
      stops.add(what, async () => {
        order.push(`${says} begins`)
        await new Promise((resolve) => setTimeout(resolve, 2))
        order.push(`${says} ends`)
      })
    }
    await stops.stopAll()
    expect(order).toEqual([
      'b begins',
      'a begins',
      'b ends',
      'a ends',
      'store begins',
      'store ends',
    ])
  })

  test('while everything stops is stopped too, and after that as well', async () => {
    const stopped: string[] = []
    const stops = stopList(quiet)
    stops.add('a', () => {
      stopped.push('a')
      stops.add('late', () => void stopped.push('late'))
    })
    await stops.stopAll()
    stops.add('later', () => void stopped.push('later'))
    await stops.stopAll()
    expect(stopped).toEqual(['a', 'late', 'later'])
  })
})
