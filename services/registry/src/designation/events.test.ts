import { expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import {
  corrected,
  granted,
  renewed,
  reversed,
  revocationReversed,
  revoked,
} from '../testing/designation-samples.ts'
import { designationEvents } from './events.ts'

const first = granted('first', '2020-07-01', null)

test('what happened to a designation is read back as it was recorded', () => {
  for (const event of [
    first,
    granted('other', '2020-07-01', '2023-06-30', { provenance: null, certificateNumber: 'A-1' }),
    renewed('second', first, '2023-07-01', '2026-06-30'),
    revoked(first, '2022-01-01'),
    corrected(first, { validTo: null, batch: '' }),
    corrected(first, { validFrom: localDate('2020-08-01'), authority: '广东省工业和信息化厅' }),
    reversed(first),
    revocationReversed(first),
  ]) {
    const { type, data } = designationEvents.codec.encode(event)
    expect(designationEvents.codec.decode(type, data)).toEqual(event)
  }
})

test('what was taken back bears no day: as of none was it there', () => {
  expect(designationEvents.occurredOn(reversed(first))).toBeUndefined()
  expect(designationEvents.occurredOn(revoked(first, '2022-01-01'))).toBe('2022-01-01')
})
