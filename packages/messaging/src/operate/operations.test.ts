import { expect, test } from '@jest/globals'
import type { Subscription } from '../consume/subscription-types.ts'
import type { DeadLetterStore } from '../dead-letters/dead-letter.ts'
import { operations } from './operations.ts'

/** One subscription, and from where it was replayed. */
function desk() {
  const replayed: string[] = []
  const ladder = {
    name: 'ladder',
    replayFrom: async (from: string) => void replayed.push(from),
  } as unknown as Subscription
  return {
    replayed,
    ...operations({ subscriptions: [ladder], deadLetters: {} as DeadLetterStore }),
  }
}

test.each(['1960-01-01T00:00:00Z', '1969-12-31T23:59:59.999Z', '1970-01-01T00:00:00+08:00'])(
  'a replay from %s is refused: Kafka would take it for something else',
  async (from) => {
    const { replayFrom, replayed } = desk()
    const problem = { code: 'REPLAY_FROM_TOO_EARLY', kind: 'invalid' }
    await expect(replayFrom('ladder', from)).rejects.toMatchObject({ problem })
    expect(replayed).toEqual([])
  },
)

test('a replay from the first moment of 1970 handles all events again', async () => {
  const { replayFrom, replayed } = desk()
  await replayFrom('ladder', '1970-01-01T08:00:00+08:00')
  expect(replayed).toEqual(['1970-01-01T00:00:00.000Z'])
})

test('a replay of a subscription that is not there is refused as that', async () => {
  const asked = desk().replayFrom('other', '1960-01-01T00:00:00Z')
  await expect(asked).rejects.toMatchObject({ problem: { code: 'SUBSCRIPTION_UNKNOWN' } })
})
