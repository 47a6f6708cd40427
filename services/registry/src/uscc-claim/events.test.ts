import { describe, expect, test } from '@jest/globals'
import { recordedUscc } from '@seedline/values'
import { code, enterpriseId } from '../testing/enterprise-samples.ts'
import { usccClaimEvents } from './events.ts'

const bytesOf = ({ data }: { readonly data: Uint8Array }) => Buffer.from(data).toString('hex')
const ofEnterprise = '122464346635343366332d363932362d353631312d623431352d353463363733346234363261'

describe('The events of a claim on a code', () => {
  test.each(['UsccClaimed', 'UsccGivenUp'] as const)(
    'keep the bytes that they always had, and come back from them: %s',
    (type) => {
      const event = { type, uscc: code, enterpriseId }
      const encoded = usccClaimEvents.codec.encode(event)
      expect(encoded.type).toBe(`seedline.registry.v1.${type}`)
      expect(bytesOf(encoded)).toBe(`0a12393134343033393930303030303030313951${ofEnterprise}`)
      expect(usccClaimEvents.codec.decode(encoded.type, encoded.data)).toStrictEqual(event)
    },
  )

  test('are read with codes that would be refused today', () => {
    const event = { type: 'UsccClaimed', uscc: recordedUscc('0'.repeat(18)), enterpriseId } as const
    const { type, data } = usccClaimEvents.codec.encode(event)
    expect(usccClaimEvents.codec.decode(type, data)).toStrictEqual(event)
  })
})
