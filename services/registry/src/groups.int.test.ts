import { describe, expect, test } from '@jest/globals'
import { PartyKind, RelationKind } from '@seedline/contracts/registry/v1/group_relation_events'
import {
  GetGroupRequest,
  StateRelationRequest,
} from '@seedline/contracts/registry/v1/group_relation_service'
import { type Role, roles } from '@seedline/contracts/roles'
import { eventually, refusal } from '@seedline/testing'
import { newId } from '@seedline/values'
import { ownRegistry } from './testing/own-registry.ts'
import { type Asking, command, madeUp, paper } from './testing/registry-calls.ts'

let registry: Asking

ownRegistry('groups', (own) => {
  ;({ registry } = own)
})

const ours = (enterpriseId: string) => ({
  kind: PartyKind.PARTY_KIND_ENTERPRISE,
  enterpriseId,
  name: '',
  uscc: '',
})
const person = (name: string) => ({
  kind: PartyKind.PARTY_KIND_PERSON,
  enterpriseId: '',
  name,
  uscc: '',
})

const parentOf = (
  enterpriseId: string,
  above: string,
  change: Partial<StateRelationRequest> = {},
) =>
  StateRelationRequest.fromPartial({
    commandId: command(),
    enterpriseId,
    kind: RelationKind.RELATION_KIND_PARENT,
    party: ours(above),
    sharePercent: '60',
    since: '2019-01-01',
    evidence: paper,
    provenance: madeUp,
    ...change,
  })

const state = (request: StateRelationRequest, role = 'registrar') =>
  registry.groups.stateRelation(request, registry.as(role))

const get = (enterpriseId: string, atLeastVersion = 0, change: Partial<GetGroupRequest> = {}) =>
  registry.groups.getGroup(
    GetGroupRequest.fromPartial({ enterpriseId, atLeastVersion, ...change }),
    registry.as('bank-officer'),
  )

const registerAll = async (...names: readonly string[]) =>
  (await Promise.all(names.map((nameZh) => registry.register({ nameZh })))).map(({ id }) => id)

const relationOf = async (enterpriseId: string, version: number) => {
  const [first] = (await get(enterpriseId, version)).relations
  if (first === undefined) throw new Error('there is no relation')
  return first
}

const endingOf = (enterpriseId: string, factId: string) => ({
  commandId: command(),
  enterpriseId,
  expectedVersion: 0,
  factId,
  endedOn: '2023-01-01',
  evidence: paper,
})
const withdrawalOf = (enterpriseId: string, factId: string) => ({
  commandId: command(),
  enterpriseId,
  expectedVersion: 0,
  factId,
  reason: '误登',
})

