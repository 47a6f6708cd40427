import { describe, expect, test } from '@jest/globals'
import { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import { deriveId, type EnterpriseId } from '@seedline/values'
import { factsFor, type KnownRights, type RightTold } from './facts-for.ts'

const number = '201819990002.5'
const ours = deriveId('Enterprise', 'ours')
const theirs = deriveId('Enterprise', 'theirs')
const third = deriveId('Enterprise', 'third')

const told: RightTold = {
  right: IpRight.fromPartial({
    ipRightId: deriveId('IpRight', 'patent', number),
    version: 1,
    family: 'IP_FAMILY_PATENT',
    kind: 'IP_KIND_INVENTION',
    number,
    owners: [{ enterpriseId: theirs, name: '演示企业' }],
  }),
  heardUpTo: new Date('2026-11-30T00:00:00Z'),
}

const merging = (...those: readonly (readonly [string, string])[]): KnownRights => ({
  byNumber: async () => told,
  // As it is kept: by the record that goes on, with those that go on as it.
  ofEnterprise: async (enterpriseId) =>
    [enterpriseId, ...those.flatMap(([from, to]) => (to === enterpriseId ? [from] : []))].includes(
      theirs,
    )
      ? [told]
      : [],
  merged: async (ids) =>
    those
      .filter(([id]) => ids.includes(id))
      .map(([enterpriseId, survivorId]) => ({ enterpriseId, survivorId })),
})

const asked = { family: 'patent', number, valuation: null, declared: [] } as const
const request = (rights: readonly object[]) => ({ rights }) as never
const rightsOf = async (known: KnownRights, rights: readonly object[]) =>
  (
    await factsFor(known, request(rights), {
      enterpriseId: ours as EnterpriseId,
      placedOn: async () => undefined,
    })
  ).facts.rights.length

describe('A right that is owned under another record of the same enterprise', () => {
  test.each([
    ['none of it is told before they are merged', merging(), 0],
    ['it is told where the owner’s goes on as the asked one', merging([theirs, ours]), 1],
    ['it is told where the asked one goes on as the owner’s', merging([ours, theirs]), 1],
    ['it is told where both went on as a third', merging([ours, third], [theirs, third]), 1],
    ['none of it once one of the mergings is reversed', merging([ours, third]), 0],
  ])('%s, whether it is named or all are asked for', async (_, known, count) => {
    expect(await rightsOf(known, [asked])).toBe(count)
    expect(await rightsOf(known, [])).toBe(count)
  })
})
