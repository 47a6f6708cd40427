import { describe, expect, test } from '@jest/globals'
import type {
  Fact,
  GetFactsResponse,
  ListFactsResponse,
  Untold,
} from '@seedline/contracts/facts/v1/fact_service'
import { enterprises, factQuestions } from '@seedline/contracts/operations'
import { refusal } from '@seedline/contracts/refusals'
import { Enterprise } from '@seedline/contracts/registry/v1/enterprise_service'
import type { EventStore } from '@seedline/event-store'
import type { BoundService, Call } from '@seedline/service-kit/grpc'
import { newId } from '@seedline/values'
import { type FactReader, factReaders, isFact, readerFor } from './fact-readers.ts'
import { factService } from './fact-service.ts'

const called = (more: Partial<Call> = {}): Call => ({
  actor: { subject: 'u-1', name: 'u', roles: ['coach'], organisation: 'o' },
  token: 'token',
  requestId: 'request-1',
  bytes: new Uint8Array(),
  deadline: new Date(Date.now() + 10_000),
  signal: new AbortController().signal,
  ...more,
})

const ids: readonly string[] = Array.from({ length: 12 }, () => newId('Enterprise')).toSorted()

const history = {
  page: async (_kind: string, after: string, most: number) =>
    ids
      .filter((id) => id > after)
      .slice(0, most)
      .map((id) => ({ id, version: 3 })),
  headsOf: async (_kind: string, asked: readonly string[]) =>
    asked.map((id) => ({ id, version: 3 })),
} as unknown as EventStore['history']

function served(read: FactReader['read']) {
  const reader: FactReader = {
    kind: 'enterprise',
    rule: 'any-role',
    idsOf: (given) => given,
    read,
  }
  const { methods } = factService({ history }, new Map([['enterprise', reader]]))
  const ask = (key: string, request: object, call: Call) =>
    methods.find((method) => method.key === key)?.handle({ kind: 'enterprise', ...request }, call)
  return {
    get: (more: object = {}, call = called()) =>
      ask('getFacts', { ids, asOf: undefined, ...more }, call) as Promise<GetFactsResponse>,
    list: (page: object, call = called()) =>
      ask('listFacts', { asOf: undefined, page }, call) as Promise<ListFactsResponse>,
  }
}

const factOf = (id: string, bytes = 10): Fact => ({
  id,
  version: 3,
  document: Buffer.alloc(bytes),
})
const untold = (id: string): Untold => ({ id, problem: undefined })

describe('facts by ids', () => {
  test('come as far as they fit an answer, and the rest is named to be asked for again', async () => {
    const { get } = served(async (id) => factOf(id, 200_000))
    const { facts, leftIds } = await get()
    expect(facts.map(({ id }) => id)).toEqual(ids.slice(0, 3))
    expect(leftIds).toEqual(ids.slice(3))
    const { get: larger } = served(async (id) => factOf(id, 900_000))
    expect((await larger()).facts).toHaveLength(1)
  })

  test('come as far as there is time, and at least one of them', async () => {
    const { get } = served(async (id) => factOf(id))
    const { facts, leftIds } = await get({}, called({ deadline: new Date(Date.now() + 100) }))
    expect([facts.length, leftIds.length]).toEqual([1, 11])
  })

  test('name what there is none of, and what can’t be read', async () => {
    const [first = '', second = ''] = ids
    const { get } = served(async (id) =>
      id === first ? undefined : id === second ? untold(id) : factOf(id),
    )
    const answer = await get()
    expect(answer.unknownIds).toEqual([first])
    expect(answer.untold.map(({ id }) => id)).toEqual([second])
    expect(answer.facts).toHaveLength(10)
  })

  test('are at least what is stored now; as of earlier no version is asked for', async () => {
    const asked: number[] = []
    const { get } = served(async (id, { atLeastVersion }) => {
      asked.push(atLeastVersion)
      return factOf(id)
    })
    await get({ ids: ids.slice(0, 1) })
    await get({ ids: ids.slice(0, 1), asOf: { occurredOn: '2024-01-01', recordedAt: undefined } })
    expect(asked).toEqual([3, 0])
  })
})

