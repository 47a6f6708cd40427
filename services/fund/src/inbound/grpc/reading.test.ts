import { describe, expect, test } from '@jest/globals'
import { RecordTransactionsRequest } from '@seedline/contracts/fund/v1/cap_table_service'
import {
  ApproveDealRequest,
  CloseRoundRequest,
  ListDealsRequest,
  OpenDealRequest,
} from '@seedline/contracts/fund/v1/deal_service'
import { AddCommitmentRequest, OpenFundRequest } from '@seedline/contracts/fund/v1/fund_service'
import { capTables, deals, funds, readRequest } from '@seedline/contracts/operations'
import { deriveId, ProblemError } from '@seedline/values'
import fc from 'fast-check'
import { derivedResultId } from '../../cap-table/check-stock.ts'
import { dealId, enterpriseId, fundId, resolution } from '../../testing/samples.ts'
import { transactionsOf } from './transactions-of.ts'

const { openFund, addCommitment } = funds.operations
const { openDeal, approveDeal, closeRound, listDeals } = deals.operations
const { recordTransactions } = capTables.operations

const readTransactions = (request: RecordTransactionsRequest) =>
  transactionsOf(readRequest(recordTransactions, request).values)

/** What is wrong with a request: pointer and code of each field. */
function faultsOf(read: () => unknown): string[] {
  try {
    read()
    return []
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    expect(error.problem).toMatchObject({ code: 'REQUEST_INVALID', kind: 'invalid' })
    return (error.problem.fields ?? []).map(({ pointer, code }) => `${pointer} ${code}`).sort()
  }
}

const yuan = { currency: 'CNY', minorUnits: 100n }

const fund = OpenFundRequest.fromPartial({
  commandId: 'c',
  nameZh: '基金',
  currency: 'CNY',
  openedOn: '2023-03-01',
  generalPartner: 'GP',
  commitments: [
    {
      partnerId: 'p',
      partnerName: 'P',
      partnerKind: 'PARTNER_KIND_GOVERNMENT',
      amount: yuan,
      committedOn: '2023-03-01',
    },
  ],
})

const round = CloseRoundRequest.fromPartial({
  commandId: 'c',
  dealId,
  closedOn: '2024-08-15',
  sharePrice: '12.50',
  subscriptions: [
    {
      fundId,
      holderName: 'Fund',
      holderKind: 'HOLDER_KIND_FUND',
      shares: '8',
      amount: yuan,
    },
  ],
  evidence: [resolution],
})

const issue = (change: object) =>
  RecordTransactionsRequest.fromPartial({
    commandId: 'c',
    enterpriseId,
    transactions: [
      {
        transaction: {
          $case: 'issueStock',
          value: {
            securityId: 's',
            holderId: 'h',
            stockClassId: 'c',
            quantity: '1',
            issuedOn: '2020-01-01',
            ...change,
          },
        },
      },
    ],
  })

describe('A fund to open', () => {
  test('is read into its own terms', () => {
    expect(readRequest(openFund, fund)).toMatchObject({
      commandId: 'c',
      expectedVersion: 0,
      values: {
        nameZh: '基金',
        currency: 'CNY',
        targetSize: undefined,
        commitments: [{ partnerKind: 'government', amount: { currency: 'CNY', minor: 100n } }],
      },
    })
  })

  test('tells every field that is wrong at once', () => {
    const wrong = OpenFundRequest.fromPartial({
      currency: 'RMB',
      targetSize: { currency: 'cny', minorUnits: 1n },
      openedOn: '2023-02-30',
      commitments: [
        {
          partnerKind: 'PARTNER_KIND_UNSPECIFIED',
          amount: { currency: 'CNY', minorUnits: -(2n ** 63n) },
          evidence: [{ kind: 'hearsay', title: '', url: 'javascript:alert(1)', sha256: 'ABC' }],
        },
      ],
    })
    expect(faultsOf(() => readRequest(openFund, wrong))).toEqual([
      '/commandId TEXT_EMPTY',
      '/commitments/0/amount/minorUnits AMOUNT_TOO_LARGE',
      '/commitments/0/committedOn DATE_INVALID',
      '/commitments/0/evidence/0/kind VALUE_NOT_IN_LIST',
      '/commitments/0/evidence/0/sha256 SHA256_MALFORMED',
      '/commitments/0/evidence/0/title TEXT_EMPTY',
      '/commitments/0/evidence/0/url URL_MALFORMED',
      '/commitments/0/partnerId TEXT_EMPTY',
      '/commitments/0/partnerKind VALUE_NOT_IN_LIST',
      '/commitments/0/partnerName TEXT_EMPTY',
      '/currency CURRENCY_UNKNOWN',
      '/generalPartner TEXT_EMPTY',
      '/nameZh NAME_MISSING',
      '/openedOn DATE_INVALID',
      '/targetSize/currency CURRENCY_UNKNOWN',
    ])
  })

  test('needs a commitment where one is added', () => {
    const without = AddCommitmentRequest.fromPartial({ commandId: 'c', fundId })
    expect(faultsOf(() => readRequest(addCommitment, without))).toEqual([
      '/commitment COMMITMENT_MISSING',
    ])
  })
})

