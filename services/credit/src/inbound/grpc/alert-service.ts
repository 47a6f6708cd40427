import { alerts as operations } from '@seedline/contracts/operations'
import { isOfBank } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, optionsOf } from '@seedline/event-store'
import { serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { alert } from '../../alert/aggregate.ts'
import { decide } from '../../alert/decide.ts'
import type { AlertId } from '../../alert/events.ts'
import { listAlerts } from '../../projections/alert/query.ts'
import type { AlertDocument } from '../../projections/alert/view.ts'
import { ownOf } from './guards.ts'

export interface AlertServiceParts {
  readonly store: EventStore
  readonly view: ViewStore<AlertDocument>
  readonly clock: Clock
}

/** AlertService: each operation, and what fulfils it. */
export const alertService = ({ store, view, clock }: AlertServiceParts): BoundService =>
  serviceOf(
    operations,
    {
      clock,
      guards: {
        async alert({ values, actor }) {
          const alertId = values.alertId as AlertId
          const { state } = await store.current(alert, alertId)
          if (state.status !== 'never-raised' && isOfBank(actor, state.raised.bank))
            return undefined
          throw refusal('ALERT_UNKNOWN', { alert_id: alertId })
        },
      },
    },
    {
      acknowledgeAlert: ({ alertId, note }, call) => {
        const { at, actor } = call.context
        const command = { type: 'AcknowledgeAlert', alertId, at, note } as const
        return store.execute(
          alert,
          alertId,
          call.context,
          (state) => decide({ ...command, acknowledgedBy: actor.name }, state),
          optionsOf(call),
        )
      },
      listAlerts: (filter, { actor }) => listAlerts(view, { ...filter, within: ownOf(actor) }),
    },
  )