describe('a list of facts', () => {
  test('leads from page to page, over what there is none of, and ends', async () => {
    const { list } = served(async (id) => (ids.indexOf(id) < 5 ? undefined : factOf(id)))
    const seen: string[] = []
    const tokens: string[] = []
    for (let token = ''; ; ) {
      const { facts, nextPageToken } = await list({ size: 5, token })
      seen.push(...facts.map(({ id }) => id))
      if (nextPageToken === '') break
      tokens.push(nextPageToken)
      token = nextPageToken
    }
    expect(seen).toEqual(ids.slice(5))
    expect(tokens).toEqual([ids[4], ids[9]])
  })

  test('ends a page where it is full, and goes on right behind it', async () => {
    const { list } = served(async (id) => factOf(id, 300_000))
    const { facts, nextPageToken } = await list({ size: 10, token: '' })
    expect([facts.length, nextPageToken]).toEqual([2, ids[1]])
  })

  test('takes no token that no page gave, nor a size that there is none of', async () => {
    const { list } = served(async (id) => factOf(id))
    await expect(list({ size: 5, token: 'x' })).rejects.toMatchObject({
      problem: { code: 'PAGE_TOKEN_INVALID' },
    })
    await expect(list({ size: 500, token: '' })).rejects.toMatchObject({
      problem: { code: 'REQUEST_INVALID' },
    })
  })
})

describe('a fact', () => {
  const { method, admits } = enterprises.operations.getEnterprise
  const serviceThat = (handle: () => Promise<unknown>): BoundService => ({
    name: 'registry',
    methods: [{ key: 'getEnterprise', definition: method, rule: admits, handle }],
  })
  const read = async (handle: () => Promise<unknown>) => {
    const readers = factReaders([serviceThat(handle)])
    expect([...readers.keys()]).toEqual(['enterprise'])
    const asked = { asOf: undefined, atLeastVersion: 0 }
    return readerFor(readers, 'enterprise', called()).read(ids[0] ?? '', asked, called())
  }

  test('is its question’s answer without what other streams tell', async () => {
    const told = await read(async () =>
      Enterprise.fromPartial({
        version: 4,
        nameEn: 'A',
        currentRung: 'RUNG_SEED',
        currentRungOn: '2020-01-01',
      }),
    )
    const document = told && isFact(told) ? Enterprise.decode(told.document) : undefined
    expect(document).toMatchObject({ nameEn: 'A', version: 4, currentRungOn: '' })
    expect(document?.currentRung).toBe('RUNG_UNSPECIFIED')
  })

  test('that can’t be read is named with the reason; what may pass is refused as a whole', async () => {
    const told = await read(() =>
      Promise.reject(refusal('STREAM_UNREADABLE', { stream: 's', version: 1 })),
    )
    expect(told).toMatchObject({ id: ids[0], problem: { code: 'STREAM_UNREADABLE' } })
    expect(
      await read(() => Promise.reject(refusal('ENTERPRISE_UNKNOWN', { enterprise_id: 'e' }))),
    ).toBeUndefined()
    await expect(read(() => Promise.reject(refusal('DATABASE_AWAY')))).rejects.toThrow()
  })

  test.each([...factQuestions.values()])(
    'of the kind $kind has a version, and what it is told without',
    ({ operation, without, idField }) => {
      const answer = operation.method.responseDeserialize(Buffer.alloc(0)) as object
      expect(Object.keys(answer)).toEqual(expect.arrayContaining(['version', ...without]))
      const request = operation.method.requestDeserialize(Buffer.alloc(0)) as object
      expect(Object.keys(request)).toEqual(
        expect.arrayContaining([idField, 'asOf', 'atLeastVersion']),
      )
    },
  )
})
