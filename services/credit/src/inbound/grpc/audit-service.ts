import { audits as operations } from '@seedline/contracts/operations'
import type { EventStore } from '@seedline/event-store'
import { serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import { entriesOfBank, exportPage, type ReadableLog } from '../../use-cases/export-log.ts'
import { type ComparedLog, logMissing, type ToldQueries } from '../../use-cases/log-missing.ts'
import {
  auditHead,
  type ProvingLog,
  proveLogKept,
  proveQueryLogged,
} from '../../use-cases/prove-logged.ts'
import type { CreditGuards } from './guards.ts'

export interface AuditServiceParts {
  readonly store: EventStore
  readonly log: ProvingLog & ReadableLog & ComparedLog
  /** What was told, as it is listed. */
  readonly told: ToldQueries
  readonly guards: CreditGuards
  readonly clock: Clock
}

/** AuditService: each operation, and what fulfils it. */
export const auditService = ({
  store,
  log,
  told,
  guards,
  clock,
}: AuditServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock, guards },
    {
      getAuditHead: () => auditHead(log),
      proveQueryLogged: ({ queryId }, { deadline }) =>
        proveQueryLogged({ store, log }, queryId, deadline),
      proveLogKept: ({ size }) => proveLogKept(log, size),
      exportAuditLog: ({ from }) => exportPage(log, from),
      listAuditEntries: ({ from }, { actor }) => entriesOfBank(log, actor.organisation, from),
      logMissingQueries: ({ page }, { deadline }) =>
        logMissing({ store, log, told }, page, deadline),
    },
  )
