import { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { domainTopics, topicOf } from '@seedline/contracts/topics'
import { type Aggregate, connectEventStore, eventIdOf } from '@seedline/event-store'
import { connectDelivery } from '@seedline/messaging'
import { feedService } from '@seedline/recording/wiring'
import { createLogger, serveGrpc, tokenVerifier } from '@seedline/service-kit'
import type { Place } from '@seedline/testing'
import { systemClock } from '@seedline/values'
import mongoose from 'mongoose'

// As much of the fund service as the registry hears: deals that close rounds, over the real relay.
const deal: Aggregate<null, RoundClosed> = {
  name: 'deal',
  initial: null,
  evolve: () => null,
  codec: {
    encode: (event) => ({
      type: 'seedline.fund.v1.RoundClosed',
      data: RoundClosed.encode(event).finish(),
    }),
    decode: (_, data) => RoundClosed.decode(data),
  },
}

export interface FundOutside {
  /** Where its store can be read again. */
  readonly address: string
  /** Records and publishes the event; resolves with its id. */
  closes(round: RoundClosed, traceparent: string): Promise<string>
  stop(): Promise<void>
}

export async function fundOutside(place: Place): Promise<FundOutside> {
  const connection = await mongoose
    .createConnection(place.mongoUrl, { dbName: `${place.database}_fund`, useBigInt64: true })
    .asPromise()
  const store = await connectEventStore({ connection, service: 'fund', clock: systemClock })
  const messaging = connectDelivery({
    brokers: place.brokers,
    topicPrefix: place.topicPrefix,
    clientId: 'fund',
    logger: createLogger('fund-outside', { level: 'fatal' }),
    onFatal: () => {},
  })
  await messaging.ensureTopics(domainTopics)
  messaging.startRelay({
    feed: store.pending,
    service: 'fund',
    topicOf: (category) => topicOf('fund', category),
  })
  const { settings } = place.signer
  const server = await serveGrpc({
    port: 0,
    services: [feedService(store, 'fund')],
    verifier: tokenVerifier({
      jwksFile: settings.AUTH_JWKS_FILE,
      issuer: settings.AUTH_ISSUER ?? '',
      audience: settings.AUTH_AUDIENCE ?? '',
      environment: 'development',
    }),
    logger: createLogger('fund-outside', { level: 'fatal' }),
  })
  return {
    address: `127.0.0.1:${server.port}`,
    async closes(round, traceparent) {
      const context = {
        commandId: `close-${round.dealId}`,
        actor: {
          subject: 'user:manager',
          name: '经理',
          roles: ['fund-manager'],
          organisation: 'f',
        },
        at: systemClock(),
        traceparent,
      }
      const outcome = await store.append(deal, round.dealId, context, [round], {
        expectedVersion: 0,
      })
      return outcome.eventIds[0] ?? eventIdOf(outcome.stream, 1)
    },
    async stop() {
      await server.stop(500)
      await messaging.stop()
      await store.close()
      await connection.dropDatabase()
      await connection.close()
    },
  }
}
