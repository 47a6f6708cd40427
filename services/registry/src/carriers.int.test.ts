import { describe, expect, test } from '@jest/globals'
import { CarrierEnding, CarrierKind } from '@seedline/contracts/registry/v1/carrier_events'
import {
  CloseCarrierRequest,
  CorrectCarrierRequest,
  GetCarrierRequest,
  ListCarriersRequest,
  RecogniseCarrierRequest,
  RecordCarrierRequest,
} from '@seedline/contracts/registry/v1/carrier_service'
import { DesignationLevel } from '@seedline/contracts/registry/v1/designation_events'
import { type Role, roles } from '@seedline/contracts/roles'
import { eventually, refusal } from '@seedline/testing'
import type { Place } from '@seedline/testing/running'
import { newId } from '@seedline/values'
import { ownRegistry } from './testing/own-registry.ts'
import { type Asking, command, madeUp, paper } from './testing/registry-calls.ts'

let place: Place
let registry: Asking

ownRegistry('registry', (own) => {
  ;({ place, registry } = own)
})

const provincial = {
  level: DesignationLevel.DESIGNATION_LEVEL_PROVINCIAL,
  authority: '广东省工业和信息化厅',
  recognisedOn: '2021-03-01',
  evidence: paper,
  provenance: madeUp,
}

const recordingOf = (nameZh: string, change: Partial<RecordCarrierRequest> = {}) =>
  RecordCarrierRequest.fromPartial({
    commandId: command(),
    kind: CarrierKind.CARRIER_KIND_INNOVATION_CENTRE,
    nameZh,
    district: '440311',
    fields: ['NEM-01'],
    ...provincial,
    ...change,
  })

const record = (nameZh: string, change: Partial<RecordCarrierRequest> = {}) =>
  registry.carriers.recordCarrier(recordingOf(nameZh, change), registry.as('registrar'))

const recognitionOf = (carrierId: string, change: Partial<RecogniseCarrierRequest> = {}) =>
  RecogniseCarrierRequest.fromPartial({
    commandId: command(),
    carrierId,
    ...provincial,
    level: DesignationLevel.DESIGNATION_LEVEL_NATIONAL,
    recognisedOn: '2023-05-01',
    ...change,
  })

const closureOf = (carrierId: string) =>
  CloseCarrierRequest.fromPartial({
    commandId: command(),
    carrierId,
    ending: CarrierEnding.CARRIER_ENDING_CLOSED,
    closedOn: '2025-01-01',
    reason: '重组',
    evidence: paper,
  })

const reversalOf = (carrierId: string) => ({
  commandId: command(),
  carrierId,
  expectedVersion: 0,
  reason: '误登',
})

const get = (carrierId: string, atLeastVersion: number, change: Partial<GetCarrierRequest> = {}) =>
  registry.carriers.getCarrier(
    GetCarrierRequest.fromPartial({ carrierId, atLeastVersion, ...change }),
    registry.as('bank-officer'),
  )

const list = (change: Partial<ListCarriersRequest>) =>
  registry.carriers.listCarriers(
    ListCarriersRequest.fromPartial(change),
    registry.as('bank-officer'),
  )

const namesIn = async (change: Partial<ListCarriersRequest>) =>
  (await list(change)).carriers.map(({ nameZh }) => nameZh)

