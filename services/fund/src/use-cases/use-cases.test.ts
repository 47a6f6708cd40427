import { describe, expect, test } from '@jest/globals'
import { type MemoryStore, memoryStore } from '@seedline/testing'
import { deriveId, localDate, numeric, ProblemError } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import { deal } from '../deal/aggregate.ts'
import { holder, issued, stockClass } from '../testing/cap-table-samples.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from '../testing/command-calls.ts'
import {
  approveDeal as approvalTerms,
  closeRound as closingTerms,
  openDeal as dealTerms,
  fundPart,
} from '../testing/deal-samples.ts'
import { commitment, openFund as fundTerms } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { enterpriseId, yuan } from '../testing/samples.ts'
import { approveDeal } from './approve-deal.ts'
import { closeRound } from './close-round.ts'
import type { Enterprises, Standing } from './enterprise-standing.ts'
import { openDeal } from './open-deal.ts'
import { recordTransactions } from './record-transactions.ts'

const fundId = fundIdOf('fund')
const dealId = dealIdOf('deal')

const code = async (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'accepted',
    (error) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

/** Enterprises of which this service knows one thing, and the registry another; counts the asking. */
function enterprisesOf(here: Standing | undefined, there: Standing | undefined) {
  const asked: string[] = []
  const enterprises: Enterprises = {
    known: async () => here,
    ask: async (_, { token }) => {
      asked.push(token)
      return there
    },
  }
  return { enterprises, asked }
}

const open: Standing = { closedOn: undefined }
const over: Standing = { closedOn: localDate('2024-01-01') }

async function withFund(): Promise<MemoryStore> {
  const store = memoryStore('fund')
  const commitments = [commitment('government', '10000000.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  return store
}

const opening = (store: MemoryStore, enterprises: Enterprises, command = 'deal', more = {}) =>
  openDeal(
    { store, enterprises },
    { ...dealTerms(), fundId, ...more },
    { ...callOf(command), asking },
  )

describe('Opening a fund', () => {
  test('gives it an id that follows from the command, so that a repetition finds the first', async () => {
    const store = memoryStore('fund')
    const first = await fundSteps(store).openFund(fundTerms(), callOf('fund', { requestHash: 'a' }))
    expect(first).toMatchObject({ id: fundId, version: 1, repeated: false })
    const again = await fundSteps(store).openFund(fundTerms(), callOf('fund', { requestHash: 'a' }))
    expect(again).toEqual({ ...first, repeated: true })
    const other = fundSteps(store).openFund(fundTerms(), callOf('fund', { requestHash: 'b' }))
    expect(await code(other)).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('leaves room for further partners, decided on the version that was seen', async () => {
    const store = await withFund()
    const more = { fundId, commitment: commitment('enterprise', '1.00') }
    const stale = callOf('more', { expectedVersion: 1 })
    expect(await code(fundSteps(store).addCommitment(more, stale))).toBe('STALE_VERSION')
    const outcome = await fundSteps(store).addCommitment(
      more,
      callOf('more', { expectedVersion: 2 }),
    )
    expect(outcome).toMatchObject({ id: fundId, version: 3 })
  })
})

describe('Opening a deal', () => {
  test('with an enterprise that is known here asks nobody', async () => {
    const { enterprises, asked } = enterprisesOf(open, undefined)
    expect(await opening(await withFund(), enterprises)).toMatchObject({ id: dealId, version: 1 })
    expect(asked).toEqual([])
  })

  test("with one that is not known here asks the registry once, with the caller's token", async () => {
    const { enterprises, asked } = enterprisesOf(undefined, open)
    expect(await opening(await withFund(), enterprises)).toMatchObject({ version: 1 })
    expect(asked).toEqual(['token'])
  })

  test('with one that the registry does not know either is refused', async () => {
    const { enterprises } = enterprisesOf(undefined, undefined)
    expect(await code(opening(await withFund(), enterprises))).toBe('ENTERPRISE_UNKNOWN')
  })

  test('with a record that was merged into another is refused, and that one named', async () => {
    const survivor = deriveId('Enterprise', 'survivor')
    for (const [here, there] of [
      [{ ...over, mergedInto: survivor }, undefined],
      [undefined, { ...open, mergedInto: survivor }],
    ] as const) {
      const { enterprises } = enterprisesOf(here, there)
      const refused = opening(await withFund(), enterprises)
      await expect(refused).rejects.toMatchObject({
        problem: { code: 'ENTERPRISE_MERGED', facts: { survivor_id: survivor } },
      })
    }
  })

  test('with one that was closed before is refused, not with one that was open on that day', async () => {
    const { enterprises } = enterprisesOf(over, undefined)
    const store = await withFund()
    expect(await code(opening(store, enterprises))).toBe('ENTERPRISE_CLOSED')
    const before = { openedOn: localDate('2024-01-01') }
    expect(await code(opening(store, enterprises, 'deal', before))).toBe('accepted')
  })

  test('fails when the registry can not be asked, and stores nothing', async () => {
    const store = await withFund()
    const away: Enterprises = {
      known: async () => undefined,
      ask: async () => {
        throw new Error('away')
      },
    }
    expect(await code(opening(store, away))).toContain('away')
    expect(await store.read(deal, dealId)).toEqual([])
  })

  test('of a fund that nobody opened is refused', async () => {
    expect(await code(opening(memoryStore('fund'), allKnown))).toBe('FUND_UNKNOWN')
  })

  test('again is answered with the first outcome, whatever became of the enterprise', async () => {
    const store = await withFund()
    const first = await opening(store, allKnown)
    const { enterprises } = enterprisesOf(over, undefined)
    expect(await opening(store, enterprises)).toEqual({ ...first, repeated: true })
  })
})

describe('Closing a round', () => {
  async function approved(): Promise<MemoryStore> {
    const store = await withFund()
    await opening(store, allKnown)
    await approveDeal(
      { store, enterprises: allKnown },
      { ...approvalTerms(), dealId },
      callOf('approve'),
    )
    return store
  }
  const closing = {
    ...closingTerms(),
    dealId,
    subscriptions: [{ ...fundPart, fundId, holderId: fundId }],
  }

  test('needs no other holder id for the fund than its own', async () => {
    const store = await approved()
    const unnamed = { ...closing, subscriptions: [{ ...fundPart, fundId, holderId: '' }] }
    await closeRound({ store, enterprises: allKnown }, unnamed, { ...callOf('close'), asking })
    const [closed] = (await store.read(deal, dealId)).slice(-1)
    expect(closed?.event).toMatchObject({ subscriptions: [{ holderId: fundId }] })
  })

  test('is refused for an enterprise that was closed before', async () => {
    const store = await approved()
    const { enterprises, asked } = enterprisesOf(over, undefined)
    expect(
      await code(closeRound({ store, enterprises }, closing, { ...callOf('close'), asking })),
    ).toBe('ENTERPRISE_CLOSED')
    expect(asked).toEqual([])
  })

  test('asks the registry where nothing is known here: the answer is the same', async () => {
    const { enterprises, asked } = enterprisesOf(undefined, over)
    const closed = { ...callOf('close'), asking }
    expect(await code(closeRound({ store: await approved(), enterprises }, closing, closed))).toBe(
      'ENTERPRISE_CLOSED',
    )
    expect(asked).toEqual(['token'])
    const nobody = enterprisesOf(undefined, undefined)
    const unknown = { store: await approved(), enterprises: nobody.enterprises }
    expect(await code(closeRound(unknown, closing, closed))).toBe('ENTERPRISE_UNKNOWN')
  })

  test('closes nothing while nothing is known here and the registry can not be asked', async () => {
    const store = await approved()
    const away: Enterprises = {
      known: async () => undefined,
      ask: async () => {
        throw new Error('away')
      },
    }
    const closed = closeRound({ store, enterprises: away }, closing, { ...callOf('close'), asking })
    expect(await code(closed)).toContain('away')
    expect((await store.load(deal, dealId)).state.status).toBe('approved')
  })

  test('again is answered with the first outcome, also after the enterprise was closed', async () => {
    const store = await approved()
    const first = await closeRound({ store, enterprises: allKnown }, closing, {
      ...callOf('close'),
      asking,
    })
    const { enterprises } = enterprisesOf(over, undefined)
    const again = await closeRound({ store, enterprises }, closing, { ...callOf('close'), asking })
    expect(again).toEqual({ ...first, repeated: true })
    const other = closeRound({ store, enterprises }, closing, { ...callOf('close-2'), asking })
    expect(await code(other)).toBe('ROUND_ALREADY_CLOSED')
  })

  test('of a deal that nobody opened is refused', async () => {
    const unknown = { ...closing, dealId: deriveId('Deal', 'never') }
    const store = await withFund()
    expect(
      await code(closeRound({ store, enterprises: allKnown }, unknown, { ...callOf('c'), asking })),
    ).toBe('DEAL_UNKNOWN')
  })
})

describe('Recording transactions', () => {
  const transactions = [stockClass('common'), holder('ann'), issued('s1', 'ann', '100')]
  const record = (store: MemoryStore, enterprises: Enterprises, more = {}) =>
    recordTransactions(
      { store, enterprises },
      { enterpriseId, transactions, ...more },
      { ...callOf('record'), asking },
    )

  test('makes one commit of them all', async () => {
    const store = memoryStore('fund')
    expect(await record(store, allKnown)).toMatchObject({ id: enterpriseId, version: 3 })
    const recorded = await store.read(capTable, enterpriseId)
    expect(new Set(recorded.map(({ commandId }) => commandId))).toEqual(new Set(['record']))
  })

  test('records none of them when one is refused', async () => {
    const store = memoryStore('fund')
    const wrong = [...transactions, { ...issued('s2', 'ann', '1'), quantity: numeric('0') }]
    expect(await code(record(store, allKnown, { transactions: wrong }))).toBe(
      'QUANTITY_NOT_POSITIVE',
    )
    expect(await store.read(capTable, enterpriseId)).toEqual([])
  })

  test('of an enterprise that nobody registered is refused', async () => {
    const { enterprises, asked } = enterprisesOf(undefined, undefined)
    expect(await code(record(memoryStore('fund'), enterprises))).toBe('ENTERPRISE_UNKNOWN')
    expect(asked).toEqual(['token'])
  })

  test('of an enterprise that was closed takes what happened until then, and names, and nothing later', async () => {
    for (const { enterprises } of [
      enterprisesOf(over, undefined),
      enterprisesOf(undefined, over),
    ]) {
      const store = memoryStore('fund')
      expect(await code(record(store, enterprises))).toBe('accepted')
      const recording = (on: string, command: string) =>
        recordTransactions(
          { store, enterprises },
          {
            enterpriseId,
            transactions: [holder('bob'), issued(command, 'bob', '1', { issuedOn: localDate(on) })],
          },
          { ...callOf(command), asking },
        )
      expect(await code(recording('2024-01-02', 'after'))).toBe('ENTERPRISE_CLOSED')
      expect(await code(recording('2024-01-01', 'on its last day'))).toBe('accepted')
    }
  })
})

test('One deal can be closed for less than approved, and the amount is what was subscribed', async () => {
  const store = await withFund()
  await opening(store, allKnown)
  await approveDeal(
    { store, enterprises: allKnown },
    { ...approvalTerms(), dealId },
    callOf('approve'),
  )
  const less = {
    ...fundPart,
    fundId,
    holderId: fundId,
    shares: numeric('2'),
    amount: yuan('25.00'),
  }
  const closing = { ...closingTerms(), dealId, subscriptions: [less] }
  await closeRound({ store, enterprises: allKnown }, closing, { ...callOf('close'), asking })
  expect((await store.load(deal, dealId)).state.status).toBe('closed')
})
