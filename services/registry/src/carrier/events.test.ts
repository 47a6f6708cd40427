import { expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import {
  closed,
  corrected,
  entryReversed,
  recognised,
  recorded,
  reversed,
} from '../testing/carrier-samples.ts'
import { enterpriseId } from '../testing/enterprise-samples.ts'
import { carrierEvents } from './events.ts'

test('what happened to a carrier is read back as it was recorded', () => {
  for (const event of [
    recorded('provincial', '2021-03-01', '2024-02-29', { nameEn: 'Made-up Centre' }),
    recorded('national', '2021-03-01', null, {
      hosts: [],
      district: null,
      fields: [],
      provenance: null,
    }),
    recognised('national', '2023-05-01'),
    corrected(2, { validTo: null, documentNumber: '', level: 'municipal' }),
    corrected(1, { recognisedOn: localDate('2021-04-01'), authority: '省厅' }),
    corrected(0, { nameEn: '', district: null, fields: ['AMM'] }),
    corrected(0, { hosts: [{ enterpriseId, name: '虚构' }] }),
    closed('2024-06-01', 'revoked'),
    entryReversed(2),
    reversed,
  ]) {
    const { type, data } = carrierEvents.codec.encode(event)
    expect(carrierEvents.codec.decode(type, data)).toEqual(event)
  }
})

test('what was taken back bears no day: as of none was it there', () => {
  expect(carrierEvents.occurredOn(reversed)).toBeUndefined()
  expect(carrierEvents.occurredOn(entryReversed(2))).toBeUndefined()
  expect(carrierEvents.occurredOn(closed('2024-06-01'))).toBe('2024-06-01')
})
