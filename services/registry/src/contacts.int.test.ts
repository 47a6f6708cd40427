import { describe, expect, test } from '@jest/globals'
import { ContactPurpose } from '@seedline/contracts/registry/v1/contact_events'
import { StateContactRequest } from '@seedline/contracts/registry/v1/contact_service'
import { type Role, roles, serviceRole } from '@seedline/contracts/roles'
import { refusal } from '@seedline/testing'
import { newId } from '@seedline/values'
import { ownRegistry } from './testing/own-registry.ts'
import { type Asking, command, madeUp } from './testing/registry-calls.ts'

let registry: Asking

ownRegistry('contacts', (own) => {
  ;({ registry } = own)
})

const secret = { name: '演示·只此一人', telephone: '+86 755 0000 4711' }

const statingOf = (enterpriseId: string, change: Partial<StateContactRequest> = {}) =>
  StateContactRequest.fromPartial({
    commandId: command(),
    enterpriseId,
    ...secret,
    post: '财务总监',
    purpose: ContactPurpose.CONTACT_PURPOSE_FINANCE,
    since: '2024-01-01',
    provenance: madeUp,
    ...change,
  })

const state = (enterpriseId: string, change: Partial<StateContactRequest> = {}) =>
  registry.contacts.stateContact(statingOf(enterpriseId, change), registry.as('registrar'))

const get = (enterpriseId: string, atLeastVersion = 0, role = 'fund-manager') =>
  registry.contacts.getContacts({ enterpriseId, atLeastVersion }, registry.as(role))

const firstOf = async (enterpriseId: string, version: number) => {
  const [first] = (await get(enterpriseId, version)).contacts
  if (first === undefined) throw new Error('there is no contact')
  return first
}

const endingOf = (enterpriseId: string, factId: string, endedOn = '2025-01-01') => ({
  commandId: command(),
  enterpriseId,
  expectedVersion: 0,
  factId,
  endedOn,
})
const withdrawalOf = (enterpriseId: string, factId: string) => ({
  commandId: command(),
  enterpriseId,
  expectedVersion: 0,
  factId,
  reason: '本人要求',
})

/** An enterprise with one contact. */
async function withContact(nameZh: string) {
  const { id } = await registry.register({ nameZh })
  const { version } = await state(id)
  return { id, factId: (await firstOf(id, version)).factId }
}

describe('A contact', () => {
  test('is read back right after it is stated, ended, and withdrawn', async () => {
    const { id } = await registry.register({ nameZh: '有联系人的企业' })
    expect(await get(id)).toMatchObject({ version: 0, contacts: [] })
    const stated = await state(id)
    const told = await firstOf(id, stated.version)
    expect(told).toMatchObject({ ...secret, post: '财务总监', since: '2024-01-01', endedOn: '' })
    const ended = await registry.contacts.endContact(
      endingOf(id, told.factId),
      registry.as('fund-manager'),
    )
    expect(await firstOf(id, ended.version)).toMatchObject({ endedOn: '2025-01-01' })
    const gone = await registry.contacts.withdrawContact(
      withdrawalOf(id, told.factId),
      registry.as('registrar'),
    )
    expect(await get(id, gone.version)).toMatchObject({ version: 3, contacts: [] })
  })

  test('is stated once, however often the command comes', async () => {
    const { id } = await registry.register({ nameZh: '重复提交的企业' })
    const request = statingOf(id)
    const first = await registry.contacts.stateContact(request, registry.as('registrar'))
    expect(await registry.contacts.stateContact(request, registry.as('registrar'))).toEqual({
      ...first,
      repeatedCommand: true,
    })
    expect((await get(id, first.version)).contacts).toHaveLength(1)
  })

  test('is refused where nobody can be reached, of nobody known, twice, or of days to come', async () => {
    const { id, factId } = await withContact('写错联系人的企业')
    const codes = async (change: Partial<StateContactRequest>) => {
      const { code, fields } = await refusal(state(id, change))
      return fields === undefined ? code : fields.map((field) => field.code)
    }
    expect(await codes({ telephone: '' })).toEqual(['CONTACT_WAY_MISSING'])
    expect(await codes({ telephone: 'ring me', email: 'nowhere' })).toEqual([
      'TELEPHONE_MALFORMED',
      'EMAIL_MALFORMED',
    ])
    const again = await refusal(state(id))
    expect(again).toMatchObject({ code: 'CONTACT_STATED_ALREADY', facts: { fact_id: factId } })
    // A refusal may be logged: it names nobody.
    expect(JSON.stringify(again)).not.toContain(secret.name)
    expect(await codes({ name: '另一人', since: '2999-01-01' })).toBe('DATE_IN_FUTURE')
    const early = registry.contacts.endContact(
      endingOf(id, factId, '2023-12-31'),
      registry.as('registrar'),
    )
    expect((await refusal(early)).code).toBe('RELATION_ENDS_TOO_EARLY')
    await registry.contacts.endContact(endingOf(id, factId), registry.as('registrar'))
    const twice = registry.contacts.endContact(endingOf(id, factId), registry.as('registrar'))
    expect((await refusal(twice)).code).toBe('RELATION_ENDED')
    const nobody = newId('ContactFact')
    const unknown = registry.contacts.endContact(endingOf(id, nobody), registry.as('registrar'))
    expect((await refusal(unknown)).code).toBe('CONTACT_UNKNOWN')
    const stranger = newId('Enterprise')
    expect((await refusal(state(stranger))).code).toBe('ENTERPRISE_UNKNOWN')
    expect((await refusal(get(stranger))).code).toBe('ENTERPRISE_UNKNOWN')
  })

  test('of a record that was merged is told and can be withdrawn, and none is stated there any more', async () => {
    const { id: survivor } = await registry.register({ nameZh: '延续的企业' })
    const { id, factId } = await withContact('并入的企业')
    await registry.enterprises.mergeEnterprise(
      {
        commandId: command(),
        enterpriseId: id,
        expectedVersion: 0,
        survivorId: survivor,
        reason: '重复登记',
        evidence: [],
      },
      registry.as('registrar'),
    )
    expect(await refusal(state(id, { name: '另一人' }))).toMatchObject({
      code: 'ENTERPRISE_MERGED',
      facts: { survivor_id: survivor },
    })
    expect((await get(id)).contacts).toHaveLength(1)
    expect((await get(survivor)).contacts).toEqual([])
    const { version } = await registry.contacts.withdrawContact(
      withdrawalOf(id, factId),
      registry.as('registrar'),
    )
    expect((await get(id, version)).contacts).toEqual([])
  })
})

