import { expect, test } from '@jest/globals'
import type { Verdict } from '@seedline/contracts/batches/v1/batch_service'
import { RegisterIpRightRequest } from '@seedline/contracts/registry/v1/ip_right_service'
import { batchService } from '@seedline/recording/requests'
import { memoryStore, testActor } from '@seedline/testing'
import { at } from '../../testing/ip-right-samples.ts'
import { ipRightService } from './ip-right-service.ts'

const rpc = '/seedline.registry.v1.IpRightService/RegisterIpRight'

const given = (commandId: string, number: string, grantedOn = '2024-06-04') =>
  RegisterIpRightRequest.encode(
    RegisterIpRightRequest.fromPartial({
      commandId,
      family: 'IP_FAMILY_PATENT',
      number,
      title: '演示',
      filedOn: '2023-01-09',
      owners: [{ name: '虚构企业' }],
      acquisition: 'IP_ACQUISITION_ORIGINAL',
      facts: [{ fact: { $case: 'granted', value: { on: grantedOn } } }],
      further: true,
    }),
  ).finish()

const running = () => {
  const store = memoryStore('registry')
  const rights = ipRightService({
    store,
    rights: {} as never,
    enterprises: {} as never,
    clock: () => at,
  })
  const said = () => undefined
  const logger = { info: said, warn: said, error: said }
  const [method] = batchService([rights], { problemOf: () => undefined, logger }).methods
  const asking = {
    actor: testActor('registrar'),
    token: 'token',
    requestId: 'request-1',
    bytes: new Uint8Array(),
    deadline: new Date('2099-01-01T00:00:00.000Z'),
    signal: new AbortController().signal,
  }
  const run = async (requests: readonly Uint8Array[], tryOnly = false) => {
    const answer = await method?.handle({ rpc, requests, tryOnly }, asking)
    return (answer as { readonly verdicts: readonly Verdict[] }).verdicts.map(({ verdict }) =>
      verdict?.$case === 'outcome' ? verdict.value.eventIds.length : verdict?.value.code,
    )
  }
  return { store, run }
}

test('rights in a batch are recorded or refused each by itself', async () => {
  const { run } = running()
  const verdicts = await run([
    given('c-1', 'ZL202310000001.5'),
    given('c-2', '202320000001.1'),
    given('c-3', '202330000001.6', '2022-01-01'),
    given('c-4', '202320000001.0'),
  ])
  expect(verdicts).toEqual([2, 'REQUEST_INVALID', 'IP_BEFORE_FILING', 2])
})

test('a batch of rights that is only tried records nothing', async () => {
  const { run, store } = running()
  await run([given('c-1', '202310000001.5'), given('c-2', '202330000001.6', '2022-01-01')], true)
  expect([...store.streams.keys()]).toEqual([])
})

test('the next month’s batch records nothing of what is there', async () => {
  const { run } = running()
  await run([given('c-1', '202310000001.5')])
  expect(await run([given('d-1', '2023100000015')])).toEqual([0])
})
