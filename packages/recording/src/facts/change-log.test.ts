import { describe, expect, test } from '@jest/globals'
import type { EventMessage } from '@seedline/messaging'
import { eventMessages } from '@seedline/testing'
import { type ChangeLog, changeLog, type Place } from './change-log.ts'

const ofKafka = (id: string, version: number, partition: number, offset: number): EventMessage => {
  const [message] = eventMessages(
    { service: 'fund', aggregate: 'deal', id, firstVersion: version },
    [{ type: 'any', data: new Uint8Array() }],
  )
  return { ...(message as EventMessage), origin: { topic: 't', partition, offset: BigInt(offset) } }
}

const begin = (log: ChangeLog, ...bounds: readonly (readonly [from: number, end: number])[]) =>
  log.begin(
    bounds.map(([from, end], partition) => ({
      topic: 't',
      partition,
      from: BigInt(from),
      end: BigInt(end),
    })),
  )

const at = (...offsets: readonly number[]): Place =>
  new Map(offsets.map((offset, partition) => [partition, BigInt(offset)]))

const now = new AbortController().signal

describe('a log of changes', () => {
  test('tells a follower what is heard from its place on, each id at its highest version', () => {
    const log = changeLog()
    begin(log, [5, 7], [0, 0])
    log.heard(ofKafka('a', 1, 0, 5))
    log.heard(ofKafka('b', 1, 0, 6))
    const follower = log.follow(at(6, 0))
    log.heard(ofKafka('b', 2, 0, 7))
    log.heard(ofKafka('c', 4, 1, 0))
    expect(follower.take()).toEqual({
      sort: 'changes',
      changes: [
        { id: 'b', version: 2 },
        { id: 'c', version: 4 },
      ],
      place: at(8, 1),
      more: false,
    })
    expect(follower.take()).toMatchObject({ changes: [], place: at(8, 1) })
  })

  test('says lost where it no longer has the place, or never had it', () => {
    const log = changeLog()
    begin(log, [10, 10])
    expect(log.follow(at(9)).take()).toEqual({ sort: 'lost' })
    expect(log.follow(at(11)).take()).toEqual({ sort: 'lost' })
    expect(log.follow(undefined).take()).toEqual({ sort: 'lost' })
    expect(log.follow(at(10, 0)).take()).toEqual({ sort: 'lost' })
    expect(log.follow(at(10)).take()).toMatchObject({ sort: 'changes' })
  })

  test('forgets what a follower is too slow for, and says so, holding no more than its bound', () => {
    const log = changeLog()
    begin(log, [0, 0])
    const slow = log.follow(at(0))
    const quick = log.follow(at(0))
    for (let offset = 0; offset < 20_000; offset += 1) {
      log.heard(ofKafka(`d-${offset}`, 1, 0, offset))
      if (offset % 100 === 0) while ((quick.take() as { more: boolean }).more);
    }
    expect(slow.take()).toEqual({ sort: 'lost' })
    expect(quick.take()).toMatchObject({ sort: 'changes' })
    slow.startNow()
    expect(slow.take()).toMatchObject({ sort: 'changes', changes: [], place: at(20_000) })
  })

  test('hands on a long stretch piece by piece, and skips none of it', () => {
    const log = changeLog()
    begin(log, [0, 0])
    const follower = log.follow(at(0))
    for (let offset = 0; offset < 950; offset += 1) log.heard(ofKafka(`d-${offset}`, 1, 0, offset))
    const seen = new Set<string>()
    for (let turn = 0; turn < 10; turn += 1) {
      const taken = follower.take()
      if (taken.sort === 'changes') for (const { id } of taken.changes) seen.add(id)
    }
    expect(seen.size).toBe(950)
  })

  test('takes a message once, and does not pretend to know what lies before a hole', () => {
    const log = changeLog()
    begin(log, [0, 3])
    log.heard(ofKafka('a', 1, 0, 0))
    log.heard(ofKafka('a', 1, 0, 0))
    log.heard(ofKafka('c', 1, 0, 2))
    expect(log.follow(at(0)).take()).toEqual({ sort: 'lost' })
    expect(log.follow(at(2)).take()).toMatchObject({ changes: [{ id: 'c', version: 1 }] })
  })

  test('tells own changes while Kafka is away, without a place to go on from, and goes on where it was', () => {
    const log = changeLog()
    begin(log, [0, 0])
    const follower = log.follow(at(0))
    log.silent()
    log.own({ id: 'a', version: 3 })
    log.own({ id: 'a', version: 2 })
    expect(follower.take()).toEqual({
      sort: 'changes',
      changes: [{ id: 'a', version: 3 }],
      place: undefined,
      more: false,
    })
    expect(follower.place()).toBeUndefined()
    begin(log, [0, 1])
    // Not before all is heard that was published meanwhile.
    expect(follower.take()).toMatchObject({ place: undefined })
    log.heard(ofKafka('b', 1, 0, 0))
    expect(follower.take()).toMatchObject({ changes: [{ id: 'b', version: 1 }], place: at(1) })
  })

  test('is ready once it has come as far as a token of another replica', async () => {
    const log = changeLog()
    begin(log, [0, 1])
    const ready = async (place: Place | undefined) => {
      const begun = performance.now()
      await log.ready(place, 120, now)
      return performance.now() - begun < 100
    }
    expect(await ready(undefined)).toBe(false)
    log.reached({ partition: 0, offset: 1n })
    expect(await ready(undefined)).toBe(true)
    expect(await ready(at(2))).toBe(false)
    log.heard(ofKafka('a', 1, 0, 1))
    expect(await ready(at(2))).toBe(true)
  })

  test('wakes a follower at once, also for what came before it began to wait', async () => {
    const log = changeLog()
    begin(log, [0, 0])
    const follower = log.follow(at(0))
    follower.take()
    log.own({ id: 'a', version: 1 })
    const begun = performance.now()
    await follower.wait(5000, now)
    follower.take()
    setTimeout(() => log.own({ id: 'b', version: 1 }), 20)
    await follower.wait(5000, now)
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})
