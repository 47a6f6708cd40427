import { describe, expect, test } from '@jest/globals'
import { CapTableTransaction } from '@seedline/contracts/fund/v1/cap_table_service'
import { holderKind } from '@seedline/contracts/kinds'
import fc from 'fast-check'
import { contractOf, faultsOf, read } from '../testing/read.ts'
import { uuid } from '../testing/samples.ts'
import { readParts } from './read-parts.ts'

const path = { enterpriseId: uuid }
const faultsIn = (...transactions: unknown[]) =>
  faultsOf('recordTransactions', { path, body: { transactions } })

const id = fc.constantFrom('s-1', 'h-1', 'c-1')
const date = fc.constant('2024-05-20')
const quantity = fc.constantFrom('1', '1000000', '12.5', '1.50')
const price = fc.option(fc.constant({ currency: 'CNY', amount: '1.50' }), { nil: undefined })
const maybeId = fc.option(id, { nil: undefined })
const name = fc.constantFrom('普通股', 'Common')
const typed = <T extends string, M extends object>(
  type: T,
  members: { [K in keyof M]: fc.Arbitrary<M[K]> },
) => fc.record({ type: fc.constant(type), ...members } as never)

const transactions = fc.oneof(
  typed('define-stock-class', {
    stockClassId: id,
    name,
    classType: fc.constantFrom('common', 'registered-capital'),
    sharesAuthorized: fc.option(quantity, { nil: undefined }),
  }),
  typed('name-stakeholder', { holderId: id, name, kind: fc.constantFrom(...holderKind.names) }),
  typed('issue-stock', {
    securityId: id,
    holderId: id,
    stockClassId: id,
    quantity,
    sharePrice: price,
    issuedOn: date,
    resultingFromSecurityId: maybeId,
  }),
  typed('transfer-stock', {
    securityId: id,
    quantity,
    toHolderId: id,
    resultingSecurityId: maybeId,
    balanceSecurityId: maybeId,
    transferredOn: date,
    sharePrice: price,
  }),
  typed('cancel-stock', {
    securityId: id,
    quantity,
    balanceSecurityId: maybeId,
    cancelledOn: date,
    reason: name,
  }),
  typed('split-stock-class', {
    stockClassId: id,
    ratioNumerator: fc.integer({ min: 1, max: 99 }),
    ratioDenominator: fc.integer({ min: 1, max: 99 }),
    splitOn: date,
  }),
  typed('convert-stock-class', {
    fromStockClassId: id,
    toStockClassId: id,
    totalQuantity: quantity,
    convertedOn: date,
  }),
  typed('define-stock-plan', {
    stockPlanId: id,
    name,
    stockClassId: id,
    sharesReserved: quantity,
    approvedOn: date,
  }),
  typed('adjust-stock-plan-pool', { stockPlanId: id, sharesReserved: quantity, adjustedOn: date }),
  typed('issue-equity-compensation', {
    securityId: id,
    holderId: id,
    stockPlanId: id,
    quantity,
    exercisePrice: price,
    issuedOn: date,
    expiresOn: fc.option(date, { nil: undefined }),
  }),
  typed('exercise-equity-compensation', {
    securityId: id,
    quantity,
    resultingSecurityIds: fc.array(id, { maxLength: 3 }),
    exercisedOn: date,
  }),
  typed('start-vesting', { securityId: id, vestingConditionId: id, startedOn: date }),
)

const camel = (kebab: string): string =>
  kebab.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase())

// Compares member by member, written apart from the mapping.
const arrived = (given: Record<string, unknown>, value: Record<string, unknown>): void => {
  for (const [key, sent] of Object.entries(given)) {
    if (key === 'type' || sent === undefined) continue
    if (key === 'sharePrice' || key === 'exercisePrice') {
      const { currency, amount } = sent as { currency: string; amount: string }
      expect([value.currency, value[key]]).toEqual([currency, amount])
    } else if (key === 'kind' || key === 'classType')
      expect(value[key]).toMatch(new RegExp(`_${String(sent).replaceAll('-', '_').toUpperCase()}$`))
    else if (key.startsWith('ratio')) expect(value[key]).toBe(BigInt(Number(sent)))
    else expect(value[key]).toEqual(sent)
  }
}

