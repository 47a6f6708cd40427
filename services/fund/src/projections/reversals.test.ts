import { describe, expect, test } from '@jest/globals'
import type { MemoryStore } from '@seedline/testing'
import { memoryView, recordedMessages } from '@seedline/testing'
import { instant, type LocalDate, localDate } from '@seedline/values'
import type { AsOf } from '@seedline/views'
import { callOf } from '../testing/command-calls.ts'
import { commitment } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { approvedDeal, closedDeal, dealId, fundId, told, why } from '../testing/reversible-round.ts'
import { enterpriseId, noon } from '../testing/samples.ts'
import { reverseApproval } from '../use-cases/reverse-approval.ts'
import { reverseRound } from '../use-cases/reverse-round.ts'
import { getCapTable } from './cap-table/query.ts'
import { capTableView } from './cap-table/view.ts'
import { getDeal } from './deal/query.ts'
import { dealView } from './deal/view.ts'
import { getFund } from './fund/query.ts'
import { fundView } from './fund/view.ts'

const later = instant('2026-11-24T04:00:00.000Z')
const days = ['2024-05-06', '2024-06-30', '2024-07-01', '2024-08-14', '2024-08-15', '2026-11-23']

/** What is told of deal, fund and cap table, but for what was recorded of them and in how many steps. */
async function answers(store: MemoryStore, asOf: AsOf) {
  const held = recordedMessages(store)
  const from = {
    store,
    isKnown: async () => true,
    sees: async () => true,
    funds: memoryView(fundView, held),
    deals: memoryView(dealView, held),
    capTables: memoryView(capTableView, held),
  }
  const question = { asOf, atLeastVersion: 0, deadline: new Date(Date.now() + 1000) }
  const { version: _, history: __, ...deal } = await getDeal(from, { ...question, dealId })
  const { version: ___, ...fund } = await getFund(from, { ...question, fundId })
  const { holders, totalQuantity } = await getCapTable(from, { ...question, enterpriseId })
  const amounts = holders.map(({ holderId, quantity }) => [holderId, quantity])
  return { deal, fund, amounts, totalQuantity }
}

const asOfDay = (day: string): AsOf => ({ occurredOn: localDate(day) as LocalDate })
const asRecorded = { recordedAt: noon }

/** As of no day is it there, and what was known before it was taken back stays. */
async function expectGone(
  mistaken: MemoryStore,
  never: MemoryStore,
  reverse: () => Promise<unknown>,
) {
  const before = await answers(mistaken, asRecorded)
  await reverse()
  await told(mistaken, { now: later })
  for (const asOf of [{}, ...days.map(asOfDay)]) {
    expect(await answers(mistaken, asOf)).toEqual(await answers(never, asOf))
  }
  expect(await answers(mistaken, asRecorded)).toEqual(before)
}

describe('After a reversal', () => {
  test('a round is gone from every day, and there as it was known before', async () => {
    const store = await closedDeal()
    await expectGone(store, await approvedDeal(), () =>
      reverseRound(store, { dealId, ...why }, callOf('reverse', { at: later })),
    )
    expect(await answers(store, { ...asRecorded, ...asOfDay('2024-08-15') })).toMatchObject({
      deal: { status: 'DEAL_STATUS_CLOSED', statusOn: '2024-08-15' },
      fund: { invested: { minorUnits: 400_000_000n } },
      totalQuantity: '400100',
    })
  })

  test('an approval is, too', async () => {
    const store = await approvedDeal()
    const never = await approvedDeal()
    await reverseApproval(never, { dealId, ...why }, callOf('reverse'))
    await expectGone(store, never, () =>
      reverseApproval(store, { dealId, ...why }, callOf('reverse', { at: later })),
    )
    for (const day of days) {
      expect(await answers(store, asOfDay(day))).toMatchObject({
        deal: {
          status: 'DEAL_STATUS_SCREENING',
          statusOn: '2024-05-06',
          approvedAmount: undefined,
        },
        fund: { reserved: { minorUnits: 0n }, available: { minorUnits: 600_000_000n } },
      })
    }
  })

  test('a commitment is, too', async () => {
    const store = await approvedDeal()
    const more = { fundId, commitment: commitment('enterprise', '9.00') }
    await fundSteps(store).addCommitment(more, callOf('more'))
    await expectGone(store, await approvedDeal(), () =>
      fundSteps(store).reverseCommitment(
        { fundId, partnerId: 'partner-enterprise', ...why },
        callOf('reverse', { at: later }),
      ),
    )
  })
})