describe('A deal', () => {
  test('may name any rung there is: whether it is a round is a matter of the rules', () => {
    const request = OpenDealRequest.fromPartial({
      commandId: 'c',
      fundId,
      enterpriseId,
      round: 'RUNG_LISTED',
      proposedAmount: yuan,
      openedOn: '2024-05-06',
    })
    expect(readRequest(openDeal, request).values).toMatchObject({ round: 'listed', note: '' })
    expect(
      faultsOf(() => readRequest(openDeal, { ...request, round: 'RUNG_UNSPECIFIED' })),
    ).toEqual(['/round VALUE_NOT_IN_LIST'])
  })

  test('needs an amount, ids that are ids and a version that is one', () => {
    const wrong = ApproveDealRequest.fromPartial({
      commandId: 'c',
      dealId: '17',
      expectedVersion: -1,
      approvedOn: '2024-07-01',
    })
    expect(faultsOf(() => readRequest(approveDeal, wrong))).toEqual([
      '/approvedAmount AMOUNT_MISSING',
      '/dealId ID_MALFORMED',
      '/expectedVersion NUMBER_OUT_OF_RANGE',
    ])
  })

  test('list may be asked for by a status that exists, in pages of at most 200', () => {
    const wrong = ListDealsRequest.fromPartial({
      status: 'UNRECOGNIZED',
      fundId: 'x',
      page: { size: 201 },
    })
    expect(faultsOf(() => readRequest(listDeals, wrong))).toEqual([
      '/fundId ID_MALFORMED',
      '/pageSize NUMBER_OUT_OF_RANGE',
      '/status VALUE_NOT_IN_LIST',
    ])
    expect(readRequest(listDeals, ListDealsRequest.fromPartial({})).values).toEqual({
      fundId: undefined,
      enterpriseId: undefined,
      status: undefined,
      page: { size: 50, token: '' },
    })
  })
})

describe('A round', () => {
  test('is read with the digits its price was printed with; the fund need name no holder', () => {
    expect(readRequest(closeRound, round).values).toMatchObject({
      preMoney: undefined,
      sharePrice: { price: { digits: 2 }, currency: undefined },
      subscriptions: [{ fundId, holderId: '', holderKind: 'fund' }],
    })
  })

  test.each([
    ['', 'NUMERIC_MALFORMED'],
    ['12,50', 'NUMERIC_MALFORMED'],
    ['1.25e1', 'NUMERIC_MALFORMED'],
    ['12.49999999999999', 'NUMERIC_MALFORMED'],
    ['0x10', 'NUMERIC_MALFORMED'],
    ['9'.repeat(41), 'NUMERIC_TOO_LARGE'],
  ])('has no price %p', (sharePrice, code) => {
    expect(faultsOf(() => readRequest(closeRound, { ...round, sharePrice }))).toEqual([
      `/sharePrice/amount ${code}`,
    ])
  })

  test('tells which subscription is wrong', () => {
    const [own] = round.subscriptions
    if (own === undefined) throw new Error('There is no subscription')
    const other = { ...own, fundId: '', holderKind: 'UNRECOGNIZED' as const, shares: '1.5 万' }
    const wrong = { ...round, subscriptions: [own, { ...other, amount: undefined }] }
    expect(faultsOf(() => readRequest(closeRound, wrong))).toEqual([
      '/subscriptions/1/amount AMOUNT_MISSING',
      '/subscriptions/1/holderId TEXT_EMPTY',
      '/subscriptions/1/holderKind VALUE_NOT_IN_LIST',
      '/subscriptions/1/shares NUMERIC_MALFORMED',
    ])
  })

  test('has a bounded number of subscriptions and papers', () => {
    const subscriptions = Array.from({ length: 201 }, () => round.subscriptions[0] ?? []).flat()
    const evidence = Array.from({ length: 11 }, () => resolution)
    expect(faultsOf(() => readRequest(closeRound, { ...round, subscriptions, evidence }))).toEqual([
      '/evidence LIST_TOO_LONG',
      '/subscriptions LIST_TOO_LONG',
    ])
  })
})

