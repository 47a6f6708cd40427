import {
  CloseEnterpriseRequest,
  CorrectEnterpriseRequest,
  EnterpriseServiceService,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import type { EventStore } from '@seedline/event-store'
import { commandsBy } from '@seedline/requests'
import { type BoundService, bind, type Rule } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { ClusterCodes } from '../../facts/cluster-codes.ts'
import type { EnterpriseDocument } from '../../projections/enterprise-list/document.ts'
import { getEnterprise, listEnterprises } from '../../projections/enterprise-list/query.ts'
import { getEnterpriseHistory } from '../../projections/history/query.ts'
import { closeEnterprise } from '../../use-cases/close-enterprise.ts'
import { correctEnterprise } from '../../use-cases/correct-enterprise.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { enterpriseToProto } from './answers.ts'
import { readClosure, readCorrection, readRegistration } from './read-enterprise.ts'
import { readEnterpriseQuestion, readHistoryQuestion, readListQuestion } from './read-questions.ts'

const writers: Rule = ['registrar', 'fund-manager']

export interface EnterpriseServiceParts {
  readonly store: EventStore
  readonly enterprises: ViewStore<EnterpriseDocument>
  readonly codes: ClusterCodes
  readonly clock: Clock
}

/** EnterpriseService: requests parsed once, then handed to the use case or the query. */
export const enterpriseService = (parts: EnterpriseServiceParts): BoundService => {
  const { store, enterprises, codes, clock } = parts
  const command = commandsBy(clock)
  return bind(
    EnterpriseServiceService,
    {
      registerEnterprise: command(
        RegisterEnterpriseRequest,
        (request) => readRegistration(request, codes),
        (profile, call) => registerEnterprise(store, profile, call),
      ),
      correctEnterprise: command(
        CorrectEnterpriseRequest,
        (request) => readCorrection(request, codes),
        (correction, call) => correctEnterprise(store, correction, call),
      ),
      closeEnterprise: command(CloseEnterpriseRequest, readClosure, (closure, call) =>
        closeEnterprise(store, closure, call),
      ),
      async getEnterprise(request, call) {
        const question = readEnterpriseQuestion(request, call.deadline)
        return enterpriseToProto(await getEnterprise({ store, enterprises }, question))
      },
      async listEnterprises(request) {
        const { filter, page } = readListQuestion(request, codes)
        const found = await listEnterprises(enterprises, filter, page)
        return { ...found, enterprises: found.enterprises.map(enterpriseToProto) }
      },
      async getEnterpriseHistory(request) {
        const { enterpriseId, asOf } = readHistoryQuestion(request)
        return { entries: await getEnterpriseHistory(store, enterpriseId, asOf) }
      },
    },
    {
      registerEnterprise: writers,
      correctEnterprise: writers,
      closeEnterprise: writers,
      getEnterprise: 'any-role',
      listEnterprises: 'any-role',
      getEnterpriseHistory: 'any-role',
    },
  )
}
