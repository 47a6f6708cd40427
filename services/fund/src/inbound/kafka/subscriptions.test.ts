import { expect, test } from '@jest/globals'
import { topicNames } from '@seedline/contracts/topics'
import type { Messaging, Subscription } from '@seedline/messaging'
import type { Hearing } from '@seedline/recording/wiring'
import { memoryStore } from '@seedline/testing'
import { noon } from '../../testing/samples.ts'
import { subscribeProcesses } from './subscriptions.ts'

test('whoever waits before an approval is carried on holds up nothing that hears of deals', async () => {
  const heard: Record<string, readonly string[]> = {}
  const messaging = {
    subscribe: async ({ name, topics }) => {
      heard[name] = topics
      return {} as Subscription
    },
  } satisfies Pick<Messaging, 'subscribe'>
  await subscribeProcesses(messaging, {
    store: memoryStore('fund'),
    ...({} as Hearing),
    clock: () => noon,
  })
  expect(heard).toEqual({
    'record-round-on-cap-table': [topicNames.fund.deal],
    capital: [topicNames.fund.deal],
    'carry-on-approvals': [topicNames.fund.fund],
    'carry-on-closings': [topicNames.fund.cap_table],
    'carry-on-reversals': [topicNames.fund.fund],
  })
})
