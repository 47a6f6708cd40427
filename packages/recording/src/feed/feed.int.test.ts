import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { FeedServiceClient } from '@seedline/contracts/feed/v1/feed_service'
import { roles } from '@seedline/contracts/roles'
import { topicNames } from '@seedline/contracts/topics'
import type { Aggregate, EventStore } from '@seedline/event-store'
import { connectEventStore, connectMongo } from '@seedline/event-store/database'
import { type EventMessage, eventsBehind, type History } from '@seedline/messaging'
import { serviceTokens, tokenVerifier } from '@seedline/service-kit/auth'
import { type GrpcServer, grpcClient, serveGrpc } from '@seedline/service-kit/grpc'
import { createLogger } from '@seedline/service-kit/logs'
import { refusal } from '@seedline/testing'
import { makePlace, type Place } from '@seedline/testing/running'
import { systemClock } from '@seedline/values'
import { feedService } from './feed-service.ts'
import { categoryOf } from './history-of-topics.ts'
import { feedClient, remoteHistory } from './remote-history.ts'

const aggregate = (name: string): Aggregate<null, Uint8Array> => ({
  name,
  initial: null,
  evolve: () => null,
  codec: {
    encode: (data) => ({ type: 'seedline.registry.v1.Told', data }),
    decode: (_type, data) => data,
  },
})
const enterprise = aggregate('enterprise')
const claim = aggregate('uscc')
const topic = topicNames.registry.enterprise
const actor = {
  subject: 'process:rounds',
  name: 'Rounds',
  roles: ['coach'],
  organisation: 'x',
  onBehalfOf: 'user:1',
}

describe('a store that another service reads again', () => {
  let place: Place
  let store: EventStore
  let server: GrpcServer
  let history: History
  let close: () => Promise<void>
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

  const tell = (of: Aggregate<null, Uint8Array>, id: string, data: readonly Uint8Array[]) =>
    store.append(of, id, { commandId: randomUUID(), actor, at: systemClock(), traceparent }, data, {
      expectedVersion: 0,
    })
  async function read(range: Parameters<History['events']>[1]): Promise<EventMessage[]> {
    const found: EventMessage[] = []
    for await (const page of history.events(topic, range)) found.push(...page)
    return found
  }

  beforeAll(async () => {
    place = await makePlace('registry')
    const connection = await connectMongo(place.mongoUrl, place.database, 'registry')
    store = await connectEventStore({ connection, service: 'registry', clock: systemClock })
    const { settings, keyFile } = place.signer
    const verifier = tokenVerifier({
      jwksFile: settings.AUTH_JWKS_FILE,
      issuer: settings.AUTH_ISSUER ?? '',
      audience: settings.AUTH_AUDIENCE ?? '',
      environment: 'development',
    })
    server = await serveGrpc({
      port: 0,
      services: [feedService(store, 'registry')],
      verifier,
      logger: createLogger('feed', { level: 'fatal' }),
    })
    const feed = feedClient(`127.0.0.1:${server.port}`)
    const token = serviceTokens('fund', { DEV_SIGNING_KEY_FILE: keyFile })
    history = remoteHistory(feed, 'registry', categoryOf, token)
    close = async () => {
      feed.close()
      await connection.close()
    }
    for (let index = 0; index < 12; index += 1) {
      const large = Buffer.alloc(150_000, index)
      await tell(enterprise, `e${String(index).padStart(2, '0')}`, [Buffer.from('a'), large])
    }
    await tell(claim, '91', [Buffer.from('secret')])
  })
  afterAll(async () => {
    await server.stop(500)
    await store.close()
    await close()
    await place.remove()
  })

  test('tells every event as it was recorded, over as many answers as it takes', async () => {
    const found: EventMessage[] = []
    for await (const page of eventsBehind(history, topic, history.heads(topic), () => 0)) {
      found.push(...page)
    }
    expect(found.map(({ id }) => id)).toEqual(
      Array.from({ length: 12 }, (_, index) => {
        const stream = `enterprise-e${String(index).padStart(2, '0')}`
        return [`${stream}@1`, `${stream}@2`]
      }).flat(),
    )
    expect(found[5]?.data).toEqual(Buffer.alloc(150_000, 2))
    expect(found[0]).toMatchObject({
      type: 'seedline.registry.v1.Told',
      source: '/seedline/registry',
      subject: 'e00',
      stream: 'enterprise-e00',
      version: 1,
      actor,
      traceparent,
    })
  })

  test('is read on behind a place within a commit', async () => {
    const after = { stream: 'enterprise-e03', version: 1 }
    const found = await read({ after, through: 'enterprise-e04' })
    expect(found.map(({ id }) => id)).toEqual([
      'enterprise-e03@2',
      'enterprise-e04@1',
      'enterprise-e04@2',
    ])
  })

  test('keeps to itself what it does not publish', async () => {
    const feed = grpcClient(FeedServiceClient, {
      address: `127.0.0.1:${server.port}`,
      deadlineMs: 5000,
    })
    const token = await serviceTokens('fund', { DEV_SIGNING_KEY_FILE: place.signer.keyFile })()
    const ask = { afterStream: '', afterVersion: 0 }
    for (const [category, through] of [
      ['uscc', 'uscc-91'],
      ['enterprise', 'uscc-91'],
    ] as const) {
      const events = feed.listEvents({ category, through, ...ask }, { token })
      expect(await refusal(events)).toMatchObject({ code: 'FEED_RANGE_UNKNOWN' })
    }
    const within = { category: 'enterprise', afterStream: 'uscc-9', afterVersion: 1 }
    expect(
      await refusal(feed.listEvents({ ...within, through: 'enterprise-e01' }, { token })),
    ).toMatchObject({ code: 'FEED_RANGE_UNKNOWN' })
    expect(await refusal(feed.listHeads({ category: 'uscc', after: '' }, { token }))).toMatchObject(
      { code: 'FEED_RANGE_UNKNOWN' },
    )
    feed.close()
  })

  test.each(roles)('is closed to people, whatever their role: %s', async (role) => {
    const feed = grpcClient(FeedServiceClient, {
      address: `127.0.0.1:${server.port}`,
      deadlineMs: 5000,
    })
    const token = await place.signer.token(role)
    const heads = feed.listHeads({ category: 'enterprise', after: '' }, { token })
    expect(await refusal(heads)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' })
    feed.close()
  })
})
