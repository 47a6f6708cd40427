import { describe, expect, test } from '@jest/globals'
import { type MemoryStore, memoryStore, memoryView, recordedMessages } from '@seedline/testing'
import { instant, localDate, ProblemError } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import { holder, issued, split, stockClass, transferred } from '../testing/cap-table-samples.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from '../testing/command-calls.ts'
import { approveDeal as approvalTerms, openDeal as dealTerms } from '../testing/deal-samples.ts'
import { commitment, openFund as fundTerms } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { enterpriseId } from '../testing/samples.ts'
import { approveDeal } from '../use-cases/approve-deal.ts'
import { openDeal } from '../use-cases/open-deal.ts'
import { recordTransactions } from '../use-cases/record-transactions.ts'
import { reverseTransactions } from '../use-cases/reverse-on-cap-table.ts'
import { getCapTableHistory } from './cap-table/history.ts'
import { previewReversal } from './cap-table/preview.ts'
import { getCapTable } from './cap-table/query.ts'
import { capTableView } from './cap-table/view.ts'
import { getDeal } from './deal/query.ts'
import { dealView } from './deal/view.ts'
import { getFund } from './fund/query.ts'
import { fundView } from './fund/view.ts'

const fundId = fundIdOf('fund')
const dealId = dealIdOf('deal')
const january = instant('2025-01-15T04:00:00.000Z')
const march = instant('2025-03-15T04:00:00.000Z')
const april = instant('2025-04-15T04:00:00.000Z')
const soon = () => new Date(Date.now() + 1000)
const now = { asOf: {}, atLeastVersion: 0 }

