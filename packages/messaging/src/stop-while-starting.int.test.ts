import { connect as connectPlain, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ISocketFactory } from 'kafkajs'
import { messagingOver } from './connect-messaging.ts'
import { kafkajsPort } from './kafka/kafkajs-port.ts'
import { controlStore } from './operate/control-store.ts'
import { brokers, pause, recordingLogger } from './testing/surroundings.ts'
import { freshSystem, type System, TOPIC } from './testing/system.ts'

/** Long enough for a member that was left behind to join, or to try. */
const AFTERWARDS_MS = 1500

/** A network that knows which connections to Kafka are open. */
function countedNetwork() {
  const open = new Set<Socket>()
  let opened = 0
  const socketFactory: ISocketFactory = ({ host, port, onConnect }) => {
    opened += 1
    const socket = connectPlain({ host, port }, onConnect)
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    return socket
  }
  return { socketFactory, open: () => open.size, opened: () => opened }
}

describe('Delivery that is stopped while it starts', () => {
  let system: System
  beforeAll(async () => {
    system = await freshSystem('stopped')
  })
  afterAll(() => system.end())

  const connected = () => {
    const network = countedNetwork()
    const logger = recordingLogger()
    const options = { brokers: brokers(), clientId: 'stopped', logger }
    const messaging = messagingOver(
      kafkajsPort({ ...options, socketFactory: network.socketFactory }),
      {
        ...options,
        topicPrefix: system.topicPrefix,
        controls: controlStore(system.connection),
        onFatal: () => undefined,
      },
    )
    /** Nothing is connected when the stop is over, nor does anything connect afterwards. */
    const leavesNothing = async () => {
      const opened = network.opened()
      await pause(AFTERWARDS_MS)
      expect([network.open(), network.opened()]).toEqual([0, opened])
    }
    return { messaging, logger, leavesNothing }
  }

  test.each([0, 5, 15, 40, 80, 150])(
    'waits for a member that is joining for %i ms, and leaves none behind',
    async (ms) => {
      const { messaging, logger, leavesNothing } = connected()
      await system.subscribe(
        `early-${ms}`,
        { kind: 'each', handle: async () => undefined },
        messaging,
      )
      await pause(ms)
      await messaging.stop()
      expect(logger.lines.filter(({ message }) => message.includes('goodbye'))).toEqual([])
      await leavesNothing()
    },
  )

  test('ends a subscription and a live feed whose starts are under way', async () => {
    const { messaging, leavesNothing } = connected()
    const starts = [
      system.subscribe('starting', { kind: 'each', handle: async () => undefined }, messaging),
      messaging.tail({ topics: [TOPIC], handle: () => undefined }),
    ]
    const from = performance.now()
    await messaging.stop()
    expect(performance.now() - from).toBeLessThan(6000)
    await Promise.all(starts)
    await leavesNothing()
    await expect(messaging.tail({ topics: [TOPIC], handle: () => undefined })).rejects.toThrow(
      'stopped',
    )
  })
})