describe('Transactions', () => {
  test('are read one by one; a price of zero is not none', () => {
    const [read] = readTransactions(issue({ sharePrice: '0', currency: 'CNY' })).transactions
    expect(read).toMatchObject({ type: 'StockIssued', sharePrice: { units: 0n }, currency: 'CNY' })
    const [without] = readTransactions(issue({})).transactions
    expect(without).toMatchObject({ sharePrice: undefined, currency: undefined })
  })

  test.each([
    [{ sharePrice: '-1', currency: 'CNY' }, ['sharePrice/amount PRICE_NEGATIVE']],
    [{ sharePrice: '1' }, ['sharePrice/currency CURRENCY_UNKNOWN']],
    [{ currency: 'CNY' }, ['sharePrice/currency CURRENCY_WITHOUT_PRICE']],
    [{ quantity: '1.00000000001' }, ['quantity NUMERIC_MALFORMED']],
    [{ dealId }, ['dealId DEAL_NOT_FOR_HAND']],
    [{ enterpriseId: deriveId('Enterprise', 'other') }, ['enterpriseId ENTERPRISE_DIFFERS']],
    [{ securityId: '', issuedOn: '' }, ['issuedOn DATE_INVALID', 'securityId TEXT_EMPTY']],
    [{ holderId: 'a\u0000b' }, ['holderId TEXT_HAS_CONTROL_CHARACTERS']],
  ])('tell what is wrong: %p', (change, faults) => {
    expect(faultsOf(() => readTransactions(issue(change)))).toEqual(
      faults.map((fault) => `/transactions/0/${fault}`),
    )
  })

  test('are at least one and at most 500, each of a kind that exists', () => {
    const none = { ...issue({}), transactions: [] }
    expect(faultsOf(() => readTransactions(none))).toEqual(['/transactions LIST_EMPTY'])
    const unknown = { ...issue({}), transactions: [{ transaction: undefined }] }
    expect(faultsOf(() => readTransactions(unknown))).toEqual([
      '/transactions/0 TRANSACTION_MISSING',
    ])
    const many = { ...issue({}), transactions: Array(501).fill({ transaction: undefined }) }
    expect(faultsOf(() => readTransactions(many))).toEqual(['/transactions LIST_TOO_LONG'])
  })

  test('of transfer may leave the ids of what they make to be derived', () => {
    const transfer = (resultingSecurityId: string) =>
      RecordTransactionsRequest.fromPartial({
        commandId: 'c',
        enterpriseId,
        transactions: [
          {
            transaction: {
              $case: 'transferStock',
              value: {
                securityId: 's',
                quantity: '1',
                toHolderId: 'h',
                transferredOn: '2020-01-01',
                resultingSecurityId,
              },
            },
          },
        ],
      })
    const [derived] = readTransactions(transfer('')).transactions
    expect(derived).toMatchObject({ resultingSecurityId: derivedResultId('s') })
    const [given] = readTransactions(transfer('own')).transactions
    expect(given).toMatchObject({ resultingSecurityId: 'own', balanceSecurityId: '' })
  })

  test('never get through with a fault, and never throw anything but a refusal', () => {
    const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '1', '2020-01-01'))
    const change = fc.record(
      {
        securityId: text,
        holderId: text,
        stockClassId: text,
        quantity: text,
        sharePrice: text,
        currency: text,
        issuedOn: text,
        dealId: text,
        resultingFromSecurityId: text,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(change, (made) => {
        const faults = faultsOf(() => readTransactions(issue(made)))
        if (faults.length > 0) return
        const [read] = readTransactions(issue(made)).transactions
        expect(read).toMatchObject({ type: 'StockIssued', enterpriseId })
      }),
    )
  })
})
