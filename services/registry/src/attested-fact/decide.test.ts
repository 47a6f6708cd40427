import { describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import {
  attest,
  attestationId,
  attested,
  attestedFacts,
  factWithdrawn,
  withdraw,
} from '../testing/attested-fact-samples.ts'
import { attestedEntriesMax } from './decide.ts'
import { attestedFactEvents } from './events.ts'

describe('Attesting a fact', () => {
  test('keeps who says so, on what evidence and until when', () => {
    const validUntil = localDate('2027-10-31')
    attestedFacts.given().when(attest('one', { validUntil })).then(attested('one', { validUntil }))
  })

  test('is refused where the same was attested for that day or year, and names it', () => {
    attestedFacts
      .given(attested('one'))
      .when(attest('two', { value: 'false' }))
      .thenRejected('FACT_ATTESTED_ALREADY', {
        attestation_id: attestationId('one'),
        period: '2026-11-01',
        value: 'true',
      })
    const figure = { fact: 'revenue', value: '6800', unit: '万元', year: 2025 }
    attestedFacts
      .given(attested('one', figure))
      .when(attest('two', { ...figure, attestedOn: localDate('2026-11-02') }))
      .thenRejected('FACT_ATTESTED_ALREADY', { period: '2025' })
  })

  test('is taken for another period, and once the first was withdrawn', () => {
    const attestedOn = localDate('2026-11-02')
    attestedFacts
      .given(attested('one'))
      .when(attest('two', { attestedOn }))
      .then(attested('two', { attestedOn }))
    attestedFacts
      .given(attested('one'), factWithdrawn('one'))
      .when(attest('two'))
      .then(attested('two'))
  })

  test('is refused without evidence, in the future, after the closure, backwards and beyond the bound', () => {
    const nothing = attestedFacts.given()
    nothing.when(attest('one', { evidence: [] })).thenRejected('EVIDENCE_MISSING')
    nothing
      .when(attest('one', { attestedOn: localDate('2026-11-24') }))
      .thenRejected('DATE_IN_FUTURE')
    nothing
      .when(attest('one', { validUntil: localDate('9999-12-31') }))
      .thenRejected('DATE_TOO_FAR')
    nothing
      .when(attest('one', { validUntil: localDate('2026-10-31') }))
      .thenRejected('FACT_RELIED_ON_TOO_EARLY')
    const closed = { foundedOn: null, closedOn: localDate('2026-10-31') }
    nothing.when(attest('one', { enterprise: closed })).thenRejected('ENTERPRISE_CLOSED')
    nothing.when(attest('one', { enterprise: undefined })).thenRejected('ENTERPRISE_UNKNOWN')
    const full = Array.from({ length: attestedEntriesMax / 2 }, (_, index) =>
      attested(`${index}`, { fact: `fact_${index}` }),
    )
    attestedFacts
      .given(...full)
      .when(attest('one'))
      .thenRejected('ATTESTED_FACTS_FULL')
    attestedFacts
      .given(...full)
      .when(withdraw('7'))
      .then(factWithdrawn('7'))
  })
})

describe('Withdrawing an attested fact', () => {
  test('is recorded once, of one that is there', () => {
    attestedFacts.given(attested('one')).when(withdraw('one')).then(factWithdrawn('one'))
    attestedFacts
      .given(attested('one'), factWithdrawn('one'))
      .when(withdraw('one'))
      .thenRejected('ATTESTED_FACT_WITHDRAWN')
    attestedFacts.given().when(withdraw('one')).thenRejected('ATTESTED_FACT_UNKNOWN')
  })
})

test('what was attested is read back as it was recorded', () => {
  for (const event of [
    attested('one', { year: 2025, unit: '万元', validUntil: localDate('2027-01-01') }),
    attested('two'),
    factWithdrawn('one'),
  ]) {
    const { type, data } = attestedFactEvents.codec.encode(event)
    expect(attestedFactEvents.codec.decode(type, data)).toEqual(event)
  }
})
