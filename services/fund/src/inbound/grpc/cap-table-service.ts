import { capTables as operations } from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import type { EventStore } from '@seedline/event-store'
import { type Commanded, decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService, Call } from '@seedline/service-kit'
import type { Clock, EnterpriseId } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { capTable } from '../../cap-table/aggregate.ts'
import { decide } from '../../cap-table/decide.ts'
import type { CapTableDocument } from '../../projections/cap-table/document.ts'
import { getCapTableHistory } from '../../projections/cap-table/history.ts'
import { previewReversal } from '../../projections/cap-table/preview.ts'
import { getCapTable } from '../../projections/cap-table/query.ts'
import {
  type Enterprises,
  isOfEnterprise,
  standingOf,
} from '../../use-cases/enterprise-standing.ts'
import { dealsSeenBy } from '../../use-cases/ownership.ts'
import { recordTransactions } from '../../use-cases/record-transactions.ts'
import { reverseTransactions } from '../../use-cases/reverse-on-cap-table.ts'
import type { FundGuards } from './guards.ts'
import { transactionsOf } from './transactions-of.ts'

export interface CapTableServiceParts {
  readonly store: EventStore
  readonly capTables: ViewStore<CapTableDocument>
  readonly enterprises: Enterprises
  readonly guards: FundGuards
  readonly clock: Clock
}

/** CapTableService: each operation, and what fulfils it. */
export const capTableService = (parts: CapTableServiceParts): BoundService => {
  const { store, capTables, enterprises, guards, clock } = parts
  const isKnown = (call: Call) => async (enterpriseId: EnterpriseId) =>
    (await standingOf(enterprises, enterpriseId, call)) !== undefined
  const seenBy = async (call: Call, enterpriseId: EnterpriseId) =>
    dealsSeenBy(store, call.actor, await isOfEnterprise(enterprises, enterpriseId, call))
  return serviceOf(
    operations,
    { clock, guards },
    {
      ...decidedBy(operations, {
        store,
        aggregate: capTable,
        decide,
        id: 'Enterprise',
        but: ['recordTransactions', 'reverseTransactions'],
        knowing: async (id, { asking }: Commanded) => ({ isKnown: await isKnown(asking)(id) }),
      }),
      recordTransactions: (record, call) =>
        recordTransactions({ store, enterprises }, transactionsOf(record), call),
      reverseTransactions: (reversal, call) => reverseTransactions(store, reversal, call),
      async getCapTable(question, call) {
        const sees = await seenBy(call, question.enterpriseId)
        return getCapTable(
          { store, capTables, isKnown: isKnown(call), sees },
          { ...question, deadline: call.deadline },
        )
      },
      previewReversal: (question, call) =>
        previewReversal(
          { store, sees: dealsSeenBy(store, call.actor, false) },
          {
            ...question,
            ofOrganisation: takesBackOnlyOf(call.actor),
            at: clock(),
            deadline: call.deadline,
          },
        ),
      async getCapTableHistory(question, call) {
        const sees = await seenBy(call, question.enterpriseId)
        return getCapTableHistory(
          { store, isKnown: isKnown(call), sees },
          { ...question, deadline: call.deadline },
        )
      },
    },
  )
}