describe('A group', () => {
  test('is told from both ends, upwards through all its majorities, as of days and as it was recorded', async () => {
    const [top = '', middle = '', bottom = ''] = await registerAll('集团顶', '集团中', '集团底')
    await state(parentOf(middle, top))
    const { version } = await state(parentOf(bottom, middle, { since: '2020-01-01' }))
    const controlled = await state(
      parentOf(bottom, top, {
        kind: RelationKind.RELATION_KIND_CONTROLLER,
        party: person('演示·王五'),
        sharePercent: '',
      }),
      'fund-manager',
    )
    await eventually(async () => ((await get(top)).subsidiaries.length === 1 ? true : undefined))
    expect(await get(bottom, controlled.version)).toMatchObject({
      version: 2,
      relations: [
        { kind: 'RELATION_KIND_CONTROLLER', party: { name: '演示·王五' }, since: '2019-01-01' },
        { kind: 'RELATION_KIND_PARENT', party: { enterpriseId: middle }, sharePercent: '60' },
      ],
      chain: [{ enterpriseId: middle }, { enterpriseId: top }],
    })
    expect(await get(top)).toMatchObject({
      relations: [],
      subsidiaries: [{ enterpriseId: middle, sharePercent: '60', since: '2019-01-01' }],
    })
    const before = { asOf: { occurredOn: '2019-06-01', recordedAt: undefined } }
    expect(await get(bottom, 0, before)).toMatchObject({
      relations: [{ kind: 'RELATION_KIND_CONTROLLER' }],
      chain: [],
    })
    const { history } = await get(bottom, controlled.version)
    const recordedAt = history[0]?.recording?.recordedAt
    const then = { asOf: { occurredOn: '', recordedAt } }
    const known = await eventually(async () => get(bottom, 0, then).catch(() => undefined))
    expect(known).toMatchObject({ version, relations: [{ kind: 'RELATION_KIND_PARENT' }] })
  })

  test('changes where a relation ends, and where one was a mistake', async () => {
    const [above = '', below = ''] = await registerAll('易主母公司', '易主子公司')
    const stated = await state(parentOf(below, above))
    const { factId } = await relationOf(below, stated.version)
    const ended = await registry.groups.endRelation(
      endingOf(below, factId),
      registry.as('fund-manager'),
    )
    expect(await get(below, ended.version)).toMatchObject({
      relations: [{ endedOn: '2023-01-01' }],
      chain: [],
    })
    const then = { asOf: { occurredOn: '2022-12-31', recordedAt: undefined } }
    expect((await get(below, 0, then)).chain).toMatchObject([{ enterpriseId: above }])
    expect(
      (
        await refusal(
          registry.groups.endRelation(endingOf(below, factId), registry.as('registrar')),
        )
      ).code,
    ).toBe('RELATION_ENDED')
    const gone = await registry.groups.withdrawRelation(
      withdrawalOf(below, factId),
      registry.as('registrar'),
    )
    expect(await get(below, gone.version, then)).toMatchObject({ relations: [], chain: [] })
    await eventually(async () => ((await get(above)).subsidiaries.length === 0 ? true : undefined))
    expect((await get(below, gone.version)).history.map(({ reason }) => reason)).toEqual([
      '',
      '',
      '误登',
    ])
  })

  test('is stated once, however often the command comes', async () => {
    const [above = '', below = ''] = await registerAll('重复母公司', '重复子公司')
    const request = parentOf(below, above)
    const first = await state(request)
    expect(await state(request)).toEqual({ ...first, repeatedCommand: true })
    expect((await get(below, first.version)).relations).toHaveLength(1)
  })

  test('is refused with what it contradicts', async () => {
    const [above = '', below = '', other = ''] = await registerAll('上', '下', '旁')
    const { version } = await state(parentOf(below, above))
    const { factId } = await relationOf(below, version)
    const said = async (request: StateRelationRequest) => {
      const { code, facts, fields } = await refusal(state(request))
      return fields === undefined ? { code, facts } : fields.map((field) => field.code)
    }
    expect(await said(parentOf(above, below))).toMatchObject({
      code: 'GROUP_CYCLE',
      facts: { chain: [above, below, above].join(' ') },
    })
    expect(await said(parentOf(other, other))).toMatchObject({ code: 'GROUP_CYCLE' })
    expect(await said(parentOf(below, other, { sharePercent: '51' }))).toMatchObject({
      code: 'RELATION_CONTRADICTS',
      facts: { fact_id: factId, share: '60' },
    })
    expect(await said(parentOf(below, other, { sharePercent: '45' }))).toMatchObject({
      code: 'SHARES_OF_PARENTS_ABOVE_WHOLE',
      facts: { fact_id: factId, sum: '105' },
    })
    const codeOf = async (change: Partial<StateRelationRequest>) => {
      const {
        code,
        facts: _,
        ...rest
      } = (await refusal(state(parentOf(below, other, change)))) as {
        code: string
        facts?: unknown
        fields?: readonly { code: string }[]
      }
      return rest.fields?.map((field) => field.code) ?? code
    }
    expect(await codeOf({ sharePercent: '101' })).toEqual(['SHARE_OUT_OF_RANGE'])
    expect(await codeOf({ party: person('演示·李四') })).toEqual(['PARENT_IS_A_PERSON'])
    expect(await codeOf({ party: { ...ours(other), name: '旁' } })).toEqual(['PARTY_INCOMPLETE'])
    expect(
      await codeOf({ kind: RelationKind.RELATION_KIND_CONTROLLER, sharePercent: '5' }),
    ).toEqual(['CONTROLLER_HAS_NO_SHARE'])
    const small = { sharePercent: '5' }
    expect(await codeOf({ ...small, since: '2999-01-01' })).toBe('DATE_IN_FUTURE')
    expect(await codeOf({ ...small, since: '2014-12-31' })).toBe('LICENCE_BEFORE_FOUNDATION')
    expect(await codeOf({ ...small, endedOn: '2019-01-01' })).toBe('RELATION_ENDS_TOO_EARLY')
    expect(await codeOf({ ...small, party: ours(newId('Enterprise')) })).toBe('ENTERPRISE_UNKNOWN')
    const unknown = registry.groups.withdrawRelation(
      withdrawalOf(below, newId('RelationFact')),
      registry.as('registrar'),
    )
    expect((await refusal(unknown)).code).toBe('RELATION_UNKNOWN')
    expect((await refusal(get(newId('Enterprise')))).code).toBe('ENTERPRISE_UNKNOWN')
  })

  test('takes no record in that was merged, neither below nor above', async () => {
    const [survivor = '', merged = '', other = ''] = await registerAll('存续', '并入', '第三')
    await registry.enterprises.mergeEnterprise(
      {
        commandId: command(),
        enterpriseId: merged,
        expectedVersion: 0,
        survivorId: survivor,
        reason: '重复登记',
        evidence: [],
      },
      registry.as('registrar'),
    )
    for (const request of [parentOf(merged, other), parentOf(other, merged)])
      expect(await refusal(state(request))).toMatchObject({
        code: 'ENTERPRISE_MERGED',
        facts: { survivor_id: survivor },
      })
  })
})

const writers: readonly Role[] = ['registrar', 'fund-manager']

interface Of {
  readonly id: string
  readonly factId: string
  readonly other: string
}
type Ask = (of: Of, as: { readonly token: string }) => Promise<unknown>

/** Every operation, on an enterprise with a parent, and who may. */
const operations: Readonly<Record<string, { readonly may: readonly Role[]; readonly ask: Ask }>> = {
  getGroup: {
    may: roles,
    ask: ({ id }, as) =>
      registry.groups.getGroup({ enterpriseId: id, asOf: undefined, atLeastVersion: 0 }, as),
  },
  stateRelation: {
    may: writers,
    ask: ({ id, other }, as) =>
      registry.groups.stateRelation(parentOf(id, other, { sharePercent: '5' }), as),
  },
  endRelation: {
    may: writers,
    ask: ({ id, factId }, as) => registry.groups.endRelation(endingOf(id, factId), as),
  },
  withdrawRelation: {
    may: writers,
    ask: ({ id, factId }, as) => registry.groups.withdrawRelation(withdrawalOf(id, factId), as),
  },
}

describe.each(Object.entries(operations))('%s', (operation, { may, ask }) => {
  test.each(roles)('is for those who may alone: tried as %s', async (role) => {
    const name = `${operation} ${role}`
    const [id = '', above = '', other = ''] = await registerAll(
      `${name}下`,
      `${name}上`,
      `${name}旁`,
    )
    const { version } = await state(parentOf(id, above))
    const { factId } = await relationOf(id, version)
    const asked = ask({ id, factId, other }, registry.as(role))
    if (may.includes(role)) await expect(asked).resolves.toBeDefined()
    else expect(await refusal(asked)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' })
  })
})
