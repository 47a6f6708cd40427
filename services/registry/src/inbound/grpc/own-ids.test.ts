import { describe, expect, test } from '@jest/globals'
import { AttestFactRequest } from '@seedline/contracts/registry/v1/attested_fact_service'
import {
  DesignationKind,
  DesignationLevel,
} from '@seedline/contracts/registry/v1/designation_events'
import { RecordDesignationRequest } from '@seedline/contracts/registry/v1/designation_service'
import { StateFiguresRequest } from '@seedline/contracts/registry/v1/figures_service'
import { readDesignationRules } from '@seedline/rules'
import type { BoundService } from '@seedline/service-kit/grpc'
import { type MemoryStore, memoryStore, testActor } from '@seedline/testing'
import { deriveId } from '@seedline/values'
import { attestedFact } from '../../attested-fact/aggregate.ts'
import { designation } from '../../designation/aggregate.ts'
import { figures } from '../../figures/aggregate.ts'
import { callOf } from '../../testing/command-calls.ts'
import { noon, profile } from '../../testing/enterprise-samples.ts'
import { catalogue } from '../../testing/figures-samples.ts'
import { madeUp, paper } from '../../testing/registry-calls.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { attestedFactService } from './attested-fact-service.ts'
import { designationService } from './designation-service.ts'
import { figuresService } from './figures-service.ts'

const clock = () => noon
const { words } = await readDesignationRules()

interface Told {
  readonly service: (store: MemoryStore) => BoundService
  readonly rpc: string
  readonly request: (of: { readonly commandId: string; readonly enterpriseId: string }) => object
  readonly idIn: (store: MemoryStore, enterpriseId: string) => Promise<string | undefined>
}

const told: readonly (readonly [string, Told])[] = [
  [
    'figures',
    {
      service: (store) =>
        figuresService({
          store,
          view: {} as never,
          enterprises: {} as never,
          catalogue,
          clock,
        }),
      rpc: 'stateFigures',
      request: (of) =>
        StateFiguresRequest.fromPartial({
          ...of,
          period: '2024',
          statedOn: '2025-04-30',
          figures: [{ item: 'revenue', value: '1', unit: '万元' }],
          provenance: madeUp,
        }),
      idIn: async (store, id) => (await store.load(figures, id)).state.statements[0]?.statementId,
    },
  ],
  [
    'designations',
    {
      service: (store) =>
        designationService({
          store,
          designations: {} as never,
          enterprises: {} as never,
          clock,
        }),
      rpc: 'recordDesignation',
      request: (of) =>
        RecordDesignationRequest.fromPartial({
          ...of,
          kind: DesignationKind.DESIGNATION_KIND_HIGH_TECH_ENTERPRISE,
          level: DesignationLevel.DESIGNATION_LEVEL_NATIONAL,
          certificateNumber: 'GR202444000001',
          validFrom: '2024-12-01',
          validTo: '2027-11-30',
          authority: '深圳市科技创新局',
          evidence: paper,
          provenance: madeUp,
        }),
      idIn: async (store, id) => (await store.load(designation, id)).state.terms[0]?.designationId,
    },
  ],
  [
    'attested facts',
    {
      service: (store) => attestedFactService({ store, words, clock }),
      rpc: 'attestFact',
      request: (of) =>
        AttestFactRequest.fromPartial({
          ...of,
          fact: 'no_major_incident_3y',
          value: 'true',
          attestedOn: '2025-11-01',
          by: '安全负责人',
          evidence: paper,
        }),
      idIn: async (store, id) => (await store.load(attestedFact, id)).state.facts[0]?.attestationId,
    },
  ],
]

describe('one command id given for two enterprises', () => {
  test.each(told)('names two %s, not one', async (_, { service, rpc, request, idIn }) => {
    const store = memoryStore('registry')
    const method = service(store).methods.find(({ key }) => key === rpc)
    const commandId = deriveId('Command', 'one')
    const ids: (string | undefined)[] = []
    for (const name of ['first', 'second']) {
      const of = { ...profile, uscc: null }
      const { id: enterpriseId } = await registerEnterprise(store, of, callOf(name))
      const message = request({ commandId, enterpriseId })
      await method?.handle(message, {
        actor: testActor('registrar'),
        token: '',
        requestId: 'r-1',
        bytes: new Uint8Array(),
        deadline: new Date('2099-01-01T00:00:00.000Z'),
        signal: new AbortController().signal,
      })
      ids.push(await idIn(store, enterpriseId))
    }
    expect(ids).toEqual([expect.any(String), expect.any(String)])
    expect(new Set(ids).size).toBe(2)
  })
})
