import { describe, expect, test } from '@jest/globals'
import {
  type IpRightList,
  ListIpRightsRequest,
  RegisterIpRightRequest,
} from '@seedline/contracts/registry/v1/ip_right_service'
import { eventually, refusal } from '@seedline/testing'
import type { Place } from '@seedline/testing/running'
import { ownRegistry } from './testing/own-registry.ts'
import { type Asking, command, madeUp } from './testing/registry-calls.ts'

let place: Place
let asking: Asking
let enterpriseId: string
let buyerId: string

const check = (digits: string): string => {
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
  const rest = weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11
  return rest === 10 ? 'X' : String(rest)
}
const numberOf = (kind: number, serial: number): string => {
  const digits = `2015${kind}${String(serial).padStart(7, '0')}`
  return `${digits}.${check(digits)}`
}

const given = (kind: number, serial: number, filedOn: string): RegisterIpRightRequest =>
  RegisterIpRightRequest.fromPartial({
    commandId: command(),
    family: 'IP_FAMILY_PATENT',
    number: numberOf(kind, serial),
    title: `虚构专利 ${serial}`,
    filedOn,
    owners: [
      { enterpriseId, name: '虚构企业', share: '60' },
      { name: '虚构大学', share: '40' },
    ],
    acquisition: 'IP_ACQUISITION_ORIGINAL',
    provenance: madeUp,
    facts: [{ fact: { $case: 'granted', value: { on: '2017-01-01' } } }],
  })

const list = (change: Partial<ListIpRightsRequest>): Promise<IpRightList> =>
  asking.ipRights.listIpRights(
    ListIpRightsRequest.fromPartial({ enterpriseId, ...change } as never),
    asking.as('bank-officer'),
  )

ownRegistry('registry', async (own) => {
  ;({ place, registry: asking } = own)
  enterpriseId = (await asking.register()).id
  buyerId = (await asking.register()).id
  const rights = [
    given(1, 1, '2015-03-01'),
    given(2, 2, '2015-04-01'),
    given(3, 3, '2015-05-01'),
    given(1, 4, '2015-06-01'),
  ]
  await Promise.all(
    rights.map((right) => asking.ipRights.registerIpRight(right, asking.as('registrar'))),
  )
  await eventually(async () => ((await list({})).knownTotal === rights.length ? true : undefined))
})

