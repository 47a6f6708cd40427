import { describe, expect, test } from '@jest/globals'
import { answerBytesMost, messageBytesMost, pageMost } from '@seedline/contracts/bounds'
import { CapTable } from '@seedline/contracts/fund/v1/cap_table_service'
import { Deal, ListDealsResponse } from '@seedline/contracts/fund/v1/deal_service'
import { Fund, ListFundsResponse } from '@seedline/contracts/fund/v1/fund_service'
import {
  type MemoryStore,
  memoryStore,
  memoryView,
  recordedMessages,
  testActor,
} from '@seedline/testing'
import { type Evidence, localDate, ProblemError } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { holder, issued, stockClass } from '../testing/cap-table-samples.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from '../testing/command-calls.ts'
import {
  angelPart,
  approveDeal as approvalTerms,
  closeRound as closingTerms,
  openDeal as dealTerms,
  fundPart,
} from '../testing/deal-samples.ts'
import { commitment, openFund as fundTerms } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { enterpriseId } from '../testing/samples.ts'
import { approveDeal } from '../use-cases/approve-deal.ts'
import { closeRound } from '../use-cases/close-round.ts'
import { openDeal } from '../use-cases/open-deal.ts'
import { recordTransactions } from '../use-cases/record-transactions.ts'
import { getCapTable } from './cap-table/query.ts'
import { capTableView } from './cap-table/view.ts'
import type { DealDocument } from './deal/document.ts'
import { getDeal, listDeals } from './deal/query.ts'
import { dealView } from './deal/view.ts'
import type { FundDocument } from './fund/document.ts'
import { getFund, listFunds } from './fund/query.ts'
import { fundView } from './fund/view.ts'

const fundId = fundIdOf('fund')
const dealId = dealIdOf('deal')
const question = () => ({ asOf: {}, atLeastVersion: 0, deadline: new Date(Date.now() + 5000) })
const page = { size: pageMost, token: '' }

const longest: Evidence = {
  kind: 'report',
  title: '证'.repeat(300),
  url: `https://e.example/${'a'.repeat(1980)}`,
  sha256: '0'.repeat(64),
}
const papers = (count: number) => Array.from({ length: count }, () => longest)

const code = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