const code = async (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'answered',
    (error) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

/** A fund, a deal and a cap table: part recorded in January, part in March. */
async function recorded(): Promise<MemoryStore> {
  const store = memoryStore('fund')
  const commitments = [commitment('government', '10000000.00')]
  const at = january
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund', { at }))
  const terms = { ...dealTerms(), fundId }
  const ports = { store, enterprises: allKnown }
  await openDeal(ports, terms, { ...callOf('deal', { at }), asking })
  const first = [stockClass('common'), holder('ann'), holder('bob'), issued('s1', 'ann', '100')]
  const call = { ...callOf('first', { at }), asking }
  await recordTransactions(ports, { enterpriseId, transactions: first }, call)
  const more = { fundId, commitment: commitment('enterprise', '1.00') }
  await fundSteps(store).addCommitment(more, callOf('more', { at: march }))
  await approveDeal(
    { store, enterprises: allKnown },
    { ...approvalTerms(), dealId },
    callOf('approve', { at: march }),
  )
  const then = [transferred('s1', 'bob', '40'), split(2n, 1n)]
  const later = { ...callOf('then', { at: march }), asking }
  await recordTransactions(ports, { enterpriseId, transactions: then }, later)
  return store
}

const isKnown = async () => true
const sees = async () => true

/** Views that hold everything, nothing yet, or what had been recorded by January. */
function sources(store: MemoryStore, upTo: 'all' | 'nothing' | 'january' = 'all') {
  const held = recordedMessages(store).filter(
    ({ time }) => upTo === 'all' || (upTo === 'january' && time <= january),
  )
  return {
    store,
    isKnown,
    sees,
    funds: memoryView(fundView, held),
    deals: memoryView(dealView, held),
    capTables: memoryView(capTableView, held),
  }
}

const ask = (from: ReturnType<typeof sources>, more = {}) => {
  const question = { ...now, deadline: soon(), ...more }
  return {
    fund: () => getFund(from, { ...question, fundId }),
    deal: () => getDeal(from, { ...question, dealId }),
    capTable: () => getCapTable(from, { ...question, enterpriseId }),
  }
}

describe('What is asked now', () => {
  test('is the same from the view and, where the view has nothing yet, from the streams', async () => {
    const store = await recorded()
    const seen = ask(sources(store))
    const folded = ask(sources(store, 'nothing'))
    expect(await folded.fund()).toEqual(await seen.fund())
    expect(await folded.deal()).toEqual(await seen.deal())
    expect(await folded.capTable()).toEqual(await seen.capTable())
    expect(await seen.fund()).toMatchObject({ version: 4, reserved: { minorUnits: 500_000_000n } })
    expect(await seen.deal()).toMatchObject({ version: 2, status: 'DEAL_STATUS_APPROVED' })
    expect(await seen.capTable()).toMatchObject({ version: 6, totalQuantity: '200' })
  })

  test('includes the version that the asker has seen, also where the view lags behind', async () => {
    const store = await recorded()
    const behind = sources(store, 'january')
    expect(await ask(behind).capTable()).toMatchObject({ version: 4, totalQuantity: '100' })
    expect(await ask(behind, { atLeastVersion: 6 }).capTable()).toMatchObject({
      version: 6,
      totalQuantity: '200',
    })
    expect(await ask(behind, { atLeastVersion: 4 }).fund()).toMatchObject({ version: 4 })
    expect(await ask(behind, { atLeastVersion: 2 }).deal()).toMatchObject({ version: 2 })
  })

  test('is refused at a version that does not exist', async () => {
    const asked = ask(sources(await recorded()), { atLeastVersion: 99 })
    for (const answer of [asked.fund, asked.deal, asked.capTable]) {
      expect(await code(answer())).toBe('VERSION_NOT_REACHED')
    }
  })

  test('is refused of what nobody recorded; a known enterprise has an empty cap table', async () => {
    const nothing = sources(memoryStore('fund'))
    expect(await code(ask(nothing).fund())).toBe('FUND_UNKNOWN')
    expect(await code(ask(nothing).deal())).toBe('DEAL_UNKNOWN')
    expect(await ask(nothing).capTable()).toMatchObject({
      version: 0,
      holders: [],
      totalQuantity: '0',
      fullyDilutedQuantity: '0',
    })
    const unknown = { ...nothing, isKnown: async () => false }
    expect(await code(ask(unknown).capTable())).toBe('ENTERPRISE_UNKNOWN')
  })
})

describe('What is asked as of a day', () => {
  test('holds what had happened by then, whenever it was recorded', async () => {
    const from = sources(await recorded())
    const by = (day: string) => ask(from, { asOf: { occurredOn: localDate(day) } })
    expect(await by('2021-06-01').capTable()).toMatchObject({
      totalQuantity: '100',
      holders: [
        { holderId: 'ann', quantity: '60', percent: '60.0000' },
        { holderId: 'bob', quantity: '40', percent: '40.0000' },
      ],
    })
    expect(await by('2020-01-01').capTable()).toMatchObject({ holders: [{ quantity: '100' }] })
    expect(await by('2024-05-06').deal()).toMatchObject({ status: 'DEAL_STATUS_SCREENING' })
    expect(await by('2024-06-30').fund()).toMatchObject({ reserved: { minorUnits: 0n } })
    expect(await by('2024-07-01').fund()).toMatchObject({ reserved: { minorUnits: 500_000_000n } })
  })

  test('before anything happened shows neither stock nor class, no deal and no fund', async () => {
    const from = sources(await recorded())
    const before = ask(from, { asOf: { occurredOn: localDate('2019-12-31') } })
    expect(await before.capTable()).toMatchObject({ holders: [], classes: [], totalQuantity: '0' })
    expect(await code(before.deal())).toBe('DEAL_UNKNOWN')
    expect(await code(before.fund())).toBe('FUND_UNKNOWN')
  })

  test('counts a commitment made before the fund was opened once the fund is open', async () => {
    const store = memoryStore('fund')
    const early = commitment('government', '1.00', { committedOn: localDate('2022-12-01') })
    await fundSteps(store).openFund({ ...fundTerms(), commitments: [early] }, callOf('fund'))
    const by = (day: string) =>
      getFund(
        { store, funds: memoryView(fundView, []) },
        { fundId, asOf: { occurredOn: localDate(day) }, atLeastVersion: 0, deadline: soon() },
      )
    expect(await code(by('2022-12-31'))).toBe('FUND_UNKNOWN')
    expect(await by('2023-03-01')).toMatchObject({ totalCommitted: { minorUnits: 100n } })
  })
})

describe('What is asked as it was known', () => {
  test('holds what had been recorded by then', async () => {
    const from = sources(await recorded())
    const known = ask(from, { asOf: { recordedAt: january } })
    expect(await known.capTable()).toMatchObject({ version: 4, totalQuantity: '100' })
    expect(await known.deal()).toMatchObject({ version: 1 })
    expect(await known.fund()).toMatchObject({ version: 2, available: { minorUnits: 10n ** 9n } })
  })

  test('may be bounded by both: what had happened by a day, as known at a moment', async () => {
    const from = sources(await recorded())
    const asOf = { occurredOn: localDate('2021-06-01'), recordedAt: january }
    expect(await ask(from, { asOf }).capTable()).toMatchObject({
      holders: [{ holderId: 'ann', quantity: '100' }],
    })
  })
})

describe('A reversal that is only looked at', () => {
  const question = { enterpriseId, ofOrganisation: undefined, at: april }

  test('shows the table as it would be, and records nothing', async () => {
    const store = await recorded()
    const before = await store.read(capTable, enterpriseId)
    const shown = await previewReversal(
      { store, sees },
      { ...question, versions: [6], deadline: soon() },
    )
    expect(await store.read(capTable, enterpriseId)).toEqual(before)
    const reversal = { enterpriseId, versions: [6], reason: 'misread', evidence: [] }
    const call = callOf('reverse', { at: april })
    await reverseTransactions(store, { ...reversal, provenance: undefined }, call)
    const then = await ask(sources(store)).capTable()
    expect(shown).toEqual({ ...then, version: 6 })
  })

  test('is refused as it would be', async () => {
    const asked = { ...question, versions: [4], deadline: soon() }
    expect(await code(previewReversal({ store: await recorded(), sees }, asked))).toBe(
      'REVERSAL_IN_THE_WAY',
    )
    const ofAnother = { ...asked, versions: [6], ofOrganisation: 'another' }
    expect(await code(previewReversal({ store: await recorded(), sees }, ofAnother))).toBe(
      'TRANSACTION_OF_ANOTHER_ORGANISATION',
    )
  })
})

describe("A cap table's history", () => {
  const page = (size: number, token = '') => ({ size, token })
  const history = (store: MemoryStore, more = {}) =>
    getCapTableHistory(
      { store, isKnown, sees },
      { enterpriseId, asOf: {}, page: page(500), deadline: soon(), ...more },
    )

  test('tells what was recorded, oldest first, with details', async () => {
    const { entries, nextPageToken } = await history(await recorded())
    expect(entries.map(({ recording }) => recording?.eventType.split('.').at(-1))).toEqual([
      'StockClassDefined',
      'StakeholderNamed',
      'StakeholderNamed',
      'StockIssued',
      'StockTransferred',
      'StockClassSplit',
    ])
    expect(JSON.parse(entries[4]?.detailsJson ?? '')).toMatchObject({
      securityId: 's1',
      quantity: '40',
    })
    expect(nextPageToken).toBe('')
  })

  test('goes on page by page without gap or repetition', async () => {
    const store = await recorded()
    const versions: (number | undefined)[] = []
    for (let token = '', pages = 0; pages < 10; pages += 1) {
      const { entries, nextPageToken } = await history(store, { page: page(4, token) })
      versions.push(...entries.map(({ recording }) => recording?.version))
      if (nextPageToken === '') break
      token = nextPageToken
    }
    expect(versions).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('may be bounded by day and by moment', async () => {
    const store = await recorded()
    const by = async (asOf: object) =>
      (await history(store, { asOf })).entries.map(({ recording }) => recording?.version)
    expect(await by({ occurredOn: localDate('2021-06-01') })).toEqual([4, 5])
    expect(await by({ recordedAt: january })).toEqual([1, 2, 3, 4])
  })

  test('tells what was reversed, and by what; as of a day it had never happened', async () => {
    const store = await recorded()
    const reversal = { enterpriseId, reason: 'misread', evidence: [], provenance: undefined }
    const call = callOf('reverse', { at: april })
    await reverseTransactions(store, { ...reversal, versions: [6] }, call)
    const reversedIn = async (more = {}) =>
      (await history(store, more)).entries.map(({ recording, reversedBy }) => [
        recording?.version,
        reversedBy,
      ])
    const by = `cap_table-${enterpriseId}@7`
    expect(await reversedIn()).toEqual([1, 2, 3, 4, 5, 6, 7].map((v) => [v, v === 6 ? by : '']))
    expect(await reversedIn({ asOf: { recordedAt: march } })).toEqual(
      [1, 2, 3, 4, 5, 6].map((v) => [v, '']),
    )
    const day = { asOf: { occurredOn: localDate('2026-01-01') } }
    expect((await reversedIn(day)).map(([version]) => version)).not.toContain(6)
    expect((await history(store)).entries.at(-1)?.reason).toBe('misread')
  })

  test('is empty for a known enterprise, refused for an unknown one and with a made-up token', async () => {
    const store = memoryStore('fund')
    expect(await history(store)).toEqual({ entries: [], nextPageToken: '' })
    const unknown = getCapTableHistory(
      { store, isKnown: async () => false, sees },
      { enterpriseId, asOf: {}, page: page(1), deadline: soon() },
    )
    expect(await code(unknown)).toBe('ENTERPRISE_UNKNOWN')
    expect(await code(history(store, { page: page(1, '-1') }))).toBe('PAGE_TOKEN_INVALID')
  })
})
