import { expect, test } from '@jest/globals'
import { date, evidences, id, recordedText } from '@seedline/contracts/kinds'
import { EnterpriseClosed } from '@seedline/contracts/registry/v1/enterprise_events'
import { HistoryEntry } from '@seedline/contracts/values/v1/values'
import { deriveId, instant, localDate } from '@seedline/values'
import fc from 'fast-check'
import { historyEntry } from '../answers/index.ts'
import { toldOf, toldWhole } from './answer-budget.ts'
import { event, eventsOf } from './events-of.ts'

const events = eventsOf('seedline.registry.v1', {
  EnterpriseClosed: event(
    EnterpriseClosed,
    {
      enterpriseId: id('Enterprise'),
      closedOn: date,
      reason: recordedText,
      evidence: evidences(50),
    },
    { on: 'closedOn' },
  ),
})

const text = fc.oneof(fc.string({ maxLength: 300, unit: 'grapheme' }), fc.constant('"'.repeat(300)))
const actor = fc.record({
  subject: text,
  name: text,
  roles: fc.array(text, { maxLength: 3 }),
  organisation: text,
})
const closing = fc.record({
  reason: text,
  evidence: fc.array(
    fc.record({ kind: fc.constant('report' as const), title: text, url: text, sha256: text }),
    { maxLength: 50 },
  ),
})

test('An event told whole never takes more of a history than is counted, whatever its texts', () => {
  const budget = toldWhole(events, 1)
  fc.assert(
    fc.property(closing, actor, (given, by) => {
      const closed = {
        type: 'EnterpriseClosed' as const,
        enterpriseId: deriveId('Enterprise', 'x'),
        closedOn: localDate('2026-01-01'),
        ...given,
      }
      const encoded = events.codec.encode(closed)
      const stream = `enterprise-${closed.enterpriseId}`
      const meta = {
        id: `${stream}@123456`,
        type: encoded.type,
        source: '/seedline/registry',
        subject: closed.enterpriseId,
        stream,
        version: 123456,
        time: instant('2026-01-01T00:00:00.123Z'),
        actor: { ...by, onBehalfOf: by.subject },
        commandId: 'c',
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      }
      const { reason } = given
      const line = historyEntry(meta, {
        occurredOn: closed.closedOn,
        json: events.json(closed),
        reason,
      })
      const counted = budget.bytesOf(encoded, meta.actor)
      expect(counted).toBeGreaterThanOrEqual(HistoryEntry.encode(line).finish().length + 4)
    }),
  )
})

test('Events that an answer does not tell add nothing to it', () => {
  const budget = toldOf(['seedline.fund.v1.CommitmentMade'], 1000)
  const by = { subject: 'u-1', name: 'U', roles: [], organisation: 'o' }
  const data = new Uint8Array(100)
  expect(budget.bytesOf({ type: 'seedline.fund.v1.CapitalReserved', data }, by)).toBe(0)
  expect(budget.bytesOf({ type: 'seedline.fund.v1.CommitmentMade', data }, by)).toBeGreaterThan(100)
})
