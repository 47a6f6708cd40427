import { designations as operations } from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import { DuplicateDesignations } from '@seedline/contracts/registry/v1/designation_service'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit'
import { type Clock, dateInShanghai, deriveId } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { designation } from '../../designation/aggregate.ts'
import { decide } from '../../designation/decide.ts'
import type { DesignationsDocument } from '../../projections/designations/document.ts'
import { listDesignations } from '../../projections/designations/list.ts'
import { getDesignations } from '../../projections/designations/query.ts'
import type { EnterpriseDocument } from '../../projections/enterprise-list/document.ts'
import { tellingWhose } from '../../projections/enterprise-list/named-among.ts'
import { mergingOf } from '../../projections/enterprise-list/recorded-under.ts'
import { enterpriseDatesOf } from '../../use-cases/enterprise-dates.ts'
import { designationsToProto, duplicateDesignations, heldToProto } from './designation-answers.ts'

export interface DesignationServiceParts {
  readonly store: EventStore
  readonly designations: ViewStore<DesignationsDocument>
  readonly enterprises: ViewStore<EnterpriseDocument>
  readonly clock: Clock
}

/** DesignationService: each operation, and what fulfils it. */
export const designationService = ({
  store,
  designations,
  enterprises,
  clock,
}: DesignationServiceParts): BoundService => {
  const today = () => dateInShanghai(clock())
  return serviceOf(
    operations,
    { clock },
    {
      ...decidedBy(operations, {
        store,
        aggregate: designation,
        decide,
        id: 'Enterprise',
        knowing: async (id, { context }) => ({
          enterprise: await enterpriseDatesOf(store, id),
          ofOrganisation: takesBackOnlyOf(context.actor),
          newId: deriveId('Designation', id, context.commandId),
        }),
      }),
      async getDesignations(question, { deadline }) {
        const asked = { ...question, deadline, today: today() }
        const sources = { store, designations }
        const [answer, merging] = await Promise.all([
          getDesignations(sources, asked),
          mergingOf(store, question, DuplicateDesignations, async (enterpriseId) =>
            duplicateDesignations(
              await getDesignations(sources, { ...asked, enterpriseId, atLeastVersion: 0 }),
            ),
          ),
        ])
        return designationsToProto(answer, merging)
      },
      async listDesignations({ page, validOn = today(), ...filter }) {
        const found = await listDesignations(designations, { ...filter, validOn }, page)
        const held = await tellingWhose({ enterprises }, found.designations)
        return { ...found, designations: held.map(heldToProto) }
      },
    },
  )
}
