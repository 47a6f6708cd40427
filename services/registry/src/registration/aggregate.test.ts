import { expect, test } from '@jest/globals'
import { enterpriseId } from '../testing/enterprise-samples.ts'
import { registrationEvents } from './aggregate.ts'

test('The event of a registration keeps the bytes that it always had, and comes back from them', () => {
  const event = { type: 'RegistrationBegun', enterpriseId } as const
  const { type, data } = registrationEvents.codec.encode(event)
  expect(type).toBe('seedline.registry.v1.RegistrationBegun')
  expect(Buffer.from(data).toString('hex')).toBe(
    '0a2464346635343366332d363932362d353631312d623431352d353463363733346234363261',
  )
  expect(registrationEvents.codec.decode(type, data)).toStrictEqual(event)
})
