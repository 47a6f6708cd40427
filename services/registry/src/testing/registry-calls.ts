import type {
  ListEnterprisesRequest,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import {
  ListEnterprisesRequest as Listing,
  RegisterEnterpriseRequest as Registration,
} from '@seedline/contracts/registry/v1/enterprise_service'
import type { RecordStageRequest } from '@seedline/contracts/registry/v1/stage_record_service'
import { roles, serviceRole } from '@seedline/contracts/roles'
import type { Rung } from '@seedline/contracts/values/v1/rung'
import type { Place, RunningService } from '@seedline/testing/running'
import { type Id, newId } from '@seedline/values'
import { type Clients, clientsOf } from './running-registry.ts'

export const paper = [{ kind: 'contract', title: '投资协议', url: '', sha256: '' }]
export const madeUp = {
  source: 'made up',
  confidence: 'CONFIDENCE_UNVERIFIED',
  synthetic: true,
} as const

export const command = (): Id<'Command'> => newId('Command')

/** What the integration tests ask of a running registry, each by somebody who may. */
export interface Asking extends Clients {
  as(role: string): { readonly token: string }
  register(
    change?: Partial<RegisterEnterpriseRequest>,
  ): ReturnType<Clients['enterprises']['registerEnterprise']>
  record(
    enterpriseId: string,
    rung: Rung,
    reachedOn: string,
    more?: Partial<RecordStageRequest>,
  ): ReturnType<Clients['ladders']['recordStage']>
  ladder(
    enterpriseId: string,
    atLeastVersion?: number,
    occurredOn?: string,
  ): ReturnType<Clients['ladders']['getLadder']>
  list(
    change: Partial<ListEnterprisesRequest>,
  ): ReturnType<Clients['enterprises']['listEnterprises']>
}

export async function askingOf(place: Place, running: RunningService): Promise<Asking> {
  const clients = clientsOf(running)
  const held = [...roles, serviceRole]
  const signed = await Promise.all(
    held.map(async (role) => [role, await place.signer.token(role)] as const),
  )
  const tokens = new Map<string, string>(signed)
  const as = (role: string) => ({ token: tokens.get(role) ?? '' })
  const registration = { nameZh: '虚构企业', foundedOn: '2015-01-01', provenance: madeUp }
  return {
    ...clients,
    as,
    register: (change = {}) =>
      clients.enterprises.registerEnterprise(
        Registration.fromPartial({ commandId: command(), ...registration, ...change }),
        as('registrar'),
      ),
    record: (enterpriseId, rung, reachedOn, more = {}) =>
      clients.ladders.recordStage(
        {
          commandId: command(),
          enterpriseId,
          expectedVersion: 0,
          rung,
          reachedOn,
          evidence: paper,
          outOfOrderReason: '',
          provenance: undefined,
          ...more,
        },
        as('coach'),
      ),
    ladder: (enterpriseId, atLeastVersion = 0, occurredOn = '') =>
      clients.ladders.getLadder(
        { enterpriseId, asOf: { occurredOn, recordedAt: undefined }, atLeastVersion },
        as('operator'),
      ),
    list: (change) =>
      clients.enterprises.listEnterprises(Listing.fromPartial(change), as('operator')),
  }
}
