import {
  type DeadLetter,
  type GetDeliveryResponse,
  OperationsServiceService,
  type Subscription,
} from '@seedline/contracts/operations/v1/operations_service'
import { refusal } from '@seedline/contracts/refusals'
import type { Rule } from '@seedline/contracts/roles'
import { bind } from '../grpc/bind.ts'
import type { BoundService } from '../grpc/service-types.ts'
import type { DeliveryFigures, OperationsPort, ParkedEvent } from './operations-port.ts'

const operators: Rule = ['operator']
const defaultPageSize = 50
const largestPageSize = 200

/** OperationsService over the functions that messaging and views supply; operators only. */
export const operationsService = (port: OperationsPort): BoundService =>
  bind(
    OperationsServiceService,
    {
      getDelivery: async () => deliveryMessage(await port.delivery()),
      async listDeadLetters({ pageSize, pageToken }) {
        const page = await port.listDeadLetters({ pageSize: checkedPageSize(pageSize), pageToken })
        return {
          deadLetters: page.deadLetters.map(deadLetterMessage),
          nextPageToken: page.nextPageToken,
        }
      },
      replayDeadLetter: ({ id }) => port.replayDeadLetter(id),
      replayDeadLetters: ({ subscription }) => port.replayDeadLetters(subscription),
      async replayFrom({ subscription, from }) {
        if (from === undefined) throw refusal('REPLAY_FROM_MISSING')
        await port.replayFrom(subscription, from)
        return {}
      },
      async rebuildView({ subscription }) {
        await port.rebuild(subscription)
        return {}
      },
      async pauseSubscription({ subscription }) {
        await port.pause(subscription)
        return {}
      },
      async resumeSubscription({ subscription }) {
        await port.resume(subscription)
        return {}
      },
    },
    {
      getDelivery: operators,
      listDeadLetters: operators,
      replayDeadLetter: operators,
      replayDeadLetters: operators,
      replayFrom: operators,
      rebuildView: operators,
      pauseSubscription: operators,
      resumeSubscription: operators,
    },
  )

function checkedPageSize(asked: number): number {
  if (asked === 0) return defaultPageSize
  if (asked >= 1 && asked <= largestPageSize) return asked
  throw refusal('PAGE_SIZE_INVALID', { asked })
}

const deliveryMessage = (figures: DeliveryFigures): GetDeliveryResponse => ({
  pendingCommits: BigInt(figures.pendingCommits),
  oldestPendingMs: BigInt(Math.round(figures.oldestPendingMs)),
  deadLetters: BigInt(figures.deadLetters),
  subscriptions: figures.subscriptions.map(subscriptionMessage),
})

const subscriptionMessage = (figures: DeliveryFigures['subscriptions'][number]): Subscription => ({
  name: figures.name,
  topics: [...figures.topics],
  paused: figures.paused,
  partitions: figures.partitions.map((partition) => ({ ...partition })),
  build: figures.build && {
    eventsRead: BigInt(figures.build.eventsRead),
    eventsThere: BigInt(figures.build.eventsThere),
    waitingFor: figures.build.waitingFor,
  },
})

const deadLetterMessage = (parked: ParkedEvent): DeadLetter => ({ ...parked })
