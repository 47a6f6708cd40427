import { randomUUID } from 'node:crypto'
import { readEvent } from '../envelope/read-event.ts'
import type { SubscribeParts } from './subscribe.ts'
import type { Tail, TailOptions } from './subscription-types.ts'

const JOIN_MS = 10_000

/**
 * Live events, from about now on, in a group of its own. What can't be read or handled is
 * logged and passed over: whoever needs every event subscribes instead.
 */
export async function tail(
  shared: Omit<SubscribeParts, 'controls'>,
  options: TailOptions,
): Promise<Tail> {
  const group = `${shared.topicPrefix}${shared.clientId}.tail.${randomUUID()}`
  let joined: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    joined = resolve
  })
  const consumer = shared.port.consume({
    group,
    topics: options.topics.map((topic) => shared.topicPrefix + topic),
    from: 'now',
    concurrency: 1,
    async onBatch(batch) {
      for (const incoming of batch.messages) {
        const read = readEvent(incoming)
        try {
          if (read.ok) options.handle(read.message)
        } catch (error) {
          shared.logger.warn({ err: error, group }, 'A live event was passed over')
        }
        batch.resolve(incoming.offset)
      }
    },
    onAssigned: () => joined(),
    onRebalancing: () => undefined,
    onCrash: (cause) => shared.onFatal('The live feed has crashed', cause),
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, JOIN_MS)
  })
  await Promise.race([ready, late])
  clearTimeout(timer)
  return {
    async stop() {
      await consumer.stop()
      await shared.admin.forgetGroup(group).catch(() => undefined)
    },
  }
}
