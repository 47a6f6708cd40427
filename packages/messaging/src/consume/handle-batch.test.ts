import { describe, expect, test } from '@jest/globals'
import { ProblemError, problem } from '@seedline/values'
import fc from 'fast-check'
import type { EventMessage } from '../envelope/event-message.ts'
import type { IncomingBatch, IncomingMessage } from '../kafka/kafka-port.ts'
import { commitOf, incomingOf } from '../testing/events.ts'
import { memoryDeadLetters } from '../testing/memory-dead-letters.ts'
import { recordingLogger } from '../testing/surroundings.ts'
import { UnreadableEvent } from './classify.ts'
import { type BatchParts, handleBatch } from './handle-batch.ts'
import type { Failure, Handler } from './handler.ts'
import { newPartitionWork } from './partition-work.ts'

/** A partition with messages, handed over the way a Kafka client does, until all are resolved. */
function partitionOf(messages: readonly IncomingMessage[], handler: Handler, batchSize = 500) {
  const deadLetters = memoryDeadLetters()
  const noted: bigint[] = []
  const postponed: number[] = []
  const slept: number[] = []
  let resolved = 0n
  let heartbeat: () => Promise<void> = async () => undefined
  const work = newPartitionWork({ topic: 'things', partition: 0 })
  let goesOn = true
  const parts: BatchParts = {
    name: 'sub',
    group: 'test.sub',
    handler,
    deadLetters,
    deadlineMs: 100,
    logger: recordingLogger(),
    parkedBefore: new Set(),
    counts: { handled: 0, duplicates: 0, parked: 0 },
    batchSize,
    committer: {
      note: ({ offset }) => noted.push(offset),
      retain: () => undefined,
      flush: async () => true,
      stop: () => undefined,
    },
    sleep: async (ms) => {
      slept.push(ms)
    },
    goesOn: () => goesOn,
    postpone: (_work, ms) => postponed.push(ms),
  }
  const deliver = (): Promise<void> => {
    const batch: IncomingBatch = {
      topic: 'things',
      partition: 0,
      messages: messages.filter(({ offset }) => offset >= resolved),
      endOffset: BigInt(messages.length),
      resolve: (offset) => {
        resolved = offset + 1n
      },
      heartbeat: () => heartbeat(),
      isStale: () => false,
    }
    return handleBatch(parts, work, batch)
  }
  return {
    deadLetters,
    noted,
    postponed,
    slept,
    work,
    parts,
    deliver,
    async deliverAll(rounds = 20) {
      for (let i = 0; i < rounds && resolved < BigInt(messages.length); i += 1) await deliver()
    },
    stop: () => {
      goesOn = false
    },
    loseMembership: () => {
      heartbeat = () => Promise.reject(new Error('rebalance'))
    },
    resolved: () => resolved,
  }
}

const each = (handle: (message: EventMessage) => Promise<void>): Handler => ({
  kind: 'each',
  handle,
})
const batch = (
  handle: (messages: readonly EventMessage[]) => Promise<readonly Failure[]>,
): Handler => ({
  kind: 'batch',
  handle,
})
const run = (length: number) => incomingOf(commitOf('a', 1, { size: length }), 0n)
const text = { zh: '试', en: 'test' }
const unavailable = new ProblemError(problem('STORE_AWAY', 'unavailable', text, text))