describe('An innovation carrier', () => {
  test('is read back right after each write, raised, closed, and told as of days and as it was recorded', async () => {
    const { id: enterpriseId } = await registry.register({ nameZh: '承建企业' })
    const hosts = [{ enterpriseId, name: '' }]
    const recorded = await record('逐步认定的创新中心', { hosts })
    const first = await get(recorded.id, recorded.version)
    expect(first).toMatchObject({
      hosts: [{ enterpriseId }],
      fields: ['NEM-01'],
      status: 'CARRIER_STATUS_IN_FORCE',
      level: 'DESIGNATION_LEVEL_PROVINCIAL',
    })
    const raised = await registry.carriers.recogniseCarrier(
      recognitionOf(recorded.id),
      registry.as('fund-manager'),
    )
    expect(await get(recorded.id, raised.version)).toMatchObject({
      level: 'DESIGNATION_LEVEL_NATIONAL',
      counted: [
        { level: 'DESIGNATION_LEVEL_PROVINCIAL', from: '2021-03-01', to: '2023-04-30' },
        { level: 'DESIGNATION_LEVEL_NATIONAL', from: '2023-05-01', to: '' },
      ],
    })
    const closed = await registry.carriers.closeCarrier(
      closureOf(recorded.id),
      registry.as('registrar'),
    )
    expect(await get(recorded.id, closed.version)).toMatchObject({
      status: 'CARRIER_STATUS_CLOSED',
      closedOn: '2025-01-01',
    })
    const then = { asOf: { occurredOn: '2022-01-01', recordedAt: undefined } }
    expect(await get(recorded.id, 0, then)).toMatchObject({
      level: 'DESIGNATION_LEVEL_PROVINCIAL',
      closedOn: '',
    })
    const { entries } = await registry.carriers.getCarrierHistory(
      { carrierId: recorded.id, asOf: undefined },
      registry.as('coach'),
    )
    expect(entries).toMatchObject([
      { occurredOn: '2021-03-01', recording: { recordedBy: { roles: ['registrar'] } } },
      { occurredOn: '2023-05-01' },
      { occurredOn: '2025-01-01', reason: '重组' },
    ])
    const recordedAt = entries[1]?.recording?.recordedAt
    const known = await eventually(async () => {
      const asOf = { occurredOn: '', recordedAt }
      return get(recorded.id, 0, { asOf }).catch(() => undefined)
    })
    expect(known).toMatchObject({ status: 'CARRIER_STATUS_IN_FORCE', version: 2 })
  })

  test('of a kind and name is recorded once, and a contradiction names what it contradicts', async () => {
    const { id } = await record('只登记一次的重点实验室', {
      kind: CarrierKind.CARRIER_KIND_KEY_LABORATORY,
    })
    const again = record('只登记一次的 重点实验室', {
      kind: CarrierKind.CARRIER_KIND_KEY_LABORATORY,
    })
    expect(await refusal(again)).toMatchObject({
      code: 'CARRIER_RECORDED',
      facts: { carrier_id: id, level: 'provincial', recognised_on: '2021-03-01' },
    })
    const held = registry.carriers.recogniseCarrier(
      recognitionOf(id, { level: DesignationLevel.DESIGNATION_LEVEL_PROVINCIAL }),
      registry.as('registrar'),
    )
    expect(await refusal(held)).toMatchObject({ code: 'CARRIER_LEVEL_HELD', facts: { entry: '1' } })
    const stranger = record('无此企业的中心', {
      hosts: [{ enterpriseId: newId('Enterprise'), name: '' }],
    })
    expect((await refusal(stranger)).code).toBe('ENTERPRISE_UNKNOWN')
  })

  test('is refused with a district, a field or a host that can’t be', async () => {
    const wrong = record('写错的中心', {
      district: '999999',
      fields: ['NEM-01', 'XXX'],
      hosts: [{ enterpriseId: '', name: '' }],
    })
    expect((await refusal(wrong)).fields).toMatchObject([
      { pointer: '/hosts/0/name', code: 'CARRIER_HOST_UNNAMED' },
      { pointer: '/district', code: 'DISTRICT_UNKNOWN' },
      { pointer: '/fields/1', code: 'MATERIAL_FIELD_UNKNOWN' },
    ])
  })

  test('is corrected, and reversed, and may then be recorded anew under its id', async () => {
    const { id } = await record('误登的中心')
    const corrected = await registry.carriers.correctCarrier(
      CorrectCarrierRequest.fromPartial({
        commandId: command(),
        carrierId: id,
        reason: '文号漏填',
        documentNumber: '粤工信〔2021〕1号',
        district: '',
      }),
      registry.as('fund-manager'),
    )
    expect(await get(id, corrected.version)).toMatchObject({
      documentNumber: '粤工信〔2021〕1号',
      district: '',
    })
    await registry.carriers.reverseCarrier(reversalOf(id), registry.as('registrar'))
    expect((await refusal(get(id, 3))).code).toBe('CARRIER_UNKNOWN')
    expect((await record('误登的中心')).id).toBe(id)
  })

  test('is listed by kind, level, district, field, host and the day, page by page', async () => {
    const { id: enterpriseId } = await registry.register({ nameZh: '园区企业' })
    const park = { kind: CarrierKind.CARRIER_KIND_PARK, district: 'SHENSHAN' }
    const hosts = [{ enterpriseId, name: '' }]
    await record('甲园区', { ...park, hosts, fields: ['EIM-01'] })
    await record('乙园区', { ...park, validTo: '2022-12-31', fields: [] })
    const kind = park.kind
    await eventually(async () => (await list({ kind })).carriers.length === 2 || undefined)
    expect(await namesIn({ kind })).toEqual(['乙园区', '甲园区'])
    expect(await namesIn({ kind, validOn: '2023-01-01' })).toEqual(['甲园区'])
    expect(await namesIn({ kind, validOn: '2022-12-31' })).toHaveLength(2)
    expect(await namesIn({ kind, validOn: '2021-02-28' })).toEqual([])
    expect(await namesIn({ kind, field: 'EIM' })).toEqual(['甲园区'])
    expect(await namesIn({ enterpriseId })).toEqual(['甲园区'])
    expect(await namesIn({ district: 'SHENSHAN' })).toHaveLength(2)
    expect(await namesIn({ kind, level: DesignationLevel.DESIGNATION_LEVEL_NATIONAL })).toEqual([])
    const asOf = { occurredOn: '2020-01-01', recordedAt: undefined }
    expect(await namesIn({ kind, asOf })).toEqual([])
    const first = await list({ kind, page: { size: 1, token: '' } })
    const second = await list({ kind, page: { size: 1, token: first.nextPageToken } })
    expect([...first.carriers, ...second.carriers].map(({ nameZh }) => nameZh)).toEqual([
      '乙园区',
      '甲园区',
    ])
    expect(second.nextPageToken).toBe('')
  })
})

