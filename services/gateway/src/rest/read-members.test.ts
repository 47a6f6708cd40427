import { describe, expect, test } from '@jest/globals'
import { faultsOf, read } from '../testing/read.ts'
import { closing, cny, commitment, onDeal, onEnterprise, paper, uuid } from '../testing/samples.ts'

describe('a commitment', () => {
  const path = { fundId: uuid }

  test('stands in the body itself, and its faults are pointed to there', () => {
    expect(read('addCommitment', { path, body: commitment })).toMatchObject({
      fundId: uuid,
      commitment: { partnerKind: 'government', amount: { minor: 100n }, evidence: [] },
    })
    const six = Array.from({ length: 6 }, () => paper)
    const body = { ...commitment, partnerName: '', evidence: six, dryRun: true }
    expect(faultsOf('addCommitment', { path, body })).toEqual([
      '/partnerName TEXT_EMPTY',
      '/evidence LIST_TOO_LONG',
      '/dryRun FIELD_UNKNOWN',
    ])
    expect(faultsOf('addCommitment', { path, body: { ...commitment, evidence: six } })).toEqual([
      '/evidence LIST_TOO_LONG',
    ])
  })
})

describe('a price', () => {
  const priced = (sharePrice: unknown) =>
    faultsOf('closeRound', { ...onDeal, body: { ...closing, sharePrice } })

  test('reaches the service with the digits it was printed with', () => {
    const { sharePrice } = read('closeRound', { ...onDeal, body: closing }) as {
      readonly sharePrice: { readonly currency: string; readonly price: object }
    }
    expect(sharePrice.currency).toBe('CNY')
    expect(sharePrice.price).toMatchObject({ digits: 2 })
  })

  test.each<[unknown, string[]]>([
    ['5.00', ['/sharePrice MONEY_EXPECTED']],
    [{ amount: '5' }, ['/sharePrice/currency FIELD_MISSING']],
    [{ currency: 'CNY' }, ['/sharePrice/amount FIELD_MISSING']],
    [cny(5), ['/sharePrice/amount AMOUNT_NOT_A_STRING']],
    [cny('5,00'), ['/sharePrice/amount NUMERIC_MALFORMED']],
    [cny('-1'), []],
    [
      { currency: 'RMB', amount: 'x' },
      ['/sharePrice/amount NUMERIC_MALFORMED', '/sharePrice/currency CURRENCY_UNKNOWN'],
    ],
    [{ currency: 'USD', amount: '5' }, ['/sharePrice/currency CURRENCY_MISMATCH']],
  ])('%j is refused where the fault is', (sharePrice, faults) => {
    expect(priced(sharePrice)).toEqual(faults)
  })
})

describe('a correction', () => {
  const corrected = (body: object) =>
    read('correctEnterprise', { ...onEnterprise, body: { reason: 'r', ...body } })

  test('changes what it names, empties what is null, and leaves the rest', () => {
    expect(corrected({ nameEn: 'Acme', district: null })).toMatchObject({
      nameEn: 'Acme',
      district: null,
      nameZh: undefined,
      foundedOn: undefined,
    })
  })

  test('with an empty text is told so: null empties a field', () => {
    const body = { reason: 'r', nameEn: '', district: 5 }
    expect(faultsOf('correctEnterprise', { ...onEnterprise, body })).toEqual([
      '/nameEn TEXT_EMPTY',
      '/district TEXT_EXPECTED',
    ])
  })
})