describe("An enterprise's rights", () => {
  test('are listed, the last filed first, page by page', async () => {
    const first = await list({ page: { size: 3, token: '' } })
    expect(first).toMatchObject({ knownTotal: 4 })
    expect(first.rights.map(({ filedOn }) => filedOn)).toEqual([
      '2015-06-01',
      '2015-05-01',
      '2015-04-01',
    ])
    expect(first.rights[0]?.owners.map(({ share }) => share)).toEqual(['60', '40'])
    const second = await list({ page: { size: 3, token: first.nextPageToken } })
    expect(second.rights.map(({ filedOn }) => filedOn)).toEqual(['2015-03-01'])
    expect(second.nextPageToken).toBe('')
  })

  test('are found by kind and by where they are in their life', async () => {
    const inventions = await list({ kind: 'IP_KIND_INVENTION' })
    expect(inventions.rights).toHaveLength(2)
    const ended = await list({ phase: 'IP_PHASE_ENDED' })
    // Ten years from its filing.
    expect(ended.rights.map(({ kind }) => kind)).toEqual([
      'IP_KIND_DESIGN',
      'IP_KIND_UTILITY_MODEL',
    ])
    const living = await list({ phase: 'IP_PHASE_IN_FORCE' })
    expect(living.rights).toHaveLength(2)
    expect((await list({ phase: 'IP_PHASE_APPLICATION' })).rights).toEqual([])
  })

  test('are told as of a day, and as they were recorded', async () => {
    const before = { occurredOn: '2015-04-15', recordedAt: undefined }
    const then = await list({ asOf: before })
    expect(then.rights.map(({ filedOn, phase }) => [filedOn, phase])).toEqual([
      ['2015-04-01', 'IP_PHASE_APPLICATION'],
      ['2015-03-01', 'IP_PHASE_APPLICATION'],
    ])
    // Of four that are the enterprise's now, two were there.
    expect(then.knownTotal).toBe(2)
    const paged = await list({ asOf: before, page: { size: 1, token: '' } })
    expect([paged.rights.length, paged.knownTotal]).toEqual([0, undefined])
    const unrecorded = { occurredOn: '', recordedAt: '2020-01-01T00:00:00.000Z' }
    expect(await list({ asOf: unrecorded })).toMatchObject({ rights: [], knownTotal: 0 })
  })

  test('are asked for by their ids, and by nobody in particular', async () => {
    const { rights } = await list({})
    const ids = rights.slice(0, 2).map(({ ipRightId }) => ipRightId)
    const those = await list({ enterpriseId: '', ids: ids.join(',') })
    expect(those.rights.map(({ ipRightId }) => ipRightId)).toEqual(ids)
    const all = await list({ enterpriseId: '' })
    expect(all.rights.map(({ ipRightId }) => ipRightId)).toEqual(
      expect.arrayContaining(rights.map(({ ipRightId }) => ipRightId)),
    )
  })

  test('that were sold are the buyer’s from that day, and its before', async () => {
    const { rights } = await list({ kind: 'IP_KIND_UTILITY_MODEL' })
    const ipRightId = rights[0]?.ipRightId ?? ''
    const outcome = await asking.ipRights.recordIpFacts(
      {
        commandId: 'sold',
        expectedVersion: 0,
        ipRightId,
        facts: [
          {
            fact: {
              $case: 'ownersChanged',
              value: {
                ipRightId: '',
                on: '2018-05-01',
                acquisition: 'IP_ACQUISITION_TRANSFER',
                owners: [{ enterpriseId: buyerId, name: '虚构买方', share: '' }],
                evidence: [],
                provenance: undefined,
              },
            },
          },
        ],
      },
      asking.as('fund-manager'),
    )
    const after = { ipRightId, asOf: undefined, atLeastVersion: outcome.version }
    const sold = await asking.ipRights.getIpRight(after, asking.as('operator'))
    expect(sold).toMatchObject({ acquiredOn: '2018-05-01', acquisition: 'IP_ACQUISITION_TRANSFER' })
    const owned = await eventually(async () => {
      const found = await list({ enterpriseId: buyerId })
      return found.rights.length > 0 ? found : undefined
    })
    expect(owned.rights).toMatchObject([{ ipRightId }])
    expect((await list({ kind: 'IP_KIND_UTILITY_MODEL' })).rights).toEqual([])
    const asOf = { occurredOn: '2018-04-30', recordedAt: undefined }
    expect((await list({ enterpriseId: buyerId, asOf })).rights).toEqual([])
    expect((await list({ kind: 'IP_KIND_UTILITY_MODEL', asOf })).rights).toHaveLength(1)
  })
})

test('who may not keep the register records no right', async () => {
  const recording = asking.ipRights.registerIpRight(
    given(1, 9, '2015-01-01'),
    asking.as('bank-officer'),
  )
  expect(await refusal(recording)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' })
})

test('whoever keeps no register takes back no right that another organisation recorded', async () => {
  const recorded = await asking.ipRights.registerIpRight(
    given(1, 10, '2015-07-01'),
    asking.as('fund-manager'),
  )
  const withdrawing = (as: { readonly token: string }) =>
    asking.ipRights.withdrawIpRight(
      { commandId: command(), expectedVersion: 0, ipRightId: recorded.id, reason: '误录' },
      as,
    )
  const other = { token: await place.signer.token('fund-manager', { organisation: 'another' }) }
  expect(await refusal(withdrawing(other))).toMatchObject({ code: 'ENTRY_OF_ANOTHER_ORGANISATION' })
  await withdrawing(asking.as('fund-manager'))
})
