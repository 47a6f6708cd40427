import { describe, expect, test } from '@jest/globals'
import type { Actor } from '@seedline/event-store'
import { instantOf } from '@seedline/values'
import fc from 'fast-check'
import type { IncomingMessage } from '../kafka/kafka-port.ts'
import { commitOf, incomingOf } from '../testing/events.ts'
import { asIncoming, outgoingEvents, sizeOf } from './outgoing-event.ts'
import { readEvent } from './read-event.ts'

const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
const actor: fc.Arbitrary<Actor> = fc
  .record(
    {
      subject: name,
      name,
      roles: fc.array(name, { maxLength: 5 }),
      organisation: name,
      onBehalfOf: name,
    },
    { requiredKeys: ['subject', 'name', 'roles', 'organisation'] },
  )
  .map((made) => made as Actor)
const traceparent = fc
  .tuple(fc.stringMatching(/^[1-9a-f][0-9a-f]{31}$/), fc.stringMatching(/^[1-9a-f][0-9a-f]{15}$/))
  .map(([trace, span]) => `00-${trace}-${span}-01`)
const commit = fc
  .record({
    id: fc.uuid(),
    version: fc.integer({ min: 1, max: 1_000_000_000 }),
    category: fc.constantFrom('enterprise', 'stage_record', 'cap_table'),
    data: fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 4 }),
    actor,
    commandId: name,
    at: fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
    traceparent: fc.option(traceparent, { nil: undefined }),
  })
  .map(({ id, version, data, at, traceparent: trace, ...rest }) =>
    commitOf(id, version, {
      ...rest,
      at: instantOf(at),
      events: data.map((bytes) => ({ type: 'seedline.test.v1.ThingHappened', data: bytes })),
      ...(trace === undefined ? {} : { traceparent: trace }),
    }),
  )

describe('an event on its way', () => {
  test('arrives as it was recorded, bytes and all', () => {
    fc.assert(
      fc.property(commit, (recorded) => {
        const arrived = incomingOf(recorded, 7n).map((message) => readEvent(message))
        arrived.forEach((read, index) => {
          if (!read.ok) throw new Error(read.cause)
          expect(read.message).toEqual({
            id: `${recorded.stream}@${recorded.version + index}`,
            type: 'seedline.test.v1.ThingHappened',
            source: '/seedline/test',
            subject: recorded.id,
            stream: recorded.stream,
            version: recorded.version + index,
            time: recorded.at,
            actor: recorded.actor,
            commandId: recorded.commandId,
            ...(recorded.traceparent === undefined ? {} : { traceparent: recorded.traceparent }),
            data: recorded.events[index]?.data,
            origin: { topic: 'things', partition: 0, offset: 7n + BigInt(index) },
          })
        })
      }),
      { numRuns: 500 },
    )
  })

  test('carries what CloudEvents in binary mode asks for', () => {
    const [message] = outgoingEvents(commitOf('a', 3), 'things', 'fund')
    expect(message).toEqual({
      topic: 'things',
      key: 'a',
      value: Buffer.from('3'),
      headers: {
        ce_specversion: '1.0',
        ce_id: 'thing-a@3',
        ce_type: 'seedline.test.v1.ThingHappened',
        ce_source: '/seedline/fund',
        ce_subject: 'a',
        ce_time: '2026-11-23T10:00:00.000Z',
        ce_sequence: '3',
        ce_stream: 'thing-a',
        ce_commandid: 'command-a-3',
        ce_authtype: 'user',
        ce_authid: 'user:registrar-1',
        ce_authclaims:
          '{"subject":"user:registrar-1","name":"李登记","roles":["registrar"],"organisation":"cluster-office"}',
        'content-type': 'application/protobuf',
      },
    })
  })

  test('is told apart by whether a person or a process gave the command', () => {
    const actor = { subject: 'process:registry/x', name: 'x', roles: [], organisation: 'seedline' }
    const [message] = outgoingEvents(commitOf('a', 1, { actor }), 'things', 'fund')
    expect(message?.headers.ce_authtype).toBe('service')
  })

  test('is never larger on Kafka than it was estimated', () => {
    fc.assert(
      fc.property(commit, (recorded) => {
        for (const message of outgoingEvents(recorded, 't', 'test')) {
          const texts = Object.entries(message.headers).flat()
          const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
          expect(sizeOf(message)).toBeGreaterThan(bytes + message.value.length + 60)
        }
      }),
    )
  })
})

test('an event that was kept is as good as read from Kafka again', () => {
  fc.assert(
    fc.property(commit, (recorded) => {
      for (const message of incomingOf(recorded, 7n)) {
        const read = readEvent(message)
        expect(read.ok && readEvent(asIncoming(read.message))).toEqual(read)
      }
    }),
  )
})

describe('a message that is not an event of ours', () => {
  const [good] = incomingOf(commitOf('a', 3), 0n)
  const changed = (headers: Record<string, string | undefined>): IncomingMessage => {
    if (good === undefined) throw new Error('no message')
    const kept = Object.entries({ ...good.headers, ...headers }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    )
    return { ...good, headers: Object.fromEntries(kept) }
  }

  test.each([
    ['of another CloudEvents version', { ce_specversion: '0.3' }, 'ce_specversion is "0.3"'],
    ['of another content type', { 'content-type': 'application/json' }, 'content-type is'],
    ['without an id', { ce_id: undefined }, 'ce_id is missing'],
    ['with an id of another event', { ce_id: 'thing-a@4' }, 'ce_id is not'],
    ['with version nought', { ce_sequence: '0' }, 'ce_sequence is not a version'],
    ['with a version that is no number', { ce_sequence: '3e2' }, 'ce_sequence is not a version'],
    ['of another subject', { ce_subject: 'b' }, 'ce_stream does not end in ce_subject'],
    ['at no time', { ce_time: 'yesterday' }, 'ce_time is not a moment'],
    ['by nobody', { ce_authclaims: '{}' }, 'ce_authclaims is not an actor'],
    ['by what is not JSON', { ce_authclaims: '{' }, 'ce_authclaims is not an actor'],
    ['by another than it says', { ce_authid: 'user:2' }, 'ce_authid is not the subject'],
    ['by an unknown kind of caller', { ce_authtype: 'ghost' }, 'ce_authtype is unknown'],
    ['with an endless header', { ce_type: 'x'.repeat(2000) }, 'ce_type is longer than 1024'],
  ])('is refused when it is %s', (_what, headers, cause) => {
    expect(readEvent(changed(headers))).toMatchObject({
      ok: false,
      cause: expect.stringContaining(cause),
    })
  })

  test('is refused without a value or under another key', () => {
    expect(readEvent({ ...changed({}), value: null })).toMatchObject({ ok: false })
    expect(readEvent({ ...changed({}), key: Buffer.from('b') })).toMatchObject({ ok: false })
    expect(readEvent({ ...changed({}), key: null })).toMatchObject({ ok: false })
  })

  test('is refused, never thrown at us, whatever its headers say', () => {
    const junk = fc.dictionary(
      fc.oneof(fc.constantFrom(...Object.keys(good?.headers ?? {})), fc.string()),
      fc.string(),
    )
    fc.assert(
      fc.property(junk, fc.option(fc.uint8Array()), (headers, value) => {
        const read = readEvent({ ...changed(headers), value })
        expect(typeof read.ok).toBe('boolean')
      }),
    )
  })

  test('keeps an event whose trace context alone is mangled', () => {
    const read = readEvent(changed({ traceparent: '00-zz' }))
    expect(read.ok && read.message.traceparent).toBe(undefined)
    expect(read.ok).toBe(true)
  })
})