const writers: readonly Role[] = ['registrar', 'fund-manager']
const keepers: readonly Role[] = ['registrar']

/** Every operation, on a carrier with a later recognition, and who may. */
const operations: Readonly<Record<string, { readonly may: readonly Role[]; readonly ask: Ask }>> = {
  recordCarrier: {
    may: writers,
    ask: (_, as, name) => registry.carriers.recordCarrier(recordingOf(`${name} 又一`), as),
  },
  recogniseCarrier: {
    may: writers,
    ask: (carrierId, as) =>
      registry.carriers.recogniseCarrier(
        recognitionOf(carrierId, {
          level: DesignationLevel.DESIGNATION_LEVEL_MUNICIPAL,
        }),
        as,
      ),
  },
  correctCarrier: {
    may: writers,
    ask: (carrierId, as) =>
      registry.carriers.correctCarrier(
        CorrectCarrierRequest.fromPartial({ ...reversalOf(carrierId), nameEn: 'Made up' }),
        as,
      ),
  },
  closeCarrier: {
    may: keepers,
    ask: (carrierId, as) => registry.carriers.closeCarrier(closureOf(carrierId), as),
  },
  reverseCarrierEntry: {
    may: keepers,
    ask: (carrierId, as) =>
      registry.carriers.reverseCarrierEntry({ ...reversalOf(carrierId), entry: 2 }, as),
  },
  reverseCarrier: {
    may: keepers,
    ask: (carrierId, as) => registry.carriers.reverseCarrier(reversalOf(carrierId), as),
  },
  getCarrier: {
    may: roles,
    ask: (carrierId, as) =>
      registry.carriers.getCarrier(GetCarrierRequest.fromPartial({ carrierId }), as),
  },
  getCarrierHistory: {
    may: roles,
    ask: (carrierId, as) => registry.carriers.getCarrierHistory({ carrierId, asOf: undefined }, as),
  },
  listCarriers: {
    may: roles,
    ask: (_, as) => registry.carriers.listCarriers(ListCarriersRequest.fromPartial({}), as),
  },
}

type Ask = (carrierId: string, as: { readonly token: string }, name: string) => Promise<unknown>

describe.each(Object.entries(operations))('%s', (operation, { may, ask }) => {
  test.each(roles)('is for those who may alone: tried as %s', async (role) => {
    const name = `角色 ${operation} ${role}`
    const { id } = await record(name)
    await registry.carriers.recogniseCarrier(recognitionOf(id), registry.as('registrar'))
    const as = { token: await place.signer.token(role) }
    const asked = ask(id, as, name)
    if (may.includes(role)) await expect(asked).resolves.toBeDefined()
    else expect(await refusal(asked)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' })
  })
})