describe('Who a contact is', () => {
  const bytesOf = (told: unknown) =>
    JSON.stringify(told, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
    )

  test('no other answer on the enterprise tells, to nobody', async () => {
    const { id } = await withContact('不外泄的企业')
    const asOf = undefined
    for (const role of roles) {
      const as = registry.as(role)
      const question = { enterpriseId: id, asOf, atLeastVersion: 0 }
      const told = await Promise.all([
        registry.enterprises.getEnterprise(question, as),
        registry.enterprises.getEnterpriseHistory({ enterpriseId: id, asOf }, as),
        registry.groups.getGroup(question, as),
        registry.list({ search: '不外泄' }),
      ])
      expect(bytesOf(told)).toContain('不外泄的企业')
      expect(bytesOf(told)).not.toContain(secret.name)
      expect(bytesOf(told)).not.toContain('0000 4711')
      expect(bytesOf(told)).not.toContain('75500004711')
    }
    expect((await registry.list({ search: secret.name })).enterprises).toEqual([])
  })

  test('no fact tells, neither listed nor watched, and no other service reads it again', async () => {
    const { id } = await withContact('不推送的企业')
    const as = registry.as(serviceRole)
    const page = { size: 10, token: '' }
    for (const kind of ['contact', 'contacts']) {
      const listed = registry.facts.listFacts({ kind, asOf: undefined, page }, as)
      expect((await refusal(listed)).kind).toBe('invalid')
      const asked = registry.facts.getFacts({ kind, ids: [id], asOf: undefined }, as)
      expect((await refusal(asked)).kind).toBe('invalid')
      const watched = (async () => {
        const signal = AbortSignal.timeout(5000)
        const request = { kind, ids: [], resumeToken: '' }
        for await (const told of registry.watches.watchFacts(request, { ...as, signal }))
          throw new Error(`it told ${told.told?.$case}`)
      })()
      expect((await refusal(watched)).kind).toBe('invalid')
    }
    const heads = registry.feed.listHeads({ category: 'contact', after: '' }, as)
    expect((await refusal(heads)).code).toBe('FEED_RANGE_UNKNOWN')
    const through = `contact-${id}`
    const events = registry.feed.listEvents(
      { category: 'contact', afterStream: '', afterVersion: 0, through },
      as,
    )
    expect((await refusal(events)).code).toBe('FEED_RANGE_UNKNOWN')
  })
})

const speaking: readonly Role[] = ['registrar', 'fund-manager']

type Ask = (of: { id: string; factId: string }, as: { token: string }) => Promise<unknown>

/** Every operation, on an enterprise with a contact; who may is the same for all. */
const operations: Readonly<Record<string, Ask>> = {
  getContacts: ({ id }, as) =>
    registry.contacts.getContacts({ enterpriseId: id, atLeastVersion: 0 }, as),
  stateContact: ({ id }, as) =>
    registry.contacts.stateContact(statingOf(id, { name: '另一人' }), as),
  endContact: ({ id, factId }, as) => registry.contacts.endContact(endingOf(id, factId), as),
  withdrawContact: ({ id, factId }, as) =>
    registry.contacts.withdrawContact(withdrawalOf(id, factId), as),
}

const refusedTo = (operation: string, role: string): string => {
  if (operation !== 'getContacts') return 'ROLE_NOT_ALLOWED'
  if (role === 'enterprise-officer') return 'FACTS_OF_ANOTHER_ENTERPRISE'
  return role === 'bank-officer' ? 'THROUGH_BANK_DESK' : 'ROLE_NOT_ALLOWED'
}

describe.each(Object.entries(operations))('%s', (operation, ask) => {
  test.each([...roles, serviceRole])(
    'is for those alone who speak with an enterprise: tried as %s',
    async (role) => {
      const of = await withContact(`角色 ${operation} ${role}`)
      const asked = ask(of, registry.as(role))
      if ((speaking as readonly string[]).includes(role)) await expect(asked).resolves.toBeDefined()
      else expect(await refusal(asked)).toMatchObject({ code: refusedTo(operation, role) })
    },
  )
})
