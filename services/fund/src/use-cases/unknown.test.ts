import { expect, test } from '@jest/globals'
import type { CommandCall } from '@seedline/event-store'
import { type MemoryStore, memoryStore } from '@seedline/testing'
import { localDate } from '@seedline/values'
import { stockClass } from '../testing/cap-table-samples.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from '../testing/command-calls.ts'
import {
  approveDeal as approvalTerms,
  closeRound as closingTerms,
} from '../testing/deal-samples.ts'
import { dealSteps } from '../testing/deal-steps.ts'
import { commitment } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { enterpriseId } from '../testing/samples.ts'
import { approveDeal } from './approve-deal.ts'
import { closeRound } from './close-round.ts'
import { recordTransactions } from './record-transactions.ts'

const dealId = dealIdOf('never')
const on = localDate('2024-01-01')
const reason = 'x'
const noneKnown = { known: async () => undefined, ask: async () => undefined }
type Act = (store: MemoryStore, call: CommandCall) => Promise<unknown>

const acts: readonly [string, Act, string][] = [
  [
    'a commitment',
    (store, call) =>
      fundSteps(store).addCommitment(
        { fundId: fundIdOf('never'), commitment: commitment('enterprise', '1.00') },
        call,
      ),
    'FUND_UNKNOWN',
  ],
  [
    'due diligence',
    (store, call) => dealSteps(store).startDueDiligence({ dealId, startedOn: on }, call),
    'DEAL_UNKNOWN',
  ],
  [
    'an approval',
    (store, call) =>
      approveDeal(
        { store, enterprises: allKnown },
        { ...approvalTerms(), dealId },
        { ...call, asking },
      ),
    'DEAL_UNKNOWN',
  ],
  [
    'a decline',
    (store, call) => dealSteps(store).declineDeal({ dealId, declinedOn: on, reason }, call),
    'DEAL_UNKNOWN',
  ],
  [
    'a withdrawal',
    (store, call) => dealSteps(store).withdrawDeal({ dealId, withdrawnOn: on, reason }, call),
    'DEAL_UNKNOWN',
  ],
  [
    'a closing',
    (store, call) =>
      closeRound(
        { store, enterprises: allKnown },
        { ...closingTerms(), dealId },
        { ...call, asking },
      ),
    'DEAL_UNKNOWN',
  ],
  [
    'transactions',
    (store, call) =>
      recordTransactions(
        { store, enterprises: noneKnown },
        { enterpriseId, transactions: [stockClass('common')] },
        { ...call, asking },
      ),
    'ENTERPRISE_UNKNOWN',
  ],
]

test.each(acts)(
  'For %s, what is not there is told before the version that it should have',
  async (_, act, code) => {
    const command = act(memoryStore('fund'), callOf('c-1', { expectedVersion: 3 }))
    await expect(command).rejects.toMatchObject({ problem: { code, kind: 'not-found' } })
  },
)
