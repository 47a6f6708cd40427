import { expect, test } from '@jest/globals'
import { question } from '../testing/plan.ts'
import { behindAddress, planAddress } from './behind.ts'

test('the address of what is behind a number carries all that narrows it, and the day', () => {
  const asked = question({ year: 2023, field: 'NEM', district: '440306', stage: 'research' })
  expect(behindAddress(asked, '2024-06-30')).toBe(
    '/plan/enterprises?measure=value-added&year=2023&field=NEM&district=440306&stage=research&asOf=2024-06-30',
  )
})

test('what narrows nothing is left out', () => {
  expect(behindAddress(question(), '')).toBe('/plan/enterprises?measure=value-added')
  expect(planAddress('rounds', { year: '', field: 'NEM' }, '')).toBe(
    '/plan?measure=rounds&field=NEM',
  )
})
