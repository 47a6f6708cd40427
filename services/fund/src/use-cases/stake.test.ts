import { beforeEach, describe, expect, test } from '@jest/globals'
import { type MemoryStore, memoryStore } from '@seedline/testing'
import { deal } from '../deal/aggregate.ts'
import { decide } from '../deal/decide.ts'
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
import { enterpriseId, noon, resolution } from '../testing/samples.ts'
import { approveDeal } from './approve-deal.ts'
import { closeRound } from './close-round.ts'
import { openDeal } from './open-deal.ts'
import { reverseApproval } from './reverse-approval.ts'
import { stakeBy } from './stake.ts'

const fundId = fundIdOf('fund')
const dealId = dealIdOf('deal')
/** Of callOf: who opens the fund and its deal. */
const own = 'fund'

let store: MemoryStore
/** How often what was approved a moment ago was waited for. */
let waited: number

beforeEach(async () => {
  store = memoryStore('fund')
  waited = 0
  const commitments = [commitment('government', '10000000.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  await openDeal({ store, enterprises: allKnown }, { ...dealTerms(), fundId }, callOf('deal'))
})

/** The read models tell of the deal, whatever has become of it since, from the look on that is named. */
const hasStake = (organisation = own, toldFrom = 0) => {
  let looks = -1
  waited = 0
  const stake = stakeBy(
    store,
    async () => {
      looks += 1
      return looks >= toldFrom ? [dealId] : []
    },
    { patienceMs: 3, pause: async () => (waited += 1), now: () => waited },
  )
  return stake(organisation, enterpriseId, asking.deadline)
}
const approve = (key = 'approve') =>
  approveDeal({ store, enterprises: allKnown }, { ...approvalTerms(), dealId }, callOf(key))
const why = { dealId, reason: 'misread', evidence: [resolution] }

describe('An organisation has a stake in an enterprise', () => {
  test('once a deal of its fund is approved, not by opening one', async () => {
    expect(await hasStake()).toBe(false)
    await approve()
    expect(await hasStake()).toBe(true)
  })

  test('by a round that is closed', async () => {
    await approve()
    const subscriptions = [{ ...fundPart, fundId, holderId: fundId }, angelPart]
    const closing = { ...closingTerms(), dealId, subscriptions }
    await closeRound({ store, enterprises: allKnown }, closing, callOf('close'))
    expect(await hasStake()).toBe(true)
  })

  test('no more from the moment when its deal is withdrawn, although the read models tell of it still', async () => {
    await approve()
    await store.execute(deal, dealId, callOf('withdraw').context, (state) =>
      decide(
        {
          type: 'WithdrawDeal',
          at: noon,
          dealId,
          withdrawnOn: approvalTerms().approvedOn,
          reason: 'r',
        },
        state,
      ),
    )
    expect(await hasStake()).toBe(false)
  })

  test('no more from the moment when its approval is reversed, and again once it is approved anew', async () => {
    await approve()
    await reverseApproval(store, why, callOf('reverse'))
    expect(await hasStake()).toBe(false)
    await approve('again')
    expect(await hasStake()).toBe(true)
  })

  test('no more from the moment when its fund is handed over', async () => {
    await approve()
    const handing = { fundId, organisation: 'next', reason: 'sold' }
    await fundSteps(store).changeFundManager(handing, callOf('handed'))
    expect(await hasStake()).toBe(false)
    expect(await hasStake('Next')).toBe(true)
  })

  test('however its id is written, and nobody has one without a name', async () => {
    await approve()
    expect(await hasStake(' FUND')).toBe(true)
    expect(await hasStake('')).toBe(false)
  })

  test('that the read models tell of a moment later, for which it is waited, and no longer', async () => {
    await approve()
    expect(await hasStake(own, 2)).toBe(true)
    expect(await hasStake(own, 9)).toBe(false)
    expect(waited).toBe(3)
  })
})
