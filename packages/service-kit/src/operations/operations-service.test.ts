import { describe, expect, jest, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import type { Call } from '../grpc/call.ts'
import type { OperationsPort, ParkedEvent } from './operations-port.ts'
import { operationsService } from './operations-service.ts'

const parked: ParkedEvent = {
  id: 'd1',
  subscription: 'ladder',
  topic: 'seedline.fund.deal.v1',
  partition: 3,
  offset: 41n,
  eventId: 'deal-1@4',
  eventType: 'seedline.fund.v1.RoundClosed',
  subject: 'deal-1',
  causeCode: 'EVENT_UNREADABLE',
  cause: 'cut off',
  attempts: 1,
  parkedAt: '2026-11-23T10:00:00.000Z',
  traceId: 'a'.repeat(32),
}

const port = (changes: Partial<OperationsPort> = {}): OperationsPort => ({
  delivery: async () => ({
    pendingCommits: 2,
    oldestPendingMs: 12.6,
    deadLetters: 1,
    subscriptions: [
      {
        name: 'ladder',
        topics: ['t'],
        paused: true,
        partitions: [{ topic: 't', partition: 0, committedOffset: 5n, endOffset: 9n, lag: 4n }],
        build: { eventsRead: 3, eventsThere: 7, waitingFor: 'the registry' },
      },
    ],
  }),
  listDeadLetters: async () => ({ deadLetters: [parked], nextPageToken: 'next' }),
  replayDeadLetter: async (id) => ({ handled: id === 'd1', cause: '' }),
  replayDeadLetters: async () => ({ handled: 3, failed: 1, left: 2 }),
  replayFrom: async () => undefined,
  rebuild: async () => undefined,
  pause: async () => undefined,
  resume: async () => undefined,
  ...changes,
})

function ask(rpc: string, request: object, supplied = port()): Promise<unknown> {
  const method = operationsService(supplied).methods.find(({ key }) => key === rpc)
  if (!method) throw new Error(`No RPC ${rpc}`)
  // Through the wire and back, as a caller would have it.
  const sent = method.definition.requestDeserialize(
    method.definition.requestSerialize(request as never),
  )
  return method
    .handle(sent, {} as Call)
    .then((answer) =>
      method.definition.responseDeserialize(method.definition.responseSerialize(answer as never)),
    )
}

describe('what an operator asks', () => {
  test('is answered by the port’s figures', async () => {
    expect(await ask('getDelivery', {})).toMatchObject({
      pendingCommits: 2n,
      oldestPendingMs: 13n,
      deadLetters: 1n,
      subscriptions: [
        {
          name: 'ladder',
          paused: true,
          partitions: [{ lag: 4n }],
          build: { eventsRead: 3n, eventsThere: 7n, waitingFor: 'the registry' },
        },
      ],
    })
    expect(await ask('listDeadLetters', { pageSize: 10, pageToken: '' })).toEqual({
      deadLetters: [parked],
      nextPageToken: 'next',
    })
    expect(await ask('replayDeadLetter', { id: 'd1' })).toEqual({ handled: true, cause: '' })
    const all = { handled: 3, failed: 1, left: 2 }
    expect(await ask('replayDeadLetters', { subscription: 'ladder' })).toEqual(all)
  })

  test.each([
    [0, 50],
    [1, 1],
    [200, 200],
  ])('in pages: %i asked means %i given', async (asked, given) => {
    const listDeadLetters = jest.fn(port().listDeadLetters)
    await ask('listDeadLetters', { pageSize: asked, pageToken: 't' }, port({ listDeadLetters }))
    expect(listDeadLetters).toHaveBeenCalledWith({ pageSize: given, pageToken: 't' })
  })

  test.each([-1, 201, 2_000_000_000])('not in pages of %i', async (asked) => {
    const answer = ask('listDeadLetters', { pageSize: asked, pageToken: '' })
    await expect(answer).rejects.toBeInstanceOf(ProblemError)
  })

  test('reaches the subscription that it names', async () => {
    const asked: unknown[] = []
    const note =
      (what: string) =>
      async (...args: unknown[]) =>
        void asked.push([what, ...args])
    const noting = port({
      replayFrom: note('replayFrom'),
      rebuild: note('rebuild'),
      pause: note('pause'),
      resume: note('resume'),
    })
    const subscription = 'ladder'
    await ask('replayFrom', { subscription, from: '2026-01-01T00:00:00.000Z' }, noting)
    await ask('rebuildView', { subscription }, noting)
    await ask('pauseSubscription', { subscription }, noting)
    await ask('resumeSubscription', { subscription }, noting)
    expect(asked).toEqual([
      ['replayFrom', 'ladder', '2026-01-01T00:00:00.000Z'],
      ['rebuild', 'ladder'],
      ['pause', 'ladder'],
      ['resume', 'ladder'],
    ])
    await expect(ask('replayFrom', { subscription, from: undefined })).rejects.toThrow(
      'REPLAY_FROM_MISSING',
    )
  })

  test('is for operators alone', () => {
    for (const method of operationsService(port()).methods)
      expect(method.rule).toEqual(['operator'])
  })
})
