import { describe, expect, test } from '@jest/globals'
import { GetFactsResponse } from '@seedline/contracts/facts/v1/fact_service'
import { refusal } from '@seedline/contracts/refusals'
import { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import { refusal as refusedWith } from '@seedline/testing'
import { enterpriseId, ipRightId } from '../../testing/pledge-samples.ts'
import { rightsBy } from './rights.ts'

const document = IpRight.encode(
  IpRight.fromPartial({
    ipRightId,
    version: 9,
    phase: 'IP_PHASE_IN_FORCE',
    statuses: ['IP_LEGAL_STATUS_GRANTED_ACTIVE', 'IP_LEGAL_STATUS_PRESERVED'],
    expiresOn: '2037-07-21',
    owners: [{ enterpriseId, name: '甲' }, { name: '大学' }],
    pledges: [
      { reference: 'X-1', pledgee: '乙银行', since: '2020-01-01', releasedOn: '2021-01-01' },
      { reference: 'X-2', pledgee: '丙银行', since: '2022-01-01' },
    ],
    entries: [{ version: 2, type: 'IpGranted', on: '2019-05-14' }],
  }),
).finish()

const soon = () => new Date(Date.now() + 5_000)

function asking(answer: () => Promise<object>) {
  const asked: unknown[] = []
  const find = rightsBy(
    {
      getFacts: async (...given) => {
        asked.push(given)
        return GetFactsResponse.fromPartial(await answer())
      },
    },
    async () => 'token',
  )
  return { find, asked }
}

describe('A right as it stands', () => {
  test('is asked of the registry’s store by this service, within what is left of the caller’s time', async () => {
    const { find, asked } = asking(async () => ({
      facts: [{ id: ipRightId, version: 9, document }],
    }))
    expect(await find(ipRightId, soon())).toEqual({
      version: 9,
      phase: 'in-force',
      suspended: true,
      expiresOn: '2037-07-21',
      owners: [enterpriseId],
      pledges: [{ reference: 'X-2', pledgee: '丙银行', since: '2022-01-01' }],
      entries: [{ version: 2, type: 'IpGranted', on: '2019-05-14' }],
    })
    await find(ipRightId, new Date(Date.now() + 1_000))
    expect(asked).toMatchObject([
      [
        { kind: 'ip_right', ids: [ipRightId] },
        { token: 'token', deadlineMs: 2_000 },
      ],
      [{}, { deadlineMs: expect.any(Number) }],
    ])
    const [, [, { deadlineMs }]] = asked as [unknown, [unknown, { deadlineMs: number }]]
    expect(deadlineMs).toBeLessThanOrEqual(500)
  })

  test('is none where the registry knows of none', async () => {
    const { find } = asking(async () => ({ unknownIds: [ipRightId] }))
    expect(await find(ipRightId, soon())).toBeUndefined()
  })

  test.each([
    ['is away', async () => Promise.reject(refusal('SERVICE_UNAVAILABLE'))],
    ['can not tell it', async () => ({ untold: [{ id: ipRightId }] })],
    ['tells of another', async () => ({ facts: [{ id: enterpriseId, version: 1, document }] })],
  ])('is not known where the registry %s', async (_, answer) => {
    const { find } = asking(answer)
    expect(await refusedWith(find(ipRightId, soon()))).toMatchObject({
      code: 'RIGHT_NOT_CHECKED',
      kind: 'unavailable',
    })
  })
})
