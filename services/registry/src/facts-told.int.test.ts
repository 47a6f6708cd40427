import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Fact } from '@seedline/contracts/facts/v1/fact_service'
import { enterprises, factQuestions } from '@seedline/contracts/operations'
import { CorrectEnterpriseRequest } from '@seedline/contracts/registry/v1/enterprise_service'
import { RegisterIpRightRequest } from '@seedline/contracts/registry/v1/ip_right_service'
import { allows, roles, serviceRole } from '@seedline/contracts/roles'
import { readersOf } from '@seedline/contracts/services'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { eventually, refusal } from '@seedline/testing'
import { makePlace, type Place, type RunningService } from '@seedline/testing/running'
import { newId } from '@seedline/values'
import { type KeptFacts, keepFacts } from './testing/kept-facts.ts'
import { type Asking, askingOf, command, madeUp } from './testing/registry-calls.ts'
import { startRegistry } from './testing/running-registry.ts'

// What other services keep as read models of their own, over two replicas of the registry as it ships.

let place: Place
let processes: RunningService[] = []
let one: Asking
let two: Asking
let keeping: KeptFacts[] = []

const start = async (at: Place = place) => {
  const running = await startRegistry(at)
  processes.push(running)
  return { running, asking: await askingOf(at, running) }
}

beforeAll(async () => {
  place = await makePlace('facts')
  one = (await start()).asking
  two = (await start()).asking
}, 90_000)

afterEach(async () => {
  await Promise.all(keeping.map((kept) => kept.stop()))
  keeping = []
})

afterAll(async () => {
  one?.close()
  two?.close()
  await Promise.all(processes.map((running) => running.stop()))
  processes = []
  await place?.remove()
}, 60_000)

const keep = (of: Parameters<typeof keepFacts>[0]): KeptFacts => {
  const kept = keepFacts(of)
  keeping.push(kept)
  return kept
}

const until = (holds: () => boolean, ms = 20_000) =>
  eventually(async () => (holds() ? true : undefined), ms)

const correct = (at: Asking, enterpriseId: string, nameEn: string) =>
  at.enterprises.correctEnterprise(
    CorrectEnterpriseRequest.fromPartial({
      commandId: command(),
      enterpriseId,
      nameEn,
      reason: '改',
    }),
    at.as('registrar'),
  )

const readEnterprise = ({ document }: Fact) =>
  enterprises.operations.getEnterprise.method.responseDeserialize(Buffer.from(document))

const never = { occurredOn: '', recordedAt: undefined }

