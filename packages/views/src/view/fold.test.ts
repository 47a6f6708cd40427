import { describe, expect, test } from '@jest/globals'
import type { EventMessage, Failure } from '@seedline/messaging'
import fc from 'fast-check'
import { type Tally, tallyView, thingEvent } from '../testing/tally-view.ts'
import { type Arrived, decodeEvent, foldInto } from './fold.ts'
import { MAX_HELD, type ViewDocument } from './view-document.ts'

type Document = ViewDocument<Tally> | undefined

/** Hands events over in these batches, as deliveries do. */
function deliver(
  batches: readonly (readonly EventMessage[])[],
  start?: Document,
): { document: Document; failures: Failure[]; writes: number } {
  let document = start
  let writes = 0
  const failures: Failure[] = []
  for (const batch of batches) {
    const arrivals: Arrived<{ amount: bigint }>[] = []
    for (const message of batch) {
      const decoded = decodeEvent(tallyView, message)
      if (decoded.ok) arrivals.push(decoded.arrived)
      else failures.push(decoded.failure)
    }
    const folded = foldInto(tallyView, 'k', document, arrivals)
    failures.push(...folded.failures)
    if (folded.changed !== undefined) {
      expect(folded.changed.rev).toBe((document?.rev ?? 0) + 1)
      document = folded.changed
      writes += 1
    }
  }
  return { document, failures, writes }
}

/** What tells whether two documents say the same. */
const stateOf = (document: Document) => ({
  total: document?.data?.total,
  streams: document?.seen,
  perStream: Object.groupBy(document?.data?.seen ?? [], (id) => id.split('@')[0] ?? ''),
})

const streams = ['thing-k', 'other-k', 'third-k'] as const
const events = fc.tuple(...streams.map(() => fc.integer({ min: 0, max: 12 }))).map((lengths) =>
  streams.flatMap((stream, index) =>
    Array.from({ length: lengths[index] ?? 0 }, (_, version) =>
      thingEvent('k', version + 1, {
        stream,
        ...(version % 4 === 3 ? { type: 'seedline.test.v1.Ignored' } : {}),
      }),
    ),
  ),
)

/** Cuts a list into batches. */
const batched = <T>(items: readonly T[], cuts: readonly number[]): T[][] => {
  const batches: T[][] = [[]]
  items.forEach((item, index) => {
    if (cuts.includes(index)) batches.push([])
    batches.at(-1)?.push(item)
  })
  return batches
}

describe('a document', () => {
  test('ends the same however often and in whatever order its events come', () => {
    const disorder = events.chain((list) => {
      const twice = [...list, ...list]
      return fc.record({
        list: fc.constant(list),
        shuffled: fc.shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length }),
        cuts: fc.array(fc.nat(twice.length), { maxLength: 10 }),
      })
    })
    fc.assert(
      fc.property(disorder, ({ list, shuffled, cuts }) => {
        const inOrder = deliver([list])
        const delivered = deliver(batched(shuffled, cuts))
        expect(delivered.failures).toEqual([])
        expect(stateOf(delivered.document)).toEqual(stateOf(inOrder.document))
        expect(delivered.document?.held ?? []).toEqual([])
        const applied = list.filter(({ type }) => type.endsWith('.Added')).map(({ id }) => id)
        expect((delivered.document?.data?.seen ?? []).toSorted()).toEqual(applied.toSorted())
      }),
      { numRuns: 5000 },
    )
  })

  test('at any moment holds exactly what all of its events without a gap lead to', () => {
    const some = events.chain((list) => fc.shuffledSubarray(list))
    fc.assert(
      fc.property(some, (arrived) => {
        const { document } = deliver(arrived.map((message) => [message]))
        for (const stream of streams) {
          const versions = new Set(
            arrived.filter((message) => message.stream === stream).map(({ version }) => version),
          )
          let reached = 0
          while (versions.has(reached + 1)) reached += 1
          expect(document?.seen[stream] ?? 0).toBe(reached)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('is not written for what it has seen', () => {
    const list = [1, 2, 3].map((version) => thingEvent('k', version))
    const { document } = deliver([list])
    expect(deliver([list, list], document).writes).toBe(0)
  })

  test('is written once for a batch', () => {
    const list = Array.from({ length: 50 }, (_, index) => thingEvent('k', index + 20))
    const first = Array.from({ length: 19 }, (_, index) => thingEvent('k', index + 1))
    expect(deliver([[...list, ...first]]).writes).toBe(1)
  })

  test('counts the versions of events that it ignores', () => {
    const { document } = deliver([
      [thingEvent('k', 1, { type: 'x.Ignored' }), thingEvent('k', 2, { amount: 5 })],
    ])
    expect(document?.data?.total).toBe(5n)
    expect(document?.seen).toEqual({ 'thing-k': 2 })
  })

  test('holds what follows a gap, up to a bound, and says what is beyond it', () => {
    const ahead = Array.from({ length: MAX_HELD + 2 }, (_, index) => thingEvent('k', index + 2))
    const { document, failures } = deliver([ahead])
    expect(document?.held).toHaveLength(MAX_HELD)
    expect(document?.data).toBe(undefined)
    expect(failures.map(({ code, message }) => [code, message.version])).toEqual([
      ['VIEW_VERSION_GAP', MAX_HELD + 2],
      ['VIEW_VERSION_GAP', MAX_HELD + 3],
    ])
    const mended = deliver([[thingEvent('k', 1)], failures.map(({ message }) => message)], document)
    expect(mended.document?.seen).toEqual({ 'thing-k': MAX_HELD + 3 })
    expect(mended.failures).toEqual([])
  })

  test('stops a stream at an event that can not be folded, and goes on once it can', () => {
    const list = [1, 2, 3, 4].map((version) =>
      thingEvent('k', version, { amount: version === 2 ? -13 : version }),
    )
    const other = thingEvent('k', 1, { stream: 'other-k', amount: 100 })
    const { document, failures } = deliver([[...list, other]])
    expect(failures).toMatchObject([{ code: 'VIEW_FOLD_FAILED', message: { version: 2 } }])
    expect(document?.data?.total).toBe(101n)
    expect(document?.held.map(({ version }) => version)).toEqual([3, 4])
    const mended = deliver([[thingEvent('k', 2, { amount: 2 })]], document)
    expect(mended.document?.data?.total).toBe(110n)
    expect(mended.document?.held).toEqual([])
  })

  test('keeps a held event that can not be folded until its dead letter is surely parked', () => {
    const bad = thingEvent('k', 3, { amount: -13 })
    const { document } = deliver([[bad], [thingEvent('k', 1)]])
    const released = deliver([[thingEvent('k', 2)]], document)
    expect(released.failures).toMatchObject([{ message: { version: 3 } }])
    expect(released.document?.held).toEqual([bad])
    // The process died before it could park: the same delivery says so again.
    const again = deliver([[thingEvent('k', 2)]], released.document)
    expect(again.failures).toMatchObject([{ message: { version: 3 } }])
    const mended = deliver([[thingEvent('k', 3, { amount: 3 })]], released.document)
    expect(mended.document?.held).toEqual([])
    expect(mended.document?.seen).toEqual({ 'thing-k': 3 })
  })

  test('names an event that can not be read', () => {
    const { failures, document } = deliver([
      [thingEvent('k', 1, { amount: 'x' }), thingEvent('k', 2)],
    ])
    expect(failures).toMatchObject([{ code: 'VIEW_DECODE_FAILED', message: { version: 1 } }])
    expect(document?.held).toHaveLength(1)
  })
})
