import { beforeEach, describe, expect, test } from '@jest/globals'
import { fundManagers } from '@seedline/contracts/roles'
import { type MemoryStore, memoryStore, testActor } from '@seedline/testing'
import { ProblemError } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import { deal } from '../deal/aggregate.ts'
import { fund } from '../fund/aggregate.ts'
import { capitalFigures, type OpenedFund } from '../fund/state.ts'
import { guardsOf } from '../inbound/grpc/guards.ts'
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
import { told } from '../testing/reversible-round.ts'
import { approveDeal } from './approve-deal.ts'
import { closeRound } from './close-round.ts'
import type { Enterprises } from './enterprise-standing.ts'
import { openDeal } from './open-deal.ts'

const fundId = fundIdOf('fund')
const dealId = dealIdOf('deal')

let store: MemoryStore

beforeEach(async () => {
  store = memoryStore('fund')
  const commitments = [commitment('government', '10000000.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  await openDeal(
    { store, enterprises: allKnown },
    { ...dealTerms(), fundId },
    { ...callOf('deal'), asking },
  )
})

const handOver = () =>
  fundSteps(store).changeFundManager(
    { fundId, organisation: 'next', reason: 'sold' },
    callOf('handed'),
  )
const wantTwoPeople = () =>
  fundSteps(store).setFundPolicy(
    { fundId, twoPeople: { approval: true, closing: true } },
    callOf('strict'),
  )

const code = async (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'accepted',
    (error) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

const its = async (): Promise<OpenedFund> => {
  const { state } = await store.load(fund, fundId)
  if (state.status !== 'open') throw new Error('The fund is open')
  return state
}

const managed = { fundId, dealId }
const asks = (
  of: 'managed-fund' | 'managed-deal',
  { by = store, values = managed }: { by?: MemoryStore; values?: typeof managed } = {},
) => {
  const actor = testActor('fund-manager', { organisation: 'fund' })
  const asked = { ...asking, values, admits: fundManagers, actor, changes: true }
  const guard = guardsOf(by, async () => false, allKnown)[of]
  if (guard === undefined) throw new Error('It is guarded')
  return guard(asked)
}

describe.each(['managed-fund', 'managed-deal'] as const)('The guard of a %s', (of) => {
  test('tells what it found to whoever it let pass', async () => {
    expect(await asks(of)).toEqual(await its())
  })

  test('turns away a manager whose process remembers the fund from before it was handed over', async () => {
    const other = store.through(async () => {})
    await other.load(fund, fundId)
    await other.load(deal, dealId)
    await handOver()
    expect(await code(asks(of, { by: other }))).not.toBe('accepted')
  })

  test('lets nobody change what is not there, who could have become the owner only by the time that it is', async () => {
    const values = { fundId: fundIdOf('none'), dealId: dealIdOf('none') }
    const refused = await code(asks(of, { values }))
    expect(refused).toBe(of === 'managed-fund' ? 'FUND_UNKNOWN' : 'DEAL_UNKNOWN')
  })
})

describe('An approval of a deal that its guard let pass', () => {
  const approve = (by: MemoryStore, found: OpenedFund | undefined) =>
    approveDeal(
      { store: by, enterprises: allKnown },
      { ...approvalTerms(), dealId },
      { ...callOf('approve'), found },
    )

  test('looks no more at the fund than its guard has', async () => {
    const looking: MemoryStore = {
      ...store,
      current: async () => {
        throw new Error('It was looked at once more')
      },
    }
    expect(await code(approve(looking, await its()))).toBe('accepted')
    expect(await code(approve({ ...looking }, undefined))).toContain('looked at once more')
  })

  test.each([
    ['was handed over', handOver, 'DEAL_UNKNOWN'],
    ['came to want two people', wantTwoPeople, 'SECOND_PERSON_NEEDED'],
  ])('promises nothing of a fund that %s between the two', async (_what, change, refused) => {
    const found = await its()
    // Another process, which remembers the fund as its guard has found it.
    const other = store.through(async () => {})
    await other.load(fund, fundId)
    await change()
    expect(await code(approve(other, found))).toBe(refused)
    expect(capitalFigures(await its()).reserved.minor).toBe(0n)
    expect((await store.load(deal, dealId)).state.status).toBe('screening')
  })

  test('is carried on where it was begun, whatever the fund has become since', async () => {
    const found = await its()
    const dying = store.through(
      async () => {},
      () => Promise.reject(new Error('killed')),
    )
    expect(await code(approve(dying, found))).toContain('killed')
    await wantTwoPeople()
    await told(store)
    expect((await store.load(deal, dealId)).state.status).toBe('approved')
  })
})

/** A registry that is slow: while it is asked, something happens. */
const askedMeanwhile = (happens: () => Promise<unknown>): Enterprises => ({
  known: async () => undefined,
  async ask() {
    await happens()
    return { closedOn: undefined }
  },
})

const nothing = async () => {}

describe('A closing that its guard let pass', () => {
  beforeEach(async () => {
    await approveDeal(
      { store, enterprises: allKnown },
      { ...approvalTerms(), dealId },
      callOf('approve'),
    )
  })

  const close = (enterprises: Enterprises, found: OpenedFund | undefined, by = store) =>
    closeRound(
      { store: by, enterprises },
      {
        ...closingTerms(),
        dealId,
        subscriptions: [{ ...fundPart, fundId, holderId: fundId }, angelPart],
      },
      { ...callOf('close'), found },
    )
  const placesKept = async () =>
    (await store.read(capTable, dealTerms().enterpriseId)).filter(
      ({ event }) => event.type === 'RoundReserved',
    ).length

  test.each([
    ['was handed over', handOver, 'DEAL_UNKNOWN'],
    ['came to want two people', wantTwoPeople, 'SECOND_PERSON_NEEDED'],
  ])(
    'keeps no place where the fund %s while the registry was asked',
    async (_what, change, refused) => {
      const found = await its()
      expect(await code(close(askedMeanwhile(change), found))).toBe(refused)
      expect(await placesKept()).toBe(0)
      expect((await store.load(deal, dealId)).state.status).toBe('approved')
    },
  )

  test('is accepted where nothing happened meanwhile', async () => {
    expect(await code(close(askedMeanwhile(nothing), await its()))).toBe('accepted')
  })

  test('looks no more at the fund than its guard has, where nobody else was asked', async () => {
    const looking: MemoryStore = {
      ...store,
      current: async () => {
        throw new Error('It was looked at once more')
      },
    }
    expect(await code(close(allKnown, await its(), looking))).toBe('accepted')
  })
})

test('A deal is not opened for a fund that was handed over while the registry was asked', async () => {
  const opened = openDeal(
    { store, enterprises: askedMeanwhile(handOver) },
    { ...dealTerms(), fundId },
    callOf('another'),
  )
  expect(await code(opened)).toBe('FUND_OF_ANOTHER_ORGANISATION')
  expect((await store.load(deal, dealIdOf('another'))).state.status).toBe('unopened')
})
