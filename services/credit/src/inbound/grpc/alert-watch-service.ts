import {
  AlertWatchServiceService,
  type WatchAlertsRequest,
  type WatchAlertsResponse,
} from '@seedline/contracts/credit/v1/alert_service'
import { bankPeople } from '@seedline/contracts/roles'
import { type BoundService, bindStreams, type Call } from '@seedline/service-kit/grpc'
import { organisationOf } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { alertsTold } from '../../projections/alert/told.ts'
import type { AlertDocument } from '../../projections/alert/view.ts'

/** A bank's alerts as they are raised, to whoever of its people listens. */
export const alertWatchService = (view: ViewStore<AlertDocument>): BoundService =>
  bindStreams(
    AlertWatchServiceService,
    {
      watchAlerts: (
        { cursor }: WatchAlertsRequest,
        { actor, signal }: Call,
      ): AsyncGenerator<WatchAlertsResponse, void> =>
        alertsTold(view, { bank: organisationOf(actor.organisation), cursor, signal }),
    },
    { watchAlerts: bankPeople },
  )
