import { describe, expect, test } from '@jest/globals'
import { type MemoryStore, memoryStore, recordedMessages } from '@seedline/testing'
import { type Instant, instant, localDate, numeric, ProblemError } from '@seedline/values'
import fc from 'fast-check'
import { capTable } from '../cap-table/aggregate.ts'
import type { Transaction } from '../cap-table/commands.ts'
import { roundSecurityId } from '../cap-table/round.ts'
import { deal } from '../deal/aggregate.ts'
import { carryOnClosings } from '../processes/carry-on-closings.ts'
import { recordRoundOnCapTable } from '../processes/record-round-on-cap-table.ts'
import { cancelled, converted, holder, issued, stockClass } from '../testing/cap-table-samples.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from '../testing/command-calls.ts'
import {
  angelPart,
  approveDeal as approvalTerms,
  closeRound as closingTerms,
  openDeal as dealTerms,
  fundPart,
} from '../testing/deal-samples.ts'
import { dealSteps } from '../testing/deal-steps.ts'
import { commitment, openFund as fundTerms } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { mortalStore, mortals } from '../testing/mortal.ts'
import { enterpriseId, noon } from '../testing/samples.ts'
import { approveDeal } from './approve-deal.ts'
import { closeRound } from './close-round.ts'
import { openDeal } from './open-deal.ts'
import { recordTransactions } from './record-transactions.ts'

const fundId = fundIdOf('fund')
const dealId = dealIdOf('deal')

const founding = [
  stockClass('reg', 'registered-capital'),
  stockClass('common'),
  holder('A'),
  issued('a', 'A', '100', { stockClassId: 'reg' }),
] as const

