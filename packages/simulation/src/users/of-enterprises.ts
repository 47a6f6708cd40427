import {
  CloseEnterpriseRequest,
  CorrectEnterpriseRequest,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import { RecordStageRequest } from '@seedline/contracts/registry/v1/stage_record_service'
import type { Random } from '../random.ts'
import { as, type Clients } from './clients.ts'
import { firstDay, someDay, today } from './days.ts'
import type { Ledger } from './ledger.ts'
import { evidence, nothing, type Prepared, provenance } from './prepared.ts'

export function register({ enterprises }: Clients, ledger: Ledger, random: Random): Prepared {
  const nameZh = `虚构新材料 ${random.between(1, 1_000_000)}`
  return {
    service: 'registry',
    send: (commandId) =>
      enterprises.registerEnterprise(
        RegisterEnterpriseRequest.fromPartial({
          commandId,
          nameZh,
          foundedOn: firstDay(),
          provenance,
        }),
        as.registrar,
      ),
    accepted: ({ id }) =>
      void ledger.enterprises.push({
        id,
        sharesOf: new Map(),
        classes: [],
        closedOn: undefined,
        recordings: [],
      }),
  }
}

export function ofEnterprise(
  kind: 'correct' | 'close enterprise' | 'record stage',
  { enterprises, stages }: Clients,
  ledger: Ledger,
  random: Random,
): Prepared | undefined {
  const enterprise = random.pick(ledger.enterprises)
  if (!enterprise) return undefined
  const enterpriseId = enterprise.id
  const day = someDay(random)
  // Nothing is under way for one that had no deals yet: it may have closed before today.
  const unasked = ledger.deals.every((deal) => deal.enterpriseId !== enterpriseId)
  const closedOn = ledger.lateClosures || unasked ? day : today()
  const reason = 'Simulated'
  const rung = random.pick(['RUNG_SEED', 'RUNG_ANGEL', 'RUNG_A', 'RUNG_B'] as const)
  const nameEn = `Named ${random.between(1, 1000)}`
  const service = 'registry'
  switch (kind) {
    case 'correct':
      return {
        service,
        send: (commandId) =>
          enterprises.correctEnterprise(
            CorrectEnterpriseRequest.fromPartial({ commandId, enterpriseId, reason, nameEn }),
            as.registrar,
          ),
        accepted: nothing,
      }
    case 'close enterprise':
      return {
        service,
        send: (commandId) =>
          enterprises.closeEnterprise(
            CloseEnterpriseRequest.fromPartial({
              commandId,
              enterpriseId,
              closedOn,
              reason,
              evidence,
            }),
            as.registrar,
          ),
        accepted() {
          enterprise.closedOn = closedOn
        },
      }
    case 'record stage':
      return {
        service,
        send: (commandId) =>
          stages.recordStage(
            RecordStageRequest.fromPartial({
              commandId,
              enterpriseId,
              ...(rung && { rung }),
              reachedOn: day,
              evidence,
              outOfOrderReason: reason,
              provenance,
            }),
            as.registrar,
          ),
        accepted: nothing,
      }
    default:
      return kind satisfies never
  }
}
