import { describe, expect, test } from '@jest/globals'
import { UnknownEventType } from '@seedline/event-store'
import { localDate, parseUscc, recordedUscc, trusted } from '@seedline/values'
import {
  closed,
  corrected,
  evidence,
  otherCode,
  registered,
} from '../testing/enterprise-samples.ts'
import { enterpriseCodec as codec } from './codec.ts'
import type { EnterpriseEvent } from './events.ts'

const odd = trusted(parseUscc('91350211M0000XUF46', { checkDigitOverride: true }))
const events: readonly EnterpriseEvent[] = [
  registered(),
  registered({ uscc: odd, checkDigitOverride: evidence('licence') }),
  // Accepted before such codes were refused.
  registered({ uscc: recordedUscc('0'.repeat(18)) }),
  registered({
    uscc: null,
    nameEn: '',
    materialField: null,
    district: null,
    foundedOn: null,
    provenance: { source: '', confidence: 'unstated', synthetic: false },
  }),
  registered({ provenance: null }),
  corrected({ nameEn: '' }),
  corrected({ uscc: otherCode, foundedOn: localDate('2017-01-01'), nameZh: '另一家' }),
  corrected({ uscc: odd, checkDigitOverride: evidence('licence') }),
  corrected({ uscc: null, materialField: null, district: null, foundedOn: null }),
  { ...closed('2024-01-01'), evidence: [evidence('resolution')] },
]

describe('The events of an enterprise', () => {
  test('come back from their bytes as they were, the cleared told from the unchanged', () => {
    for (const event of events) {
      const { type, data } = codec.encode(event)
      expect(codec.decode(type, data)).toEqual(event)
    }
  })

  test('of an unknown type are refused, not skipped', () => {
    expect(() => codec.decode('seedline.registry.v1.EnterprisePraised', new Uint8Array())).toThrow(
      UnknownEventType,
    )
  })
})
