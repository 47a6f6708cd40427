import { expect, test } from '@jest/globals'
import { type MemoryStore, memoryStore } from '@seedline/testing'
import { localDate, ProblemError } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import { decide } from '../deal/decide.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from '../testing/command-calls.ts'
import { openDeal as dealTerms } from '../testing/deal-samples.ts'
import { commitment, openFund as fundTerms } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { openDeal } from './open-deal.ts'
import { executeSecond } from './second-step.ts'

const dealId = dealIdOf('deal')
const startedOn = localDate('2024-05-20')

async function screened(): Promise<MemoryStore> {
  const store = memoryStore('fund')
  const commitments = [commitment('government', '100.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  const terms = { ...dealTerms(), fundId: fundIdOf('fund') }
  await openDeal({ store, enterprises: allKnown }, terms, { ...callOf('deal'), asking })
  return store
}

/** A second step that wants the first to have left 'a place'; how often it was looked up, and what came of it. */
async function second(store: MemoryStore, left: string | undefined, justMade?: string) {
  let lookedUp = 0
  const call = callOf('second')
  const outcome = await executeSecond(
    store,
    {
      aggregate: deal,
      id: dealId,
      async first() {
        lookedUp += 1
        return left
      },
      decide(state, _version, first) {
        if (first !== 'a place') throw new Error(`The first step left ${first}`)
        const { at } = call.context
        return decide({ type: 'StartDueDiligence', at, dealId, startedOn }, state)
      },
    },
    call,
    justMade,
  ).then(
    ({ repeated }) => (repeated ? 'repeated' : 'recorded'),
    (error: unknown) =>
      error instanceof ProblemError ? error.problem.code : (error as Error).message,
  )
  return { outcome, lookedUp }
}

test('what a first step left is looked up once, where another call made it', async () => {
  expect(await second(await screened(), 'a place')).toEqual({ outcome: 'recorded', lookedUp: 1 })
})

test('it is not looked up by the call that has just made it', async () => {
  const store = await screened()
  expect(await second(store, undefined, 'a place')).toEqual({ outcome: 'recorded', lookedUp: 0 })
})

test('it is not looked up for a second step that was recorded', async () => {
  const store = await screened()
  await second(store, 'a place')
  expect(await second(store, undefined)).toEqual({ outcome: 'repeated', lookedUp: 0 })
})

test('a second step whose first was given back is decided on that', async () => {
  const { outcome, lookedUp } = await second(await screened(), undefined)
  expect([outcome, lookedUp]).toEqual(['The first step left undefined', 1])
})
