import { describe, expect, test } from '@jest/globals'
import type { ReplayResult, Subscription } from '../consume/subscription-types.ts'
import { deadLetterOf } from '../dead-letters/dead-letter-of.ts'
import { commitOf, incomingOf } from '../testing/events.ts'
import { memoryDeadLetters } from '../testing/memory-dead-letters.ts'
import { operations } from './operations.ts'

const failing: ReplayResult = { handled: false, cause: 'not yet', causeCode: 'NOT_YET' }

/** Replays over dead letters parked in this order, which handles all but those named. */
async function replaying(parked: readonly string[], fails: readonly string[] = []) {
  const deadLetters = memoryDeadLetters()
  const asked: string[] = []
  for (const [offset, event] of parked.entries()) {
    const [id = '', version = ''] = event.split('@')
    const [message] = incomingOf(commitOf(id, Number(version)), BigInt(offset))
    if (message === undefined) throw new Error('no message')
    const failure = { causeCode: 'NOT_YET', cause: 'not yet', attempts: 5 }
    await deadLetters.park(deadLetterOf({ name: 'ladder', group: 'g' }, message, failure))
  }
  const ladder = {
    name: 'ladder',
    async handleParked({ eventId }: { readonly eventId: string }) {
      const event = eventId.replace('thing-', '')
      asked.push(event)
      return fails.includes(event) ? failing : { handled: true, cause: '', causeCode: '' }
    },
  } as unknown as Subscription
  const idOf = (event: string): string =>
    [...deadLetters.parked.values()].find(({ eventId }) => eventId === `thing-${event}`)?.id ?? ''
  const left = () => [...deadLetters.parked.values()].map(({ eventId }) => eventId.slice(6))
  return { ...operations({ subscriptions: [ladder], deadLetters }), asked, idOf, left }
}

describe('a replay of one dead letter', () => {
  test('handles those of its stream first that come before it, and no other', async () => {
    const { replayDeadLetter, asked, idOf, left } = await replaying([
      'a@10',
      'b@1',
      'a@2',
      'a@11',
      'a@3',
    ])
    expect(await replayDeadLetter(idOf('a@10'))).toMatchObject({ handled: true })
    expect(asked).toEqual(['a@2', 'a@3', 'a@10'])
    expect(left()).toEqual(['b@1', 'a@11'])
  })

  test('ends at the first that fails, and names it', async () => {
    const { replayDeadLetter, asked, idOf, left } = await replaying(['a@2', 'a@3', 'a@4'], ['a@3'])
    expect(await replayDeadLetter(idOf('a@4'))).toEqual({
      handled: false,
      causeCode: 'NOT_YET',
      cause: 'thing-a@3, which comes before it: not yet',
    })
    expect(asked).toEqual(['a@2', 'a@3'])
    expect(left()).toEqual(['a@3', 'a@4'])
  })
})

describe('a replay of all dead letters of a subscription', () => {
  test('handles each stream in the order of its events', async () => {
    const { replayDeadLetters, asked, left } = await replaying(['a@2', 'b@7', 'a@1', 'b@6'])
    expect(await replayDeadLetters('ladder')).toEqual({ handled: 4, failed: 0, left: 0 })
    expect(asked).toEqual(['a@1', 'a@2', 'b@6', 'b@7'])
    expect(left()).toEqual([])
  })

  test('leaves what comes behind one that fails, and goes on with other streams', async () => {
    const { replayDeadLetters, left } = await replaying(['a@1', 'a@2', 'a@3', 'b@1'], ['a@2'])
    expect(await replayDeadLetters('ladder')).toEqual({ handled: 2, failed: 1, left: 1 })
    expect(left()).toEqual(['a@2', 'a@3'])
  })

  test('is refused for a subscription that is not there', async () => {
    const { replayDeadLetters } = await replaying([])
    await expect(replayDeadLetters('other')).rejects.toMatchObject({
      problem: { code: 'SUBSCRIPTION_UNKNOWN' },
    })
  })
})
