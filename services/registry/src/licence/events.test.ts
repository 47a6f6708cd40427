import { describe, expect, test } from '@jest/globals'
import { appointed, capitalOn, ended, stated, withdrawn } from '../testing/licence-samples.ts'
import { type LicenceEvent, licenceEvents } from './events.ts'

const li = appointed('李雷', '2018-03-01', { title: '执行董事' })
const all: readonly LicenceEvent[] = [
  stated('2018-03-01'),
  stated('2018-03-01', { registered: null, evidence: [], provenance: null }),
  li,
  ended(li.factId, '2022-01-01'),
  withdrawn(capitalOn('2018-03-01')),
]

describe('The events of a licence', () => {
  test.each(all.map((event) => [event.type, event] as const))(
    'come back from their bytes: %s',
    (_, event) => {
      const { type, data } = licenceEvents.codec.encode(event)
      expect(type).toBe(`seedline.registry.v1.${event.type}`)
      expect(licenceEvents.codec.decode(type, data)).toStrictEqual(event)
    },
  )

  test('tell when they happened; what is withdrawn was so on no day', () => {
    expect(all.map((event) => licenceEvents.occurredOn(event))).toEqual([
      '2018-03-01',
      '2018-03-01',
      '2018-03-01',
      '2022-01-01',
      undefined,
    ])
  })
})