/** An approved deal, and a table of registered capital. */
async function approved(...transactions: readonly Transaction[]): Promise<MemoryStore> {
  const store = memoryStore('fund')
  const commitments = [commitment('government', '10000000.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  const terms = { ...dealTerms(), fundId }
  await openDeal({ store, enterprises: allKnown }, terms, { ...callOf('deal'), asking })
  await approveDeal(
    { store, enterprises: allKnown },
    { ...approvalTerms(), dealId },
    callOf('approve'),
  )
  await record(store, 'founding', ...(transactions.length > 0 ? transactions : founding))
  return store
}

const record = (store: MemoryStore, command: string, ...transactions: readonly Transaction[]) =>
  recordTransactions(
    { store, enterprises: allKnown },
    { enterpriseId, transactions },
    { ...callOf(command), asking },
  )

// On 2024-08-15.
const close = (store: MemoryStore, command = 'close', expectedVersion = 0) =>
  closeRound(
    { store, enterprises: allKnown },
    {
      ...closingTerms(),
      dealId,
      subscriptions: [{ ...fundPart, fundId, holderId: fundId }, angelPart],
    },
    { ...callOf(command, { expectedVersion }), asking },
  )

const code = async (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'accepted',
    (error) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

const statusOf = async (store: MemoryStore) => (await store.load(deal, dealId)).state.status
const tableEvents = async (store: MemoryStore) =>
  (await store.read(capTable, enterpriseId)).map(({ event }) => event.type)

const handling = () => ({ deadline: new Date(Date.now() + 5000) })

async function told(store: MemoryStore, now: Instant = noon): Promise<void> {
  const carry = carryOnClosings({ store, clock: () => now, wait: async () => {} })
  const enter = recordRoundOnCapTable({ store, clock: () => now })
  for (const process of [carry, enter]) {
    for (const message of recordedMessages(store)) await process(message, handling())
  }
}

/** The process dies at that step of the closing. */
async function interrupted(steps: number): Promise<MemoryStore> {
  const store = await approved()
  let taken = 0
  const dying = store.through(async () => {
    taken += 1
    if (taken > steps) throw new Error('killed')
  })
  await close(dying).catch(() => {})
  return store
}

const conversion = converted('reg', 'common', '1000000', '2024-09-01')

describe('A closing', () => {
  test('keeps a place on the cap table first, and the round enters there', async () => {
    const store = await approved()
    await close(store)
    expect((await tableEvents(store)).at(-1)).toBe('RoundReserved')
    expect(await statusOf(store)).toBe('closed')
    await told(store)
    const { state } = await store.load(capTable, enterpriseId)
    expect(state.reserved.size).toBe(0)
    expect(state.rounds.size).toBe(1)
    expect((await tableEvents(store)).filter((type) => type === 'StockIssued')).toHaveLength(3)
  })

  test('is refused where the cap table could not take the round, and changes nothing', async () => {
    const store = await approved()
    await record(store, 'conversion', conversion)
    expect(await code(close(store))).toBe('DATE_OUT_OF_ORDER')
    expect(await statusOf(store)).toBe('approved')
    expect((await tableEvents(store)).at(-1)).toBe('StockClassConverted')
  })

  test('is refused where its round would be wrong as of a day since', async () => {
    // On the day of the closing more was outstanding than now: 200 of the 480,100 that are authorised.
    const store = await approved(
      stockClass('reg', 'registered-capital', '480100'),
      holder('A'),
      issued('a', 'A', '100', { stockClassId: 'reg' }),
      issued('b', 'A', '100', { stockClassId: 'reg' }),
      cancelled('b', '100', { cancelledOn: localDate('2024-08-20') }),
    )
    expect(await code(close(store))).toBe('WRONG_ON_THAT_DAY')
    expect(await statusOf(store)).toBe('approved')
    expect((await tableEvents(store)).at(-1)).toBe('StockCancelled')
  })

  test('again is answered with the first outcome', async () => {
    const store = await approved()
    const first = await close(store)
    await told(store)
    expect(await close(store)).toEqual({ ...first, repeated: true })
    expect(await code(close(store, 'close-2'))).toBe('ROUND_ALREADY_CLOSED')
  })

  test('decided on an older version keeps no place', async () => {
    const store = await approved()
    expect(await code(close(store, 'close', 1))).toBe('STALE_VERSION')
    expect((await tableEvents(store)).at(-1)).toBe('StockIssued')
  })
})

describe('While a round is being closed', () => {
  test('nothing is recorded that would be in its way, and everything else is', async () => {
    const store = await approved()
    await close(store)
    expect(await code(record(store, 'conversion', conversion))).toBe('ROUND_UNDER_WAY')
    expect(
      await code(
        record(store, 'other', holder('B'), issued('b', 'B', '1', { stockClassId: 'reg' })),
      ),
    ).toBe('accepted')
    await told(store)
    expect(await code(record(store, 'conversion-2', conversion))).toBe('accepted')
    const { state } = await store.load(capTable, enterpriseId)
    expect(state.rounds.size).toBe(1)
  })

  test('no security takes an id that it needs', async () => {
    const store = await approved()
    await close(store)
    const taken = issued(roundSecurityId(dealId, fundId), 'A', '1', { stockClassId: 'reg' })
    expect(await code(record(store, 'taken', taken))).toBe('ROUND_UNDER_WAY')
  })

  test('what is entered late is right as of every day with the round, too', async () => {
    const late = [
      issued('b', 'A', '300', { stockClassId: 'reg', issuedOn: localDate('2024-08-01') }),
      cancelled('b', '300', { cancelledOn: localDate('2024-08-20') }),
    ]
    // The round takes 480,000 on 15 August: until the 20th there would be more than may be.
    const store = await approved(
      stockClass('reg', 'registered-capital', '480300'),
      holder('A'),
      issued('a', 'A', '100', { stockClassId: 'reg' }),
    )
    await close(store)
    expect(await code(record(store, 'late', ...late))).toBe('WRONG_ON_THAT_DAY')
    await told(store)
    expect(await code(record(store, 'late-2', ...late))).toBe('EXCEEDS_AUTHORIZED_SHARES')
  })

  test('another closing of the deal waits', async () => {
    const store = await interrupted(4)
    expect((await tableEvents(store)).at(-1)).toBe('RoundReserved')
    expect(await statusOf(store)).toBe('approved')
    expect(await code(close(store, 'close-2'))).toBe('CLOSING_UNDER_WAY')
  })
})

describe('A closing that was interrupted', () => {
  test('wherever it was, comes true as a whole or not at all, and its repetition is answered', async () => {
    for (let steps = 1; steps <= 10; steps += 1) {
      const store = await interrupted(steps)
      const begun = (await tableEvents(store)).includes('RoundReserved')
      await told(store)
      expect(await statusOf(store)).toBe(begun ? 'closed' : 'approved')
      expect(await code(close(store))).toBe('accepted')
      await told(store)
      const { state } = await store.load(capTable, enterpriseId)
      expect([state.reserved.size, state.rounds.size]).toEqual([0, 1])
    }
  })

  test('is carried on as it was commanded, and recorded when it was', async () => {
    const store = await interrupted(4)
    const later = instant('2026-11-23T07:00:00.000Z')
    await told(store, later)
    expect((await store.read(deal, dealId)).at(-1)).toMatchObject({
      event: { type: 'RoundClosed', subscriptions: [{ shares: numeric('400000') }, {}] },
      commandId: 'close',
      recordedAt: later,
      actor: { subject: 'process:fund/carry-on-closings', onBehalfOf: 'u-1' },
    })
  })

  test('gives its place back where the deal ended meanwhile', async () => {
    const store = await interrupted(4)
    const end = { dealId, withdrawnOn: localDate('2024-09-01'), reason: 'gone' }
    await dealSteps(store).withdrawDeal(end, callOf('withdraw'))
    await told(store)
    expect((await tableEvents(store)).at(-1)).toBe('RoundReleased')
    expect(await code(record(store, 'conversion', conversion))).toBe('accepted')
    expect(await code(close(store))).toBe('DEAL_ENDED')
  })

  test('is tried again later when the store fails, rather than refused', async () => {
    const store = await interrupted(4)
    const failing = store.through(async () => {
      throw new Error('away')
    })
    const process = carryOnClosings({ store: failing, clock: () => noon, wait: async () => {} })
    const reservation = recordedMessages(store).find(({ type }) => type.endsWith('RoundReserved'))
    if (reservation === undefined) throw new Error('No place was kept')
    await expect(process(reservation, handling())).rejects.toThrow('away')
    expect((await tableEvents(store)).at(-1)).toBe('RoundReserved')
  })
})

describe('A closing that is asked for again under its own id', () => {
  test('is answered with its outcome, wherever it was interrupted and wherever amid its repetition it is carried on', async () => {
    for (let steps = 1; steps <= 10; steps += 1)
      for (let meanwhile = 1; meanwhile <= 8; meanwhile += 1) {
        const store = await interrupted(steps)
        let accesses = 0
        const again = store.through(async () => {
          accesses += 1
          if (accesses === meanwhile) await told(store)
        })
        expect([steps, meanwhile, await code(close(again))]).toEqual([steps, meanwhile, 'accepted'])
        await told(store)
        expect(await statusOf(store)).toBe('closed')
        expect((await tableEvents(store)).filter((type) => type === 'StockIssued')).toHaveLength(3)
      }
  })

  test('is not told that it was refused, as it comes true, for what is in the way of one that begins now', async () => {
    const store = await interrupted(4)
    const policy = { fundId, twoPeople: { approval: false, closing: true } }
    await fundSteps(store).setFundPolicy(policy, callOf('policy'))
    expect(await code(close(store, 'another'))).toBe('SECOND_PERSON_NEEDED')
    expect(await code(close(store))).toBe('accepted')
    expect(await statusOf(store)).toBe('closed')
  })

  test('asks for the same, or is told that its id is taken', async () => {
    const store = await approved()
    const asks = (requestHash: string) => (to: MemoryStore) => {
      const call = { ...callOf('close'), asking }
      const subscriptions = [{ ...fundPart, fundId, holderId: fundId }, angelPart]
      return closeRound(
        { store: to, enterprises: allKnown },
        { ...closingTerms(), dealId, subscriptions },
        { ...call, context: { ...call.context, requestHash } },
      )
    }
    let taken = 0
    const dying = store.through(async () => {
      taken += 1
      if (taken > 4) throw new Error('killed')
    })
    await asks('one')(dying).catch(() => {})
    const policy = { fundId, twoPeople: { approval: false, closing: true } }
    await fundSteps(store).setFundPolicy(policy, callOf('policy'))
    expect(await code(asks('other')(store))).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(await code(asks('one')(store))).toBe('accepted')
  })
})

describe('Closings, endings and transactions at once, each dying or failing anywhere', () => {
  const step = fc.constantFrom('close', 'close-2', 'withdraw', 'conversion', 'more', 'late')
  const actions = mortals(step, {
    faults: ['none', 'dies', 'fails once', 'loses an answer'],
    steps: 9,
  })

  const act = (store: MemoryStore, name: string): Promise<unknown> => {
    switch (name) {
      case 'withdraw': {
        const end = { dealId, withdrawnOn: localDate('2024-09-01'), reason: 'gone' }
        return dealSteps(store).withdrawDeal(end, callOf(name))
      }
      case 'conversion':
        return record(store, name, conversion)
      case 'more':
        return record(store, name, issued('more', 'A', '5', { stockClassId: 'reg' }))
      case 'late': {
        const spent = cancelled('a', '50', { cancelledOn: localDate('2024-08-20') })
        return record(store, name, spent)
      }
      default:
        return close(store, name)
    }
  }

  test('a closed round always enters the cap table, and in the end no place is kept', async () => {
    await fc.assert(
      fc.asyncProperty(actions, fc.scheduler(), async (planned, scheduler) => {
        const store = await approved()
        const all = planned.map((each) =>
          act(mortalStore(store, each, scheduler), each.step).catch(() => undefined),
        )
        await scheduler.waitFor(Promise.all(all))
        await told(store)
        const { state } = await store.load(capTable, enterpriseId)
        expect(state.reserved.size).toBe(0)
        expect(state.rounds.size).toBe((await statusOf(store)) === 'closed' ? 1 : 0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('A fund that subscribes again', () => {
  const again = (store: MemoryStore, id: string, holderId: string) =>
    closeRound(
      { store, enterprises: allKnown },
      {
        ...closingTerms(),
        dealId: dealIdOf(id),
        subscriptions: [{ ...fundPart, fundId, holderId }, angelPart],
      },
      { ...callOf(`close ${id}`), asking },
    )

  async function closedAs(holderId: string): Promise<MemoryStore> {
    const store = await approved()
    await again(store, 'deal', holderId)
    for (const message of recordedMessages(store))
      await recordRoundOnCapTable({ store, clock: () => noon })(message, handling())
    await openDeal(
      { store, enterprises: allKnown },
      { ...dealTerms(), fundId },
      { ...callOf('second'), asking },
    )
    await approveDeal(
      { store, enterprises: allKnown },
      { ...approvalTerms(), dealId: dealIdOf('second') },
      callOf('approve 2'),
    )
    return store
  }

  const fundHolders = async (store: MemoryStore) =>
    (await store.read(deal, dealIdOf('second'))).flatMap(({ event }) =>
      event.type === 'RoundClosed'
        ? event.subscriptions.filter((one) => one.fundId === fundId).map((one) => one.holderId)
        : [],
    )

  test('goes to the holder that it came in by, where no other is named', async () => {
    const store = await closedAs('demo.seed-fund')
    await again(store, 'second', '')
    expect(await fundHolders(store)).toEqual(['demo.seed-fund'])
  })

  test('goes to another holder only where somebody says so, as when it holds by a company of its own', async () => {
    const store = await closedAs('demo.seed-fund')
    await again(store, 'second', 'its vehicle')
    expect(await fundHolders(store)).toEqual(['its vehicle'])
  })
})

test('A closing that is on its way is not given back for a policy that became stricter meanwhile', async () => {
  const store = await approved()
  let sent = false
  const frozen: MemoryStore = {
    ...store,
    async execute(aggregate, ...what) {
      if (aggregate.name === deal.name && !sent) {
        sent = true
        // It stands still with its second step in hand, for longer than who carries on is patient.
        await fundSteps(store).setFundPolicy(
          { fundId, twoPeople: { approval: false, closing: true } },
          callOf('policy'),
        )
        await told(store)
      }
      return store.execute(aggregate, ...what)
    },
  }
  expect(await code(close(frozen))).toBe('accepted')
  expect(await statusOf(store)).toBe('closed')
  expect(await tableEvents(store)).not.toContain('RoundReleased')
})

test('A closing of a deal that is approved just then is not told that its enterprise is unknown', async () => {
  const store = memoryStore('fund')
  const commitments = [commitment('government', '10000000.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  await openDeal({ store, enterprises: allKnown }, { ...dealTerms(), fundId }, callOf('deal'))
  const approval = { ...approvalTerms(), dealId }
  const overtaken: MemoryStore = {
    ...store,
    async execute(aggregate, ...what) {
      await approveDeal({ store, enterprises: allKnown }, approval, callOf('approve'))
      return store.execute(aggregate, ...what)
    },
  }
  expect(await code(close(overtaken))).toBe('DEAL_CHANGED')
  expect(await code(close(store))).toBe('accepted')
})
