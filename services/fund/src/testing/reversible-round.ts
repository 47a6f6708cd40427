import { entryOf, valuesOf } from '@seedline/event-store'
import { type MemoryStore, memoryStore, recordedMessages } from '@seedline/testing'
import { type Instant, localDate, numeric } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import type { Transaction } from '../cap-table/commands.ts'
import { deal } from '../deal/aggregate.ts'
import { fund } from '../fund/aggregate.ts'
import { capitalFigures } from '../fund/state.ts'
import { carryOnApprovals } from '../processes/carry-on-approvals.ts'
import { carryOnClosings } from '../processes/carry-on-closings.ts'
import { carryOnReversals } from '../processes/carry-on-reversals.ts'
import { recordRoundOnCapTable } from '../processes/record-round-on-cap-table.ts'
import { settleCapitalOfDeals } from '../processes/settle-capital.ts'
import { approveDeal } from '../use-cases/approve-deal.ts'
import { closeRound } from '../use-cases/close-round.ts'
import { openDeal } from '../use-cases/open-deal.ts'
import { recordTransactions } from '../use-cases/record-transactions.ts'
import { reverseRound } from '../use-cases/reverse-round.ts'
import { holder, issued, stockClass } from './cap-table-samples.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from './command-calls.ts'
import {
  angelPart,
  approveDeal as approvalTerms,
  closeRound as closingTerms,
  openDeal as dealTerms,
  fundPart,
} from './deal-samples.ts'
import { commitment, openFund as fundTerms } from './fund-samples.ts'
import { fundSteps } from './fund-steps.ts'
import { enterpriseId, noon, resolution, yuan } from './samples.ts'

export const fundId = fundIdOf('fund')
export const dealId = dealIdOf('deal')
export const otherId = dealIdOf('other')

/** Approved for 5,000,000 and closed for 4,000,000 of a fund that has 6,000,000: the rest is free again. */
export const closing = {
  ...closingTerms(),
  dealId,
  subscriptions: [
    { ...fundPart, fundId, holderId: fundId, shares: numeric('320000'), amount: yuan('4000000') },
    angelPart,
  ],
}

export const closeAs = (store: MemoryStore, command: string, terms: typeof closing) =>
  closeRound({ store, enterprises: allKnown }, terms, { ...callOf(command), asking })

export const close = (store: MemoryStore, command = 'close') => closeAs(store, command, closing)

export const approve = (store: MemoryStore, command = 'approve') =>
  approveDeal(
    { store, enterprises: allKnown },
    { ...approvalTerms(), dealId, approvedAmount: yuan('5000000') },
    callOf(command),
  )

/** On a day on which the closing had left something over. */
export const approveOther = (store: MemoryStore, command: string, amount: string) =>
  approveDeal(
    { store, enterprises: allKnown },
    {
      ...approvalTerms(),
      dealId: otherId,
      approvedAmount: yuan(amount),
      approvedOn: localDate('2024-09-01'),
    },
    callOf(command),
  )

export const why = { reason: 'the wrong file was read', evidence: [resolution] }

export const reverse = (store: MemoryStore, command = 'reverse', expectedVersion = 0) =>
  reverseRound(store, { dealId, ...why }, callOf(command, { expectedVersion }))

export const record = (
  store: MemoryStore,
  command: string,
  ...transactions: readonly Transaction[]
) =>
  recordTransactions(
    { store, enterprises: allKnown },
    { enterpriseId, transactions },
    { ...callOf(command), asking },
  )

/** An approved deal and another in screening, and a table with one holder. */
export async function approvedDeal(): Promise<MemoryStore> {
  const store = memoryStore('fund')
  const commitments = [commitment('government', '6000000.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  for (const command of ['deal', 'other'])
    await openDeal(
      { store, enterprises: allKnown },
      { ...dealTerms(), fundId },
      { ...callOf(command), asking },
    )
  await approve(store)
  await record(
    store,
    'founding',
    stockClass('reg', 'registered-capital'),
    holder('A'),
    issued('a', 'A', '100', { stockClassId: 'reg' }),
  )
  return store
}

export async function closedDeal(): Promise<MemoryStore> {
  const store = await approvedDeal()
  await close(store)
  await told(store)
  return store
}

type Heard = 'approvals' | 'closings' | 'reversals' | 'rounds' | 'capital'

/** The processes hear all that was recorded, and what follows from it, until nothing follows. */
export async function told(
  store: MemoryStore,
  { now = noon, but }: { readonly now?: Instant; readonly but?: Heard } = {},
): Promise<void> {
  const parts = { store, clock: () => now, wait: async () => {} }
  const processes = [
    { heard: 'approvals', of: 'fund', process: carryOnApprovals(parts) },
    { heard: 'closings', of: 'cap_table', process: carryOnClosings(parts) },
    { heard: 'reversals', of: 'fund', process: carryOnReversals(parts) },
    { heard: 'rounds', of: 'deal', process: recordRoundOnCapTable(parts) },
    { heard: 'capital', of: 'deal', process: settleCapitalOfDeals(parts) },
  ].filter(({ heard }) => heard !== but)
  for (let before = -1; before !== eventsOf(store); ) {
    before = eventsOf(store)
    for (const message of recordedMessages(store)) {
      const deadline = new Date(Date.now() + 5000)
      for (const { process } of processes.filter(({ of }) => message.stream.startsWith(`${of}-`)))
        await process(message, { deadline })
    }
  }
}

const eventsOf = (store: MemoryStore): number =>
  [...store.streams.values()].reduce((sum, events) => sum + events.length, 0)

/** Where deal, fund and cap table stand. */
export async function standing(store: MemoryStore, id = dealId) {
  const { status } = (await store.load(deal, id)).state
  const { state: its } = await store.load(fund, fundId)
  if (its.status !== 'open') throw new Error('The fund is open')
  const { state: table } = await store.load(capTable, enterpriseId)
  const allocation = entryOf(its.allocations, id)
  const { available } = capitalFigures(its)
  return {
    status,
    stage: allocation?.stage ?? 'free',
    amount: allocation?.amount.minor ?? 0n,
    available: available.minor,
    shares: valuesOf(table.securities).filter((each) => each.dealId === id).length,
    places: table.reserved.size,
  }
}

export const afterClosing = {
  status: 'closed',
  stage: 'invested',
  amount: 400_000_000n,
  available: 200_000_000n,
  shares: 2,
  places: 0,
}
export const afterApproval = {
  status: 'approved',
  stage: 'reserved',
  amount: 500_000_000n,
  available: 100_000_000n,
  shares: 0,
  places: 0,
}
