import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { messagingOver } from './connect-messaging.ts'
import { kafkajsPort } from './kafka/kafkajs-port.ts'
import type { Messaging } from './messaging-types.ts'
import { controlStore } from './operate/control-store.ts'
import { movedCoordinator } from './testing/moved-coordinator.ts'
import { record } from './testing/recorded-things.ts'
import { brokers, recordingLogger, until } from './testing/surroundings.ts'
import { freshSystem, type System } from './testing/system.ts'

/** kafkajs gives up after five refusals: so many take three fresh consumers. */
const MANY = 12

describe('A broker that does not take care of the group yet', () => {
  let system: System
  let messaging: Messaging
  const network = movedCoordinator()
  const fatal: string[] = []
  beforeAll(async () => {
    system = await freshSystem('moved')
    const logger = recordingLogger()
    const connection = { brokers: brokers(), clientId: 'moved', logger }
    messaging = messagingOver(
      kafkajsPort({ ...connection, socketFactory: network.socketFactory }),
      {
        ...connection,
        topicPrefix: system.topicPrefix,
        controls: controlStore(system.connection),
        onFatal: (reason) => fatal.push(reason),
      },
    )
  })
  afterAll(async () => {
    await messaging.stop()
    await system.end()
  })

  test('is waited for: the subscription joins when it can, and no event is missed', async () => {
    const seen: string[] = []
    await system.relay(messaging)
    await system.subscribe(
      'moved',
      {
        kind: 'each',
        async handle({ id }) {
          seen.push(id)
        },
      },
      messaging,
    )
    await record(system.store, 'a', ['while turned away'])
    await until('it was turned away often', () => network.turnedAway >= MANY, 40_000)
    expect(fatal).toEqual([])
    expect(seen).toEqual([])

    network.settle()
    await until('it has joined and handled', () => seen.length === 1, 30_000)
    expect(fatal).toEqual([])
  }, 120_000)
})