describe('A watch', () => {
  test('tells what is, then each change, whichever replica records it', async () => {
    const { id } = await one.register({ nameZh: '先前一家' })
    const kept = keep({ kind: 'enterprise', at: () => two, token: two.as('bank-officer').token })
    await until(() => kept.figures.caughtUp > 0)
    expect(kept.versionOf(id)).toBe(1)
    await correct(one, id, 'By the other')
    await until(() => kept.versionOf(id) === 2, 5000)
    await correct(two, id, 'By the same')
    await until(() => kept.versionOf(id) === 3, 5000)
    const fact = kept.facts.get(id)
    expect(fact && readEnterprise(fact)).toMatchObject({ nameEn: 'By the same', version: 3 })
    const { id: later } = await one.register({ nameZh: '后来一家' })
    await until(() => kept.versionOf(later) === 1, 5000)
    expect(kept.figures.anew).toBe(1)
    expect(kept.breaks).toEqual([])
  }, 60_000)

  test('goes on after breaks, at either replica, without loss, while changes happen', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `断线 ${index}`)
    const ids = (await Promise.all(names.map((nameZh) => one.register({ nameZh })))).map(
      (o) => o.id,
    )
    let asked = 0
    const at = () => (asked++ % 2 === 0 ? one : two)
    const kept = keep({ kind: 'enterprise', at, token: one.as('coach').token })
    await until(() => kept.token() !== '')
    const versions = new Map(ids.map((id) => [id, 1]))
    for (let round = 0; round < 12; round += 1) {
      const by = round % 3 === 0 ? one : two
      if (round % 3 === 1) kept.interrupt(round * 20)
      await Promise.all(
        ids.map(async (id) => {
          const { version } = await correct(by, id, `Round ${round}`)
          versions.set(id, version)
        }),
      )
    }
    await until(() => ids.every((id) => kept.versionOf(id) === versions.get(id)))
    expect(kept.figures.anew).toBe(1)
    expect(new Set(kept.breaks)).toEqual(new Set(['SERVICE_UNAVAILABLE']))
  }, 60_000)

  test('survives the replica that it was at, and one that comes anew', async () => {
    const third = await start()
    const { id } = await one.register({ nameZh: '换机' })
    let at = third.asking
    const kept = keep({ kind: 'enterprise', ids: [id], at: () => at, token: one.as('coach').token })
    await until(() => kept.token() !== '')
    await third.running.kill()
    await correct(one, id, 'While away')
    processes = processes.filter((running) => running !== third.running)
    const fourth = await start()
    await correct(two, id, 'While away too')
    at = fourth.asking
    await until(() => kept.versionOf(id) === 3)
    expect(kept.figures.anew).toBe(1)
    await correct(one, id, 'Later')
    await until(() => kept.versionOf(id) === 4, 5000)
    third.asking.close()
  }, 90_000)

  test('is told no less while the view is built anew', async () => {
    const { id } = await one.register({ nameZh: '重建' })
    const kept = keep({
      kind: 'enterprise',
      ids: [id],
      at: () => two,
      token: two.as('coach').token,
    })
    await until(() => kept.figures.caughtUp > 0)
    await one.operations.rebuildView({ subscription: 'enterprise_list' }, one.as('operator'))
    for (let round = 0; round < 15; round += 1)
      await correct(round % 2 ? one : two, id, `R ${round}`)
    await until(() => kept.versionOf(id) === 16)
  }, 60_000)

  test('of ids tells of those alone, also of what there is none of, and of what is taken back', async () => {
    const ip = {
      commandId: command(),
      family: 'IP_FAMILY_PATENT' as const,
      number: '201510000777.2',
      title: '一种材料',
      filedOn: '2015-03-02',
      owners: [{ name: '某人' }],
      acquisition: 'IP_ACQUISITION_ORIGINAL' as const,
      provenance: madeUp,
    }
    const { id } = await one.ipRights.registerIpRight(
      RegisterIpRightRequest.fromPartial(ip),
      one.as('registrar'),
    )
    const unknown = newId('IpRight')
    const kept = keep({
      kind: 'ip_right',
      ids: [id, unknown],
      at: () => two,
      token: two.as('service').token,
    })
    await until(() => kept.figures.caughtUp > 0)
    expect([kept.versionOf(id), [...kept.absent]]).toEqual([1, [unknown]])
    await one.ipRights.withdrawIpRight(
      { commandId: command(), ipRightId: id, expectedVersion: 0, reason: '误登' },
      one.as('registrar'),
    )
    await until(() => kept.absent.has(id), 5000)
    expect(kept.facts.size).toBe(0)
  }, 60_000)

  test('hears of its own process while Kafka is away, and of all once it may go on', async () => {
    const away = await start({ ...place, brokers: ['127.0.0.1:1'] })
    const { id } = await one.register({ nameZh: '断连' })
    const token = one.as('coach').token
    const kept = keep({ kind: 'enterprise', ids: [id], at: () => away.asking, token })
    await until(() => kept.figures.caughtUp > 0, 30_000)
    expect([kept.versionOf(id), kept.token()]).toEqual([1, ''])
    await correct(away.asking, id, 'Heard from the store')
    await until(() => kept.versionOf(id) === 2, 5000)
    away.asking.close()
  }, 90_000)

  test('keeps nobody waiting who is told to stop, though Kafka is away and does not let it listen', async () => {
    const away = await start({ ...place, brokers: ['127.0.0.1:1'] })
    keep({ kind: 'enterprise', at: () => away.asking, token: one.as('coach').token })
    await pause(1000)
    // In order, that is: not by force.
    expect(await away.running.stop()).toBe(0)
    away.asking.close()
  }, 60_000)
})

describe('A list of facts', () => {
  test('has what was there from the beginning once each, in the order of ids, while others come', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `名单 ${index}`)
    const before = await Promise.all(names.map((nameZh) => one.register({ nameZh })))
    const seen: Fact[] = []
    let token = ''
    do {
      const page = await two.facts.listFacts(
        { kind: 'enterprise', asOf: undefined, page: { size: 5, token } },
        two.as('service'),
      )
      seen.push(...page.facts)
      token = page.nextPageToken
      await one.register({ nameZh: `插入 ${seen.length}` })
    } while (token !== '' && seen.length < 500)
    const ids = seen.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].toSorted())
    expect(ids).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
  }, 60_000)

  test('tells what was, as it was recorded, and leaves out what was not there yet', async () => {
    const { id } = await one.register({ nameZh: '从前', nameEn: 'Before' })
    const recordedAt = new Date().toISOString()
    await new Promise((resolve) => setTimeout(resolve, 50))
    await correct(one, id, 'After')
    const { id: later } = await one.register({ nameZh: '其后' })
    const asOf = { occurredOn: '', recordedAt }
    const ask = () =>
      one.facts.getFacts({ kind: 'enterprise', ids: [later, id], asOf }, one.as('coach'))
    expect((await refusal(ask())).code).toBe('NOT_YET_SETTLED')
    const then = await eventually(() => ask().catch(() => undefined))
    expect(then.unknownIds).toEqual([later])
    expect(then.facts.map(readEnterprise)).toMatchObject([{ nameEn: 'Before', version: 1 }])
    const listed: string[] = []
    let token = ''
    do {
      const page = await one.facts.listFacts(
        { kind: 'enterprise', asOf, page: { size: 50, token } },
        one.as('coach'),
      )
      listed.push(...page.facts.map((fact) => fact.id))
      token = page.nextPageToken
    } while (token !== '')
    expect([listed.includes(id), listed.includes(later)]).toEqual([true, false])
  }, 60_000)
})

