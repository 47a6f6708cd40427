import { expect, test } from '@jest/globals'
import { memoryStore } from '@seedline/testing'
import { localDate, ProblemError } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import { fund } from '../fund/aggregate.ts'
import { capitalFigures } from '../fund/state.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from '../testing/command-calls.ts'
import { approveDeal as approvalOf, openDeal as dealTerms } from '../testing/deal-samples.ts'
import { dealSteps } from '../testing/deal-steps.ts'
import { commitment, openFund as fundTerms } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { yuan } from '../testing/samples.ts'
import { approveDeal } from './approve-deal.ts'
import { dealToActOn } from './deal-to-act-on.ts'
import { openDeal } from './open-deal.ts'

const fundId = fundIdOf('fund')
const dealId = dealIdOf('deal')

/** A fund with a deal in screening, and another process that remembers it so. */
async function remembered() {
  const store = memoryStore('fund')
  const commitments = [commitment('government', '100.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  const terms = { ...dealTerms(), fundId, proposedAmount: yuan('80.00') }
  await openDeal({ store, enterprises: allKnown }, terms, { ...callOf('deal'), asking })
  const other = store.through(async () => {})
  await other.load(deal, dealId)
  return { store, other }
}

const approval = { ...approvalOf(), dealId, approvedAmount: yuan('60.00') }

test('a command is begun on the deal as it is remembered, where it can be', async () => {
  const { store, other } = await remembered()
  await dealSteps(store).declineDeal(
    { dealId, declinedOn: localDate('2024-06-01'), reason: '材料不足' },
    callOf('decline'),
  )
  const known = await dealToActOn(other, dealId, ({ state }) => state.status === 'screening')
  expect(known.version).toBe(1)
  const stored = await dealToActOn(other, dealId, ({ state }) => state.status === 'approved')
  expect([stored.version, stored.state.status]).toEqual([2, 'declined'])
})

test('what was begun on a deal that another process has meanwhile declined is refused, and its capital is free', async () => {
  const { store, other } = await remembered()
  await dealSteps(store).declineDeal(
    { dealId, declinedOn: localDate('2024-06-01'), reason: '材料不足' },
    callOf('decline'),
  )
  const refused = await approveDeal({ store: other, enterprises: allKnown }, approval, {
    ...callOf('approve'),
    asking,
  }).catch((error) => error)
  expect(refused).toBeInstanceOf(ProblemError)
  expect(refused.problem.code).toBe('DEAL_ENDED')
  const { state } = await store.load(fund, fundId)
  if (state.status !== 'open') throw new Error('The fund is open')
  expect(capitalFigures(state).reserved.minor).toBe(0n)
  expect((await store.load(deal, dealId)).state.status).toBe('declined')
})

test('what another process has begun due diligence on is approved by one that remembers it in screening', async () => {
  const { store, other } = await remembered()
  await dealSteps(store).startDueDiligence(
    { dealId, startedOn: localDate('2024-05-15') },
    callOf('diligence'),
  )
  await approveDeal({ store: other, enterprises: allKnown }, approval, callOf('approve'))
  expect((await store.load(deal, dealId)).state.status).toBe('approved')
})
