import { expect, test } from '@jest/globals'
import type { StoredEvent } from '@seedline/contracts/feed/v1/feed_service'
import { readStoredEvent } from './read-stored-event.ts'

const told: StoredEvent = {
  stream: 'enterprise-e1',
  version: 3,
  type: 'seedline.registry.v1.EnterpriseClosed',
  data: Buffer.from('x'),
  subject: 'e1',
  commandId: 'c-1',
  recordedAt: '2026-11-23T10:00:00.000Z',
  actor: { subject: 'user:1', name: 'One', roles: ['coach'], organisation: 'o', onBehalfOf: '' },
  traceparent: '',
}

test('an event of another store is the message that Kafka would have brought', () => {
  expect(readStoredEvent('registry', told)).toEqual({
    id: 'enterprise-e1@3',
    type: told.type,
    source: '/seedline/registry',
    subject: 'e1',
    stream: 'enterprise-e1',
    version: 3,
    time: told.recordedAt,
    actor: { subject: 'user:1', name: 'One', roles: ['coach'], organisation: 'o' },
    commandId: 'c-1',
    data: told.data,
    origin: { topic: 'store:enterprise-e1', partition: -1, offset: 3n },
  })
})

test.each<[string, Partial<StoredEvent>]>([
  ['without a version', { version: 0 }],
  ['of another subject than its stream', { subject: 'e2' }],
  ['without a subject', { subject: '' }],
  ['without an actor', { actor: undefined }],
  ['without a command', { commandId: '' }],
  ['without a type', { type: '' }],
  ['recorded at no time', { recordedAt: 'yesterday' }],
])('one %s is not taken', (_, change) => {
  expect(() => readStoredEvent('registry', { ...told, ...change })).toThrow()
})
