import { describe, expect, test } from '@jest/globals'
import { CapTableTransaction } from '@seedline/contracts/fund/v1/cap_table_service'
import { HolderKind } from '@seedline/contracts/fund/v1/deal_events'
import { DealStatus } from '@seedline/contracts/fund/v1/deal_service'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { rungs } from '@seedline/facts'
import { moneyToProto } from '@seedline/facts/proto'
import { moneyOf, parseCurrency, parseMoney } from '@seedline/values'
import fc from 'fast-check'
import type * as z from 'zod'
import * as protos from '../testing/protos.ts'
import { capTableFromProto } from './cap-table/mapping.ts'
import { capTable } from './cap-table/schemas.ts'
import { transactionToProto } from './cap-table/transaction-mapping.ts'
import { transaction } from './cap-table/transactions.ts'
import { dealFromProto } from './deals/mapping.ts'
import { deal, dealStatuses } from './deals/schemas.ts'
import { enterpriseFromProto } from './enterprises/mapping.ts'
import { enterprise } from './enterprises/schemas.ts'
import { fundFromProto } from './funds/mapping.ts'
import { fund } from './funds/schemas.ts'
import { ladderFromProto } from './ladder/mapping.ts'
import { ladder } from './ladder/schemas.ts'
import { evidence } from './values/facts.ts'
import { holderKinds } from './values/holders.ts'
import {
  evidenceFromProto,
  evidenceToProto,
  moneyFromProto,
  provenanceFromProto,
  provenanceToProto,
} from './values/mapping.ts'

describe('an answer', () => {
  const cases: [string, fc.Arbitrary<unknown>, (found: never) => unknown, z.ZodType][] = [
    ['enterprise', protos.enterprise, enterpriseFromProto, enterprise],
    ['ladder', protos.ladder, ladderFromProto, ladder],
    ['cap table', protos.capTable, capTableFromProto, capTable],
    ['fund', protos.fund, fundFromProto, fund],
    ['deal', protos.deal, dealFromProto, deal],
  ]
  test.each(cases)(
    'of a %s has the shape that the document promises',
    (_what, found, map, schema) => {
      fc.assert(
        fc.property(found, (proto) => {
          const body = JSON.parse(JSON.stringify(map(proto as never)))
          const parsed = schema.safeParse(body)
          expect(parsed.error?.issues ?? []).toEqual([])
        }),
      )
    },
  )

  test.each(cases)(
    'of a %s leaves out what is empty, and makes nothing up',
    (_what, found, map) => {
      fc.assert(
        fc.property(found, (proto) => !JSON.stringify(map(proto as never)).includes('UNSPECIFIED')),
      )
    },
  )
})

describe('money', () => {
  test('goes to a service and comes back as the same amount, to the last digit', () => {
    fc.assert(
      fc.property(protos.money, (proto) => {
        const { currency, amount } = moneyFromProto(proto)
        const parsed = parseMoney(currency, amount)
        expect(parsed.ok && moneyToProto(parsed.value)).toEqual(proto)
      }),
    )
  })

  test('of 12.34 yuan is 1234 minor units', () => {
    const cny = parseCurrency('CNY')
    if (!cny.ok) throw new Error('CNY is a currency')
    expect(moneyToProto(moneyOf(cny.value, '12.34'))).toEqual({
      currency: 'CNY',
      minorUnits: 1234n,
    })
    expect(moneyFromProto({ currency: 'CNY', minorUnits: -5n })).toEqual({
      currency: 'CNY',
      amount: '-0.05',
    })
    expect(moneyFromProto({ currency: 'JPY', minorUnits: 5n })).toEqual({
      currency: 'JPY',
      amount: '5',
    })
  })
})

describe('evidence and provenance', () => {
  test('come back as they were sent', () => {
    fc.assert(
      fc.property(protos.evidence, protos.provenance, (oneEvidence, oneProvenance) => {
        expect(evidenceToProto(evidence.parse(evidenceFromProto(oneEvidence)))).toEqual(oneEvidence)
        expect(provenanceToProto(provenanceFromProto(oneProvenance))).toEqual(oneProvenance)
      }),
    )
  })
})

describe('the names of the interface', () => {
  const unnamed = /UNSPECIFIED|UNRECOGNIZED/
  test.each([
    ['rungs', rungs, Rung],
    ['deal statuses', dealStatuses, DealStatus],
    ['kinds of holder', holderKinds, HolderKind],
  ] as const)('cover all %s of the protos', (_what, names, values) => {
    expect(names).toHaveLength(Object.keys(values).filter((one) => !unnamed.test(one)).length)
  })
})

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
  typed('name-stakeholder', { holderId: id, name, kind: fc.constantFrom(...holderKinds) }),
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
    resultingSecurityId: id,
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
    approvedOn: fc.option(date, { nil: undefined }),
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
        const proto = transactionToProto(transaction.parse(sent))
        const bytes = CapTableTransaction.encode(proto).finish()
        const { transaction: found } = CapTableTransaction.decode(bytes)
        expect(found?.$case).toBe(camel(String(sent.type)))
        seen.add(String(sent.type))
        arrived(sent, found?.value as unknown as Record<string, unknown>)
      }),
      { numRuns: 500 },
    )
    expect(seen.size).toBe(12)
  })
})
