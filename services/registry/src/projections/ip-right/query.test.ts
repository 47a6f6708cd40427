import { describe, expect, test } from '@jest/globals'
import type { EventStore } from '@seedline/event-store'
import { deriveId, instant, localDate } from '@seedline/values'
import type { FindOptions, Viewed, ViewStore } from '@seedline/views'
import type { IpRightEvent } from '../../ip-right/events.ts'
import { enterpriseId } from '../../testing/enterprise-samples.ts'
import { at, granted, invention, registered } from '../../testing/ip-right-samples.ts'
import { ipRightFacts } from '../self-check/gatherers/ip-rights.ts'
import { evolve, type IpRightDocument } from './document.ts'
import { type IpRightFilter, listIpRights } from './query.ts'

const recordedAt = instant('2026-01-01T00:00:00.000Z')
const deadline = new Date('2126-01-01T00:00:00.000Z')

/** So many rights of one enterprise, and what was read of their streams. */
function register(count: number, title = '虚构', readings: 'answered' | 'late' = 'answered') {
  const events: readonly IpRightEvent[] = [registered({ ...invention, title }), granted()]
  const data = events.reduce<IpRightDocument | undefined>(
    (document, event) => evolve(document, event),
    undefined,
  )
  if (data === undefined) throw new Error('it has events')
  const held: readonly Viewed<IpRightDocument>[] = Array.from({ length: count }, (_, index) => ({
    key: deriveId('IpRight', 'patent', String(index)),
    data,
    versions: {},
  }))
  const counted = { streams: 0, atOnce: 0, most: 0 }
  const read = async () => {
    counted.streams++
    counted.atOnce++
    counted.most = Math.max(counted.most, counted.atOnce)
    await Promise.resolve()
    counted.atOnce--
    if (readings === 'late') throw new Error('the deadline passed')
    return events.map((event, index) => ({ event, version: index + 1 }))
  }
  const find = async (_: unknown, { page }: FindOptions<IpRightDocument>) => {
    const from = Number(page.token)
    const found = held.slice(from, from + page.size)
    const next = from + found.length
    return { found, nextPageToken: next < held.length ? String(next) : '' }
  }
  const rights = {
    find,
    count: async () => count,
    stamp: async () => String(count),
    get: async (key: string) => held.find((one) => one.key === key),
    many: async (keys: readonly string[]) => held.filter(({ key }) => keys.includes(key)),
  } as unknown as ViewStore<IpRightDocument>
  const sources = { store: { read } as unknown as EventStore, rights, clock: () => at }
  return { counted, sources, ids: held.map(({ key }) => key) }
}

const filter = (more: Partial<IpRightFilter>): IpRightFilter => ({
  enterpriseId,
  ids: [],
  asOf: {},
  page: { size: 200, token: '' },
  deadline,
  ...more,
})

describe('Rights as they were recorded', () => {
  test('are read from few streams at once, and fewer to a page', async () => {
    const { counted, sources } = register(200)
    const { rights, nextPageToken } = await listIpRights(sources, filter({ asOf: { recordedAt } }))
    expect(rights).toHaveLength(40)
    expect(nextPageToken).toBe('40')
    expect(counted).toMatchObject({ streams: 40, most: 8 })
  })

  test('are read no further once the deadline has passed', async () => {
    const { counted, sources } = register(40, '虚构', 'late')
    await expect(listIpRights(sources, filter({ asOf: { recordedAt } }))).rejects.toThrow(
      'the deadline passed',
    )
    expect(counted.streams).toBe(8)
  })

  test('that were longer then than an answer come in more pages', async () => {
    const { sources } = register(5, 'x'.repeat(300_000))
    const first = await listIpRights(sources, filter({ asOf: { recordedAt } }))
    expect([first.rights.length, first.nextPageToken]).toEqual([2, '2'])
    const page = { size: 200, token: '4' }
    const last = await listIpRights(sources, filter({ asOf: { recordedAt }, page }))
    expect([last.rights.length, last.nextPageToken]).toEqual([1, ''])
  })

  test('are as many to a self-check as fit five pages, few at once', async () => {
    const { counted, sources } = register(1000)
    const asked = { enterpriseId, on: localDate('2026-01-01'), deadline }
    const { lists } = await ipRightFacts(sources).gather({ ...asked, recordedAt } as never)
    expect(lists?.[0]?.items).toHaveLength(200)
    expect(counted).toMatchObject({ streams: 200, most: 8 })
    const now = await ipRightFacts(sources).gather(asked as never)
    expect(now.lists?.[0]?.items).toHaveLength(1000)
    expect(now.lists?.[0]?.items[0]).toEqual({
      name: invention.number,
      kind: 'invention',
      acquisition: 'own',
      acquired_on: '2017-07-21',
      granted_on: '2019-05-14',
      in_force: true,
      owner_rank: { value: '1', unit: 'place' },
    })
    expect(counted.streams).toBe(200)
  })
})

describe('Rights asked for by their ids', () => {
  test('are told as far as an answer holds them, and a token leads on', async () => {
    const { sources, ids } = register(5, 'x'.repeat(300_000))
    const told: string[] = []
    let token = ''
    do {
      const page = await listIpRights(sources, filter({ ids, page: { size: 50, token } }))
      expect(page.rights.length).toBeLessThanOrEqual(2)
      told.push(...page.rights.map(({ ipRightId }) => ipRightId))
      token = page.nextPageToken
    } while (token !== '')
    expect(told).toEqual(ids)
  })

  test('are told in one answer where they fit, whoever is unknown among them left out', async () => {
    const { sources, ids } = register(100)
    const asked = [...ids.slice(0, 99), deriveId('IpRight', 'patent', 'nobody')]
    const page = await listIpRights(sources, filter({ ids: asked, page: { size: 50, token: '' } }))
    expect([page.rights.length, page.nextPageToken, page.knownTotal]).toEqual([99, '', 99])
  })

  test('are refused with a token of another question', async () => {
    const { sources, ids } = register(2)
    const page = { size: 50, token: 'elsewhere' }
    await expect(listIpRights(sources, filter({ ids, page }))).rejects.toMatchObject({
      problem: { code: 'PAGE_TOKEN_INVALID' },
    })
  })
})
