import { evidences, money, optional, provenance } from '@seedline/contracts/kinds'
import { office, licences as operations } from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import type { Licence } from '@seedline/contracts/registry/v1/licence_service'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { licence } from '../../licence/aggregate.ts'
import { decide } from '../../licence/decide.ts'
import { getLicence, type LicenceAnswer } from '../../projections/licence/query.ts'
import type { LicenceDocument } from '../../projections/licence/view.ts'
import { enterpriseDatesOf } from '../../use-cases/enterprise-dates.ts'

export interface LicenceServiceParts {
  readonly store: EventStore
  readonly view: ViewStore<LicenceDocument>
  readonly clock: Clock
}

/** LicenceService: each operation, and what fulfils it. */
export const licenceService = ({ store, view, clock }: LicenceServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock },
    {
      ...decidedBy(operations, {
        store,
        aggregate: licence,
        decide,
        id: 'Enterprise',
        knowing: async (id, { context }) => ({
          enterprise: await enterpriseDatesOf(store, id),
          ofOrganisation: takesBackOnlyOf(context.actor),
        }),
      }),
      getLicence: async (question, { deadline }) =>
        licenceToProto(await getLicence({ store, view }, { ...question, deadline })),
    },
  )

const amount = optional(money, null)
const madeBy = optional(provenance, null)
const papers = evidences(50)

export const licenceToProto = ({ state, history, ...of }: LicenceAnswer): Licence => ({
  ...of,
  capitals: state.capitals.map((capital) => ({
    ...capital,
    registered: amount.toProto(capital.registered),
    paidIn: amount.toProto(capital.paidIn),
    evidence: [...papers.toProto(capital.evidence)],
    provenance: madeBy.toProto(capital.provenance),
  })),
  people: state.people.map((person) => ({
    ...person,
    office: office.toProto(person.office),
    endedOn: person.endedOn ?? '',
    evidence: [...papers.toProto(person.evidence)],
    provenance: madeBy.toProto(person.provenance),
  })),
  history: [...history],
})
