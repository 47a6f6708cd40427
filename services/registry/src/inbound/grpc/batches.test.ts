import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Verdict } from '@seedline/contracts/batches/v1/batch_service'
import {
  CloseEnterpriseRequest,
  CorrectEnterpriseRequest,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import { batchService } from '@seedline/recording/requests'
import type { Call } from '@seedline/service-kit/grpc'
import { type MemoryStore, memoryStore } from '@seedline/testing'
import { instant } from '@seedline/values'
import { code } from '../../testing/enterprise-samples.ts'
import { enterpriseService } from './enterprise-service.ts'

const rpc = (name: string) => `/seedline.registry.v1.EnterpriseService/${name}`
const codes = {
  districts: new Set(['440309']),
  materialFields: new Set<string>(),
  parks: new Set<string>(),
}

const calling = (roles: readonly string[]): Call => ({
  actor: { subject: 'u-1', name: '登记员', roles, organisation: 'registry' },
  token: 'token',
  requestId: 'request-1',
  bytes: new Uint8Array(),
  deadline: new Date('2099-01-01T00:00:00.000Z'),
  signal: new AbortController().signal,
})

const registration = (commandId: string, more: object = {}) =>
  RegisterEnterpriseRequest.encode(
    RegisterEnterpriseRequest.fromPartial({
      commandId,
      nameZh: `演示 ${commandId}`,
      provenance: { source: '名录', confidence: 'CONFIDENCE_REPORTED', synthetic: true },
      ...more,
    }),
  ).finish()

describe('a batch of registrations', () => {
  let store: MemoryStore
  let run: (
    name: string,
    requests: readonly Uint8Array[],
    more?: { tryOnly?: boolean; roles?: readonly string[] },
  ) => Promise<readonly Verdict[]>

  beforeEach(() => {
    store = memoryStore('registry')
    const registry = enterpriseService({
      store,
      enterprises: {} as never,
      funds: {} as never,
      codes,
      clock: () => instant('2026-01-05T04:00:00.000Z'),
    })
    const [method] = batchService([registry], {
      problemOf: () => undefined,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    }).methods
    run = async (name, requests, { tryOnly = false, roles = ['registrar'] } = {}) => {
      const answer = await method?.handle({ rpc: rpc(name), requests, tryOnly }, calling(roles))
      return (answer as { readonly verdicts: readonly Verdict[] }).verdicts
    }
  })
  const said = (verdicts: readonly Verdict[]) =>
    verdicts.map(({ verdict }) =>
      verdict?.$case === 'outcome' ? verdict.value.version : verdict?.value.code,
    )

  test('records each that is in order, and tells of each that is not, in their order', async () => {
    const verdicts = await run('RegisterEnterprise', [
      registration('c-1'),
      registration('c-2', { nameZh: '', nameEn: '' }),
      registration('c-3'),
    ])
    expect(said(verdicts)).toEqual([1, 'REQUEST_INVALID', 1])
    expect([...store.streams.keys()].filter((name) => name.startsWith('enterprise-'))).toHaveLength(
      2,
    )
  })

  test('of one code has one winner', async () => {
    const uscc = code
    const verdicts = await run(
      'RegisterEnterprise',
      ['c-1', 'c-2', 'c-3'].map((id) => registration(id, { uscc })),
    )
    expect(said(verdicts).filter((one) => one === 1)).toHaveLength(1)
    expect(new Set(said(verdicts))).toEqual(new Set([1, 'ENTERPRISE_ALREADY_REGISTERED']))
  })

  test('that is only tried leaves not one stream behind, and tells what would be refused', async () => {
    const uscc = code
    const tried = await run(
      'RegisterEnterprise',
      [registration('c-1', { uscc }), registration('c-2', { district: '999999' })],
      { tryOnly: true },
    )
    expect(said(tried)).toEqual([1, 'REQUEST_INVALID'])
    expect([...store.streams.keys()]).toEqual([])
    expect(said(await run('RegisterEnterprise', [registration('c-1', { uscc })]))).toEqual([1])
    const again = [registration('c-9', { uscc })]
    expect(said(await run('RegisterEnterprise', again, { tryOnly: true }))).toEqual([
      'ENTERPRISE_ALREADY_REGISTERED',
    ])
  })

  test('tries corrections by what is recorded, and changes nothing by it', async () => {
    const [first] = await run('RegisterEnterprise', [registration('c-1')])
    const id = first?.verdict?.$case === 'outcome' ? first.verdict.value.id : ''
    const correction = (nameZh: string) =>
      CorrectEnterpriseRequest.encode(
        CorrectEnterpriseRequest.fromPartial({
          commandId: nameZh,
          enterpriseId: id,
          nameZh,
          reason: '更名',
        }),
      ).finish()
    const before = [...store.streams].flat()
    const tried = await run('CorrectEnterprise', [correction('演示 c-1'), correction('新名')], {
      tryOnly: true,
    })
    expect(said(tried)).toEqual(['NOTHING_TO_CORRECT', 2])
    expect([...store.streams].flat()).toEqual(before)
  })

  test('is given to nobody who may not give each of its commands', async () => {
    await expect(
      run('RegisterEnterprise', [registration('c-1')], { roles: ['bank-officer'] }),
    ).rejects.toMatchObject({ problem: { code: 'ROLE_NOT_ALLOWED' } })
    expect([...store.streams.keys()]).toEqual([])
  })

  test('is not taken of what is not offered so, nor beyond its bound', async () => {
    const closing = CloseEnterpriseRequest.encode(CloseEnterpriseRequest.fromPartial({})).finish()
    await expect(run('CloseEnterprise', [closing])).rejects.toMatchObject({
      problem: { code: 'BATCH_NOT_OFFERED' },
    })
    const many = Array.from({ length: 201 }, (_, at) => registration(`c-${at}`))
    await expect(run('RegisterEnterprise', many)).rejects.toMatchObject({
      problem: { code: 'BATCH_TOO_LARGE' },
    })
  })

  test('tells of bytes that are no request as of any other fault', async () => {
    expect(said(await run('RegisterEnterprise', [new Uint8Array([0x0a, 0xff])]))).toEqual([
      'REQUEST_UNREADABLE',
    ])
  })
})
