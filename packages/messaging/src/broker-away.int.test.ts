import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { messagingOver } from './connect-messaging.ts'
import { kafkajsPort } from './kafka/kafkajs-port.ts'
import { controlStore } from './operate/control-store.ts'
import { cuttableNetwork } from './testing/cuttable-network.ts'
import { record } from './testing/recorded-things.ts'
import { brokers, pause, recordingLogger, until } from './testing/surroundings.ts'
import { freshSystem, type System } from './testing/system.ts'

describe('Kafka away for a while', () => {
  let system: System
  beforeAll(async () => {
    system = await freshSystem('away')
  })
  afterAll(() => system.end())

  test('keeps commands accepted, and everything arrives afterwards, in order', async () => {
    const network = cuttableNetwork()
    const logger = recordingLogger()
    const fatal: string[] = []
    const messaging = messagingOver(
      kafkajsPort({
        brokers: brokers(),
        clientId: 'away',
        logger,
        socketFactory: network.socketFactory,
      }),
      {
        brokers: brokers(),
        clientId: 'away',
        topicPrefix: system.topicPrefix,
        logger,
        controls: controlStore(system.connection),
        onFatal: (reason) => fatal.push(reason),
      },
    )
    const seen: string[] = []
    const relay = await system.relay(messaging)
    await system.subscribe(
      'away',
      {
        kind: 'each',
        async handle({ id }) {
          seen.push(id)
        },
      },
      messaging,
    )
    await record(system.store, 'a', ['before'])
    await until('it works', () => seen.length === 1)

    network.cut()
    const cpu = process.cpuUsage()
    for (let version = 2; version <= 60; version += 1) {
      await record(system.store, 'a', [`${version}`])
      await pause(150)
    }
    const used = process.cpuUsage(cpu)
    expect((used.user + used.system) / 9_000_000).toBeLessThan(0.3)
    expect(network.refused).toBeLessThan(200)
    expect(seen).toHaveLength(1)
    const figures = await relay.figures()
    expect(figures.pendingCommits).toBe(59)
    expect(figures.lastFailure).not.toBe(undefined)

    network.mend()
    await until('the backlog is drained', () => new Set(seen).size === 60, 30_000)
    expect(Array.from(new Set(seen))).toEqual(
      Array.from({ length: 60 }, (_, index) => `thing-a@${index + 1}`),
    )
    await until('nothing waits', async () => (await relay.figures()).pendingCommits === 0)
    expect((await relay.figures()).lastFailure).toBe(undefined)
    expect(fatal).toEqual([])
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([])
    await messaging.stop()
  })
})