describe('handling a partition message by message', () => {
  test('notes an offset only behind its effect', async () => {
    const order: string[] = []
    const partition = partitionOf(
      run(3),
      each(async ({ version }) => {
        await Promise.resolve()
        order.push(`effect ${version} with ${partition.noted.length} noted`)
      }),
    )
    await partition.deliver()
    expect(order).toEqual([
      'effect 1 with 0 noted',
      'effect 2 with 1 noted',
      'effect 3 with 2 noted',
    ])
    expect(partition.noted).toEqual([1n, 2n, 3n])
  })

  test('parks a poisonous message after five tries and goes on', async () => {
    let tries = 0
    const seen: number[] = []
    const partition = partitionOf(
      run(3),
      each(async ({ version }) => {
        if (version === 2) {
          tries += 1
          throw new Error('this one never works')
        }
        seen.push(version)
      }),
    )
    await partition.deliverAll()
    expect(tries).toBe(5)
    expect(seen).toEqual([1, 3])
    expect([...partition.slept, ...partition.postponed]).toEqual([100, 500, 2000, 6000])
    expect(Array.from(partition.deadLetters.parked.values())).toMatchObject([
      {
        subscription: 'sub',
        eventId: 'thing-a@2',
        causeCode: 'HANDLER_FAILED',
        cause: 'Error: this one never works',
        attempts: 5,
        origin: { topic: 'things', partition: 0, offset: 1n },
        value: Buffer.from('2'),
      },
    ])
  })

  test('parks an unreadable message at once, be it the envelope or the content', async () => {
    const [first, second, third] = run(3)
    if (first === undefined || second === undefined || third === undefined) throw new Error('3')
    const seen: number[] = []
    const partition = partitionOf(
      [{ ...first, headers: {} }, second, third],
      each(async ({ version }) => {
        if (version === 2) throw new UnreadableEvent('half an event')
        seen.push(version)
      }),
    )
    await partition.deliver()
    expect(seen).toEqual([3])
    const deadLetters = Array.from(partition.deadLetters.parked.values())
    expect(deadLetters.map(({ causeCode, attempts }) => [causeCode, attempts])).toEqual([
      ['UNREADABLE_ENVELOPE', 1],
      ['UNREADABLE_EVENT', 1],
    ])
  })

  test('never parks for an outage, however long it takes', async () => {
    let outage = 30
    const seen: number[] = []
    const partition = partitionOf(
      run(2),
      each(async ({ version }) => {
        outage -= 1
        if (outage > 0) throw unavailable
        seen.push(version)
      }),
    )
    await partition.deliverAll(60)
    expect(seen).toEqual([1, 2])
    expect(partition.deadLetters.parked.size).toBe(0)
    expect(Math.max(...partition.postponed)).toBeLessThanOrEqual(5000)
  })

  test('does not pass a message that could not be parked', async () => {
    const partition = partitionOf(
      run(2),
      each(async () => {
        throw new UnreadableEvent('nobody can read this')
      }),
    )
    partition.deadLetters.fail = new Error('database away')
    await partition.deliverAll(3)
    expect(partition.noted).toEqual([])
    delete partition.deadLetters.fail
    await partition.deliverAll()
    expect(partition.deadLetters.parked.size).toBe(2)
    expect(partition.noted).toEqual([1n, 2n])
  })

  test('waits for a handler that does not come back, and never parks for slowness', async () => {
    let slow = 6
    const aborted: boolean[] = []
    const partition = partitionOf(run(1), {
      kind: 'each',
      handle: (_message, { signal }) => {
        slow -= 1
        if (slow < 0) return Promise.resolve()
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted.push(true)
            setTimeout(resolve, 1000).unref()
          })
        })
      },
    })
    await partition.deliverAll(20)
    expect(aborted).toHaveLength(6)
    expect(partition.deadLetters.parked.size).toBe(0)
    expect(partition.noted).toEqual([1n])
  })

  test('hands on one by one what was too much to do in time', async () => {
    const sizes: number[] = []
    const partition = partitionOf(run(3), {
      kind: 'batch',
      handle: (messages) => {
        sizes.push(messages.length)
        if (messages.length === 1) return Promise.resolve([])
        return new Promise(() => undefined)
      },
    })
    await partition.deliverAll()
    expect(sizes).toEqual([3, 1, 1, 1])
    expect(partition.noted.at(-1)).toBe(3n)
    expect(partition.deadLetters.parked.size).toBe(0)
  })

  test('passes over what this process has handled before', async () => {
    const messages = [...run(3), ...incomingOf(commitOf('a', 2, { size: 2 }), 3n)]
    const seen: string[] = []
    const partition = partitionOf(
      messages,
      each(async ({ id }) => {
        seen.push(id)
      }),
    )
    await partition.deliver()
    expect(seen).toEqual(['thing-a@1', 'thing-a@2', 'thing-a@3'])
    expect(partition.parts.counts).toEqual({ handled: 3, duplicates: 2, parked: 0 })
    expect(partition.noted.at(-1)).toBe(5n)
  })

  test('hands on an earlier event that comes after a later one', async () => {
    const messages = [
      ...incomingOf(commitOf('a', 6), 0n),
      ...incomingOf(commitOf('a', 2), 1n),
      ...incomingOf(commitOf('a', 6), 2n),
    ]
    const seen: number[] = []
    const partition = partitionOf(
      messages,
      each(async ({ version }) => {
        seen.push(version)
      }),
    )
    await partition.deliver()
    expect(seen.slice(0, 2)).toEqual([6, 2])
  })

  test('stops between messages when it is told to, and when the partition is taken away', async () => {
    const partition = partitionOf(
      run(5),
      each(async ({ version }) => {
        if (version === 2) partition.stop()
      }),
    )
    await partition.deliver()
    expect(partition.noted).toEqual([1n, 2n])

    const taken = partitionOf(
      run(5),
      each(async ({ version }) => {
        if (version !== 2) return
        taken.loseMembership()
        await new Promise((resolve) => setTimeout(resolve, 1600))
      }),
    )
    const late = { ...taken.parts, deadlineMs: 5000 }
    Object.assign(taken.parts, late)
    await expect(taken.deliver()).rejects.toThrow('rebalance')
    expect(taken.noted).toEqual([1n, 2n])
  })

  test('does not blame a message for a handler that was told to stop', async () => {
    const partition = partitionOf(run(2), {
      kind: 'each',
      handle: (_message, { signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('told to stop')))
        }),
    })
    Object.assign(partition.parts, { deadlineMs: 8000 })
    partition.loseMembership()
    await expect(partition.deliver()).rejects.toThrow('rebalance')
    expect(partition.work.attempts).toBe(0)
    expect(partition.noted).toEqual([])
  })

  test('settles the dead letter of a message that is handled after all', async () => {
    const partition = partitionOf(
      run(3),
      each(async () => undefined),
    )
    const settled: string[] = []
    partition.deadLetters.markReplayed = async (id) => {
      settled.push(id)
    }
    partition.parts.parkedBefore.add('sub~things~0~1').add('sub~things~9~1')
    await partition.deliver()
    expect(settled).toEqual(['sub~things~0~1'])
    expect(Array.from(partition.parts.parkedBefore)).toEqual(['sub~things~9~1'])
  })

  test('notes nothing for a partition that was moved while a handler ran', async () => {
    const partition = partitionOf(
      run(3),
      each(async ({ version }) => {
        if (version === 2) partition.work.epoch += 1
      }),
    )
    await partition.deliver()
    expect(partition.noted).toEqual([1n])
  })
})

