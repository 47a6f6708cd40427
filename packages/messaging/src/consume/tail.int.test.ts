import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { messagingOver } from '../connect-messaging.ts'
import { kafkajsPort } from '../kafka/kafkajs-port.ts'
import { controlStore } from '../operate/control-store.ts'
import { cuttableNetwork } from '../testing/cuttable-network.ts'
import { record } from '../testing/recorded-things.ts'
import { brokers, recordingLogger, until } from '../testing/surroundings.ts'
import { freshSystem, type System, TOPIC } from '../testing/system.ts'

describe('A live feed whose connection breaks', () => {
  let system: System
  beforeAll(async () => {
    system = await freshSystem('tail')
  })
  afterAll(() => system.end())

  test('says that it listens again, and misses nothing that is published from then on', async () => {
    const network = cuttableNetwork()
    const logger = recordingLogger()
    const options = { brokers: brokers(), clientId: 'tail', logger }
    const broken: string[] = []
    const messaging = messagingOver(
      kafkajsPort({ ...options, socketFactory: network.socketFactory }),
      {
        ...options,
        topicPrefix: system.topicPrefix,
        controls: controlStore(system.connection),
        onFatal: (reason) => broken.push(reason),
      },
    )
    await system.relay()
    const seen: string[] = []
    let began = 0
    const live = await messaging.tail({
      topics: [TOPIC],
      handle: ({ id }) => seen.push(id),
      onListening: () => {
        began += 1
      },
    })
    expect(began).toBe(1)
    await record(system.store, 'a', ['at once'])
    await until('it is seen', () => seen.includes('thing-a@1'))

    network.cut()
    await record(system.store, 'a', ['while cut'])
    await until(
      'its consumer is given up',
      () => logger.lines.some(({ message }) => message.startsWith('Kafka is away')),
      30_000,
    )
    network.mend()
    await until('it listens again, or is given up', () => began === 2 || broken.length > 0, 40_000)
    expect(broken).toEqual([])
    await record(system.store, 'b', ['afterwards'])
    await until('it is seen', () => seen.includes('thing-b@1'))
    await live.stop()
    await messaging.stop()
  }, 90_000)
})
