import { describe, expect, test } from '@jest/globals'
import { COMMIT_BYTES } from '@seedline/event-store'
import fc from 'fast-check'
import { mongo } from 'mongoose'
import { commitOf } from '../testing/events.ts'
import { MAX_SEND_BYTES, planSends } from './plan-sends.ts'

const to = { service: 'test', topicOf: () => 'things' }

describe('a plan of sends', () => {
  const sizes = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      events: fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 6 }),
    }),
    { maxLength: 12 },
  )

  test('keeps every event, in stream order, within what Kafka takes', () => {
    fc.assert(
      fc.property(sizes, (wanted) => {
        const versions = new Map<string, number>()
        const commits = wanted.map(({ id, events }) => {
          const version = versions.get(id) ?? 1
          versions.set(id, version + events.length)
          const bytes = events.map((size) => ({ type: 't', data: new Uint8Array(size) }))
          return commitOf(id, version, { events: bytes })
        })
        const plan = planSends(commits, to)
        const sent = plan.sends.flat()
        const expected = commits.flatMap(({ stream, version, events }) =>
          events.map((_, index) => `${stream}@${version + index}`),
        )
        expect(sent.map(({ message }) => message.headers.ce_id)).toEqual(expected)
        for (const send of plan.sends) {
          const bytes = send.reduce((sum, { message }) => sum + message.value.length, 0)
          expect(bytes).toBeLessThanOrEqual(MAX_SEND_BYTES)
        }
        const complete = sent.filter(({ last }) => last).length
        expect(complete + plan.silent.length).toBe(commits.length)
      }),
    )
  })

  const text = fc.string({ unit: 'binary', maxLength: 3000 })
  const actor = fc.record({
    subject: text,
    name: text,
    roles: fc.array(fc.string({ maxLength: 40 }), { maxLength: 8 }),
    organisation: text,
  })

  test('takes every event of a commit that the store takes, whoever recorded it', () => {
    fc.assert(
      fc.property(actor, fc.string({ minLength: 1, maxLength: 200 }), (actor, id) => {
        const holding = (bytes: number) => {
          const event = { type: 'seedline.test.v1.ThingHappened', data: Buffer.alloc(bytes) }
          return commitOf(id, 1, { actor, events: [event] })
        }
        const spare = COMMIT_BYTES - mongo.BSON.calculateObjectSize(holding(0))
        expect(planSends([holding(spare)], to).tooLarge).toEqual([])
      }),
    )
  })

  test('leaves out an event that no broker would take, and what follows it in its stream', () => {
    const event = { type: 'seedline.test.v1.ThingHappened', data: new Uint8Array(1_000_000) }
    const large = commitOf('a', 1, { events: [event] })
    const plan = planSends([large, commitOf('a', 2), commitOf('b', 1)], to)
    expect(plan.tooLarge.map(({ commit }) => commit)).toEqual([large])
    expect(plan.sends.flat().map(({ commit }) => commit.stream)).toEqual(['thing-b'])
  })
})
