import { expect, test } from '@jest/globals'
import { eventMessages, foldView } from '@seedline/testing'
import { consentEvents } from '../../consent/events.ts'
import { consentId, granted, revoked } from '../../testing/consent-samples.ts'
import { consentView } from './view.ts'

const of = { service: 'credit', aggregate: 'consent', id: consentId }
const folded = (...events: Parameters<typeof consentEvents.codec.encode>[0][]) =>
  foldView(consentView, eventMessages(of, events.map(consentEvents.codec.encode))).get(consentId)

test('what was granted can be read, with its history', () => {
  expect(folded(granted())).toMatchObject({
    bank: 'first-bank',
    scopes: ['CONSENT_SCOPE_IP_PORTFOLIO'],
    revokedOn: '',
    version: 1,
    history: [{ occurredOn: '2026-01-05' }],
  })
})

test('what was revoked says so, and what is granted anew stands again', () => {
  expect(folded(granted(), revoked)).toMatchObject({ revokedOn: '2026-01-05', version: 2 })
  const anew = folded(granted(), revoked, granted({ signatory: '另一人' }))
  expect(anew).toMatchObject({ revokedOn: '', signatory: '另一人', version: 3 })
  expect(anew?.history).toHaveLength(3)
})