describe('a transaction on a cap table', () => {
  test('reaches the service whole, as its bytes carry it', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(transactions, (given) => {
        const sent = JSON.parse(JSON.stringify(given)) as Record<string, unknown>
        const body = { transactions: [sent] }
        const message = readParts(contractOf('recordTransactions'), { path, query: {}, body })
        const [proto] = message.transactions as CapTableTransaction[]
        const bytes = CapTableTransaction.encode(proto as CapTableTransaction).finish()
        const { transaction: found } = CapTableTransaction.decode(bytes)
        expect(found?.$case).toBe(camel(String(sent.type)))
        seen.add(String(sent.type))
        arrived(sent, found?.value as unknown as Record<string, unknown>)
        expect(faultsIn(sent)).toEqual([])
      }),
      { numRuns: 500 },
    )
    expect(seen.size).toBe(12)
  })

  test('is read with its type, and with nothing where nothing was given', () => {
    const issued = {
      type: 'issue-stock',
      securityId: 's-1',
      holderId: 'h-1',
      stockClassId: 'c-1',
      quantity: '12.5',
      issuedOn: '2024-05-20',
    }
    expect(read('recordTransactions', { path, body: { transactions: [issued] } })).toMatchObject({
      enterpriseId: uuid,
      transactions: [
        {
          type: 'issue-stock',
          sharePrice: undefined,
          resultingFromSecurityId: '',
          dealId: '',
          evidence: [],
          provenance: undefined,
        },
      ],
    })
  })

  test.each<[unknown, string[]]>([
    [{}, ['/transactions/0/type TRANSACTION_TYPE_UNKNOWN']],
    [{ type: 'issueStock' }, ['/transactions/0/type TRANSACTION_TYPE_UNKNOWN']],
    [{ type: 'constructor' }, ['/transactions/0/type TRANSACTION_TYPE_UNKNOWN']],
    [{ type: ['issue-stock'] }, ['/transactions/0/type TRANSACTION_TYPE_UNKNOWN']],
    ['issue-stock', ['/transactions/0 OBJECT_EXPECTED']],
    [null, ['/transactions/0 OBJECT_EXPECTED']],
    [
      { type: 'start-vesting', securityId: 's', enterpriseId: uuid },
      [
        '/transactions/0/vestingConditionId FIELD_MISSING',
        '/transactions/0/startedOn FIELD_MISSING',
        '/transactions/0/enterpriseId FIELD_UNKNOWN',
      ],
    ],
    [
      {
        type: 'split-stock-class',
        stockClassId: '',
        ratioNumerator: 1.5,
        ratioDenominator: 0,
        splitOn: 'x',
      },
      [
        '/transactions/0/ratioNumerator NUMBER_MALFORMED',
        '/transactions/0/stockClassId TEXT_EMPTY',
        '/transactions/0/ratioDenominator NUMBER_OUT_OF_RANGE',
        '/transactions/0/splitOn DATE_INVALID',
      ],
    ],
    [
      {
        type: 'define-stock-class',
        stockClassId: 'c',
        name: 'c',
        classType: 'common',
        sharesAuthorized: '0',
      },
      ['/transactions/0/sharesAuthorized QUANTITY_NOT_POSITIVE'],
    ],
  ])('%j is refused where the fault is', (given, faults) => {
    expect(faultsIn(given)).toEqual(faults)
  })

  test('comes with others, at least one and at most 500', () => {
    const one = { type: 'name-stakeholder', holderId: 'h', name: '甲', kind: 'founder' }
    expect(faultsIn()).toEqual(['/transactions LIST_EMPTY'])
    expect(faultsIn(...Array.from({ length: 500 }, () => one))).toEqual([])
    expect(faultsIn(...Array.from({ length: 501 }, () => one))).toEqual([
      '/transactions LIST_TOO_LONG',
    ])
    expect(faultsIn(one, { ...one, kind: 'x' }, { ...one, name: '' })).toEqual([
      '/transactions/1/kind VALUE_NOT_IN_LIST',
      '/transactions/2/name TEXT_EMPTY',
    ])
  })

  test('records no shares of a deal by hand, and none of another enterprise', () => {
    const issued = { type: 'issue-stock', dealId: uuid }
    expect(faultsIn(issued)).toContain('/transactions/0/dealId FIELD_UNKNOWN')
  })
})
