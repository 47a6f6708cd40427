import {
  CapTableServiceService,
  RecordTransactionsRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import type { EventStore } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/facts'
import { commandsBy } from '@seedline/requests'
import { type BoundService, bind, type Call } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { CapTableDocument } from '../../projections/cap-table/document.ts'
import { getCapTableHistory } from '../../projections/cap-table/history.ts'
import { getCapTable } from '../../projections/cap-table/query.ts'
import { type Enterprises, standingOf } from '../../use-cases/enterprise-standing.ts'
import { recordTransactions } from '../../use-cases/record-transactions.ts'
import { readCapTableQuestion, readHistoryQuestion } from './read-questions.ts'
import { readTransactions } from './read-transactions.ts'
import { capTableRecorders, readers } from './roles.ts'

export interface CapTableServiceParts {
  readonly store: EventStore
  readonly capTables: ViewStore<CapTableDocument>
  readonly enterprises: Enterprises
  readonly clock: Clock
}

/** CapTableService: requests parsed once, then handed to the use case or the query. */
export const capTableService = (parts: CapTableServiceParts): BoundService => {
  const { store, capTables, enterprises, clock } = parts
  const command = commandsBy(clock)
  const isKnown = (call: Call) => async (enterpriseId: EnterpriseId) =>
    (await standingOf(enterprises, enterpriseId, call)) !== undefined
  return bind(
    CapTableServiceService,
    {
      recordTransactions: command(
        RecordTransactionsRequest,
        readTransactions,
        (record, call, asking) =>
          recordTransactions({ store, enterprises }, record, { ...call, asking }),
      ),
      getCapTable: (request, call) =>
        getCapTable(
          { store, capTables, isKnown: isKnown(call) },
          readCapTableQuestion(request, call.deadline),
        ),
      getCapTableHistory: (request, call) =>
        getCapTableHistory({ store, isKnown: isKnown(call) }, readHistoryQuestion(request)),
    },
    {
      recordTransactions: capTableRecorders,
      getCapTable: readers,
      getCapTableHistory: readers,
    },
  )
}