describe('handling a partition batch by batch', () => {
  test('hands over bounded batches in order', async () => {
    const sizes: number[] = []
    const partition = partitionOf(
      run(10),
      batch(async (messages) => {
        sizes.push(messages.length)
        return []
      }),
      4,
    )
    await partition.deliver()
    expect(sizes).toEqual([4, 4, 2])
    expect(partition.noted).toEqual([4n, 8n, 10n])
  })

  test('parks the failures that the handler names, and takes the others as done', async () => {
    const partition = partitionOf(
      run(4),
      batch(async (messages) =>
        messages
          .filter(({ version }) => version % 2 === 0)
          .map((message) => ({ message, code: 'VIEW_DECODE_FAILED', cause: new Error('no') })),
      ),
    )
    await partition.deliver()
    const deadLetters = Array.from(partition.deadLetters.parked.values())
    expect(deadLetters.map(({ eventId, causeCode }) => `${eventId} ${causeCode}`)).toEqual([
      'thing-a@2 VIEW_DECODE_FAILED',
      'thing-a@4 VIEW_DECODE_FAILED',
    ])
    expect(partition.noted).toEqual([4n])
  })

  test('finds the one that fails by handling them one by one', async () => {
    const seen = new Set<number>()
    const partition = partitionOf(
      run(6),
      batch(async (messages) => {
        if (messages.some(({ version }) => version === 3)) throw new Error('poison')
        for (const { version } of messages) seen.add(version)
        return []
      }),
    )
    await partition.deliverAll()
    expect(Array.from(seen).toSorted()).toEqual([1, 2, 4, 5, 6])
    expect(Array.from(partition.deadLetters.parked.keys())).toEqual(['sub~things~0~2'])
    expect(partition.noted.at(-1)).toBe(6n)
  })
})

describe('whatever fails, whenever', () => {
  const fault = fc.constantFrom('ok', 'transient', 'poison', 'unreadable', 'parking')

  test('every event is handled or parked, in order, and no offset runs ahead', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (faults, one) => {
          const done: number[] = []
          const failing = new Map<number, number>()
          const attempt = (version: number): void => {
            const times = (failing.get(version) ?? 0) + 1
            failing.set(version, times)
            const kind = faults[version - 1]
            if (kind === 'transient' && times < 3) throw unavailable
            if (kind === 'poison') throw new Error('poison')
            if (kind === 'unreadable' || kind === 'parking') throw new UnreadableEvent('unreadable')
            if (!done.includes(version)) done.push(version)
          }
          const handler: Handler = one
            ? each(async ({ version }) => attempt(version))
            : batch(async (messages) => {
                for (const { version } of messages) attempt(version)
                return []
              })
          const partition = partitionOf(run(faults.length), handler)
          let refusals = faults.filter((kind) => kind === 'parking').length
          const { park } = partition.deadLetters
          partition.deadLetters.park = async (deadLetter) => {
            if (refusals > 0) {
              refusals -= 1
              throw unavailable
            }
            await park(deadLetter)
          }
          const timers = partition.postponed
          for (let i = 0; i < 200 && partition.resolved() < BigInt(faults.length); i += 1) {
            await partition.deliver()
          }
          expect(partition.resolved()).toBe(BigInt(faults.length))
          const parked = Array.from(partition.deadLetters.parked.values(), ({ eventId }) =>
            Number(eventId.split('@')[1]),
          )
          expect([...done, ...parked].toSorted((a, b) => a - b)).toEqual(
            faults.map((_, i) => i + 1),
          )
          expect(done).toEqual(done.toSorted((a, b) => a - b))
          expect(partition.noted).toEqual(partition.noted.toSorted((a, b) => Number(a - b)))
          expect(timers.every((ms) => ms <= 6000)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)
})