describe('Facts by ids', () => {
  test('come in their order with their versions, and name what there is none of', async () => {
    const { id } = await one.register({ nameZh: '取数' })
    const other = newId('Enterprise')
    const got = await two.facts.getFacts(
      { kind: 'enterprise', ids: [other, id], asOf: undefined },
      two.as('service'),
    )
    expect(got.unknownIds).toEqual([other])
    expect(got.facts.map((fact) => [fact.id, fact.version])).toEqual([[id, 1]])
    const ladder = { kind: 'stage_record', ids: [id, other], asOf: undefined }
    expect(await two.facts.getFacts(ladder, two.as('service'))).toMatchObject({
      facts: [{ id, version: 0 }],
      unknownIds: [other],
    })
  })

  test('never change without their version: of a merging the enterprise alone tells', async () => {
    const { id: survivor } = await one.register({ nameZh: '保留' })
    const { id: duplicate } = await one.register({ nameZh: '重复' })
    await one.record(duplicate, Rung.RUNG_SEED, '2016-01-01')
    const told = async () => {
      const kinds = [...factQuestions.keys()].map(async (kind) => {
        const asked = { kind, ids: [duplicate, survivor], asOf: undefined }
        const { facts } = await one.facts.getFacts(asked, one.as('service'))
        return facts.map(
          ({ id, version, document }) =>
            [`${kind} ${id} ${version}`, Buffer.from(document).toString('base64')] as const,
        )
      })
      return new Map((await Promise.all(kinds)).flat())
    }
    const before = await told()
    const by = one.as('registrar')
    const merging = { enterpriseId: duplicate, survivorId: survivor, reason: 'twice', evidence: [] }
    await one.enterprises.mergeEnterprise(
      { commandId: command(), expectedVersion: 1, ...merging },
      by,
    )
    const merged = await told()
    await one.enterprises.reverseMerge(
      { commandId: command(), enterpriseId: duplicate, expectedVersion: 0, reason: 'two' },
      by,
    )
    for (const [fact, document] of [...merged, ...(await told())])
      expect([fact, document]).toEqual([fact, before.get(fact) ?? document])
    expect([...merged.keys()].filter((fact) => !before.has(fact))).toEqual([
      `enterprise ${duplicate} 2`,
      `enterprise ${survivor} 2`,
    ])
  }, 60_000)

  test('are refused with the place of each that is no id, and beyond a hundred', async () => {
    const ask = (ids: readonly string[], kind = 'enterprise') =>
      refusal(one.facts.getFacts({ kind, ids, asOf: undefined }, one.as('coach')))
    expect(await ask([newId('Enterprise'), 'x'])).toMatchObject({
      code: 'REQUEST_INVALID',
      fields: [{ pointer: '/ids/1', code: 'ID_MALFORMED' }],
    })
    const many = Array.from({ length: 101 }, () => newId('Enterprise'))
    expect((await ask(many)).fields).toMatchObject([{ pointer: '/ids', code: 'LIST_TOO_LONG' }])
    expect(await ask([newId('Enterprise')], 'uscc')).toMatchObject({ code: 'FACT_KIND_UNKNOWN' })
  })
})

describe.each([...factQuestions.values()].map(({ kind }) => kind))(
  'Facts of the kind %s',
  (kind) => {
    const rule = readersOf(kind)

    test.each([...roles, serviceRole])(
      'are told to a %s who may read those of every enterprise',
      async (role) => {
        const expected = allows(rule, [role]) || role === serviceRole ? 'told' : 'ROLE_NOT_ALLOWED'
        const as = one.as(role)
        const code = async (run: Promise<unknown>) => run.then(() => 'told', codeOf)
        const ids = [newId('Enterprise')]
        const first = async () => {
          const stream = one.watches.watchFacts({ kind, ids, resumeToken: '' }, as)
          await stream.next()
          await stream.return()
        }
        expect([
          await code(one.facts.getFacts({ kind, ids, asOf: never }, as)),
          await code(one.facts.listFacts({ kind, asOf: undefined, page: undefined }, as)),
          await code(first()),
        ]).toEqual([expected, expected, expected])
      },
    )
  },
)

const codeOf = (error: unknown): string =>
  (error as { problem?: { code: string } }).problem?.code ?? String(error)