const withFund = async (): Promise<MemoryStore> => {
  const store = memoryStore('fund')
  const commitments = [commitment('government', '10000000.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  return store
}

/** A view that answers with the same document for every entry of a page. */
const fullOf = <D>(data: D): ViewStore<D> =>
  ({
    find: async (_: unknown, { page: { size } }: { page: { size: number } }) => ({
      found: Array.from({ length: size }, (__, index) => ({
        key: String(index),
        data,
        versions: {},
      })),
      nextPageToken: '',
    }),
  }) as unknown as ViewStore<D>

const viewedOf = async <D>(view: ViewStore<D>, key: string): Promise<D> => {
  const viewed = await view.get(key)
  if (!viewed) throw new Error('It was not recorded')
  return viewed.data
}

describe('A deal of 200 subscribers with the longest names, approved on as many papers as are taken', () => {
  async function closed(): Promise<MemoryStore> {
    const store = await withFund()
    const ports = { store, enterprises: allKnown }
    await openDeal(ports, { ...dealTerms(), fundId }, { ...callOf('deal'), asking })
    await approveDeal(
      { store, enterprises: allKnown },
      { ...approvalTerms(), dealId, evidence: papers(50) },
      callOf('approve'),
    )
    const others = Array.from({ length: 199 }, (_, index) => ({
      ...angelPart,
      holderId: `h${index}-${'x'.repeat(100)}`,
      holderName: '东'.repeat(200),
    }))
    const subscriptions = [{ ...fundPart, fundId, holderId: fundId }, ...others]
    const closing = { ...closingTerms(), dealId, subscriptions }
    await closeRound(ports, closing, { ...callOf('close'), asking })
    return store
  }

  test('is closed, and can be read', async () => {
    const store = await closed()
    const deals = memoryView(dealView, recordedMessages(store))
    const deal = await getDeal({ store, deals }, { dealId, ...question() })
    expect(deal.history).toHaveLength(3)
    expect(Deal.encode(deal).finish().length).toBeLessThan(messageBytesMost)
  })

  test('leaves room for 199 more like it on the largest page, which tells neither its closing nor its history', async () => {
    const deals = memoryView(dealView, recordedMessages(await closed()))
    const listed = await listDeals(
      fullOf<DealDocument>(await viewedOf(deals, dealId)),
      { fundId: undefined, enterpriseId: undefined, status: undefined, ofFunds: undefined },
      page,
    )
    expect(listed.deals[0]).toMatchObject({ dealId, closing: undefined, history: [] })
    expect(
      ListDealsResponse.encode({ ...listed, deals: [...listed.deals] }).finish().length,
    ).toBeLessThan(messageBytesMost)
  })
})

describe('A fund of partners with the longest names and papers', () => {
  test('takes them until it is full, is read, and lets capital be reserved all the same', async () => {
    const store = await withFund()
    let taken = 'accepted'
    for (let index = 0; taken === 'accepted'; index += 1) {
      const partner = { partnerId: `q${index}`, partnerName: '伙'.repeat(200), evidence: papers(5) }
      const made = commitment('enterprise', '1.00', partner)
      const call = callOf(`partner-${index}`)
      taken = await code(fundSteps(store).addCommitment({ fundId, commitment: made }, call))
    }
    expect(taken).toBe('RECORD_FULL')
    const ports = { store, enterprises: allKnown }
    await openDeal(ports, { ...dealTerms(), fundId }, { ...callOf('deal'), asking })
    await approveDeal(
      { store, enterprises: allKnown },
      { ...approvalTerms(), dealId },
      callOf('approve'),
    )
    const funds = memoryView(fundView, recordedMessages(store))
    const fund = await getFund({ store, funds }, { fundId, ...question() })
    expect(fund.commitments.length).toBeGreaterThan(50)
    expect(Fund.encode(fund).finish().length).toBeLessThan(messageBytesMost)
    const listed = await listFunds(
      fullOf<FundDocument>(await viewedOf(funds, fundId)),
      testActor('operator'),
      page,
    )
    expect(listed.funds[0]).toMatchObject({ commitments: [], totalCommitted: fund.totalCommitted })
    const bytes = ListFundsResponse.encode({ ...listed, funds: [...listed.funds] }).finish().length
    expect(bytes).toBeLessThan(messageBytesMost)
  })
})

describe('A cap table whose securities came with more papers than fit an answer', () => {
  const tableOf = async (securities: number) => {
    const store = memoryStore('fund')
    const ports = { store, enterprises: allKnown }
    const record = (
      name: string,
      transactions: Parameters<typeof recordTransactions>[1]['transactions'],
    ) => recordTransactions(ports, { enterpriseId, transactions }, { ...callOf(name), asking })
    await record('begin', [stockClass('common'), holder('ann')])
    for (let index = 0; index < securities; index += 1)
      await record(`issue-${index}`, [
        issued(`s${index}`, 'ann', '1', { evidence: papers(5), issuedOn: localDate('2024-01-01') }),
      ])
    const capTables = memoryView(capTableView, recordedMessages(store))
    const sources = { store, capTables, isKnown: async () => true, sees: async () => true }
    return getCapTable(sources, { enterpriseId, ...question() })
  }

  test('is read without them, and says so', async () => {
    const table = await tableOf(75)
    expect(table).toMatchObject({ papersLeftOut: true, totalQuantity: '75' })
    expect(table.holders[0]?.securities).toHaveLength(75)
    expect(table.holders[0]?.securities[0]?.evidence).toEqual([])
    expect(CapTable.encode(table).finish().length).toBeLessThan(answerBytesMost)
  })

  test('is read with them while they fit', async () => {
    const table = await tableOf(25)
    expect(table.papersLeftOut).toBe(false)
    expect(table.holders[0]?.securities[0]?.evidence).toHaveLength(5)
  })
})
