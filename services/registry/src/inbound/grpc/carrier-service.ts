import { carriers as operations } from '@seedline/contracts/operations'
import type { Carrier } from '@seedline/contracts/registry/v1/carrier_service'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import type { AsOf, ViewStore } from '@seedline/views'
import { carrier } from '../../carrier/aggregate.ts'
import { decide } from '../../carrier/decide.ts'
import type { ClusterCodes } from '../../facts/cluster-codes.ts'
import type { CarrierDocument } from '../../projections/carriers/document.ts'
import { listCarriers } from '../../projections/carriers/list.ts'
import { getCarrier, getCarrierHistory } from '../../projections/carriers/query.ts'
import type { EnterpriseDocument } from '../../projections/enterprise-list/document.ts'
import { tellingNamed } from '../../projections/enterprise-list/named-among.ts'
import { duplicatesOf } from '../../projections/enterprise-list/recorded-under.ts'
import { correctCarrier, recordCarrier } from '../../use-cases/record-carrier.ts'
import { checkFields } from './check-codes.ts'

export interface CarrierServiceParts {
  readonly store: EventStore
  readonly carriers: ViewStore<CarrierDocument>
  readonly enterprises: ViewStore<EnterpriseDocument>
  readonly codes: ClusterCodes
  readonly clock: Clock
}

/** CarrierService: each operation, and what fulfils it. */
export const carrierService = (parts: CarrierServiceParts): BoundService => {
  const { store, codes, clock } = parts
  const check = checkFields(codes)
  const telling = (carriers: readonly Carrier[], { asOf }: { readonly asOf: AsOf }) =>
    tellingNamed(parts, carriers, {
      asOf,
      named: ({ hosts }) => hosts.map(({ enterpriseId }) => enterpriseId),
    })
  return serviceOf(
    operations,
    {
      clock,
      checks: {
        recordCarrier: check,
        correctCarrier: check,
        listCarriers: check,
      },
    },
    {
      ...decidedBy(operations, {
        store,
        aggregate: carrier,
        decide,
        id: 'Carrier',
        but: ['recordCarrier', 'correctCarrier'],
      }),
      recordCarrier: (request, call) => recordCarrier(store, request, call),
      correctCarrier: (request, call) => correctCarrier(store, request, call),
      async getCarrier(question, { deadline }) {
        const carrier = await getCarrier(parts, { ...question, deadline })
        const [told = carrier] = await telling([carrier], question)
        return told
      },
      async listCarriers(question, { deadline }) {
        const { enterpriseId, asOf } = question
        const duplicates = enterpriseId ? await duplicatesOf(store, { enterpriseId, asOf }) : []
        const list = await listCarriers(parts, { ...question, duplicates, deadline })
        return { ...list, carriers: await telling(list.carriers, question) }
      },
      getCarrierHistory: (question, { deadline }) =>
        getCarrierHistory(parts, { ...question, deadline }),
    },
  )
}
