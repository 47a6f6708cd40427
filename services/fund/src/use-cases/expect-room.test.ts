import { describe, expect, test } from '@jest/globals'
import { answerBytesMost } from '@seedline/contracts/bounds'
import type { Loaded } from '@seedline/event-store'
import type { MemoryStore } from '@seedline/testing'
import { ProblemError } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import { dealEvents } from '../deal/events.ts'
import { carryingOnClosings } from '../processes/carry-on-closings.ts'
import { callOf } from '../testing/command-calls.ts'
import { roundClosed } from '../testing/deal-samples.ts'
import {
  approve,
  approvedDeal,
  close,
  closedDeal,
  dealId,
  reverse,
  why,
} from '../testing/reversible-round.ts'
import { expectRoom } from './expect-room.ts'
import { reverseApproval } from './reverse-approval.ts'

const person = { subject: 'u-1', name: '经理', roles: ['fund-manager'], organisation: 'fund' }
const process = {
  subject: `process:fund/${carryingOnClosings.id}`,
  name: carryingOnClosings.title,
  roles: [],
  organisation: 'fund',
  onBehalfOf: 'u-1',
}

const code = (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'accepted',
    (error) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

/** A store whose deals have so much room left. */
function withRoom(store: MemoryStore, bytes: number): MemoryStore {
  const full = <S>(loaded: Loaded<S>): Loaded<S> => ({
    ...loaded,
    answerBytes: answerBytesMost - bytes,
  })
  return {
    ...store,
    load: async (aggregate, id) => {
      const loaded = await store.load(aggregate, id)
      return aggregate.name === deal.name ? full(loaded) : loaded
    },
    recall: async (aggregate, id) => {
      const loaded = await store.recall(aggregate, id)
      return aggregate.name === deal.name ? full(loaded) : loaded
    },
  }
}

describe('Room for a later step', () => {
  test('is there for a process, too, whose name is longer than that of who began', () => {
    const { answer, codec } = deal
    const bytesOf = (actor: typeof process | typeof person) =>
      answer?.bytesOf(codec.encode(roundClosed), actor) ?? 0
    expect(dealEvents.changes(roundClosed)).toBe(true)
    const [forPerson, forProcess] = [bytesOf(person), bytesOf(process)]
    expect(forProcess).toBeGreaterThan(forPerson)
    const asked = (room: number) => () =>
      expectRoom(
        {
          aggregate: deal,
          loaded: { state: deal.initial, version: 2, answerBytes: answerBytesMost - room },
          events: [roundClosed],
        },
        person,
      )
    // Enough for the person, and for the process no more: neither is let begin.
    for (const room of [0, forPerson, forProcess - 1]) expect(asked(room)).toThrow('RECORD_FULL')
    expect(asked(forProcess + 1024)).not.toThrow()
  })

  test.each([
    ['approval', async () => unapproved(), (store: MemoryStore) => approve(store, 'approve-2')],
    ['closing', approvedDeal, close],
    ['reversal', closedDeal, reverse],
  ] as const)('is looked for before the first step of an %s', async (_name, begin, act) => {
    const store = await begin()
    const before = new Map(store.streams)
    expect(await code(act(withRoom(store, 600)))).toBe('RECORD_FULL')
    expect(store.streams).toEqual(before)
    expect(await code(act(store))).toBe('accepted')
  })

  async function unapproved(): Promise<MemoryStore> {
    const store = await approvedDeal()
    await reverseApproval(store, { dealId, ...why }, callOf('reverse approval'))
    return store
  }
})
