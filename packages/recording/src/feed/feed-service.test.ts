import { expect, test } from '@jest/globals'
import { messageBytesMost } from '@seedline/contracts/bounds'
import {
  type ListEventsRequest,
  ListEventsResponse,
} from '@seedline/contracts/feed/v1/feed_service'
import type { EventStore, StoredCommit } from '@seedline/event-store'
import { instant } from '@seedline/values'
import { feedService } from './feed-service.ts'

const actor = {
  subject: 'u'.repeat(60),
  name: '投资经理'.repeat(5),
  organisation: 'fund',
  roles: Array.from({ length: 32 }, (_, role) => `urn:seedline:department:${role}`.padEnd(64, 'x')),
}

const commits = Array.from({ length: 700 }, (_, index): StoredCommit => {
  const id = `${'d'.repeat(30)}${String(index).padStart(3, '0')}`
  return {
    stream: `deal-${id}`,
    version: 1,
    id,
    commandId: 'c'.repeat(36),
    at: instant('2026-11-23T05:00:00.000Z'),
    actor,
    events: [{ type: 'seedline.fund.v1.DealOpened', data: new Uint8Array(200) }],
  } as unknown as StoredCommit
})

// As much of a store as the feed asks.
const store = {
  history: {
    async *commits(_category: string, { after }: { readonly after?: { readonly stream: string } }) {
      yield commits.filter(({ stream }) => after === undefined || stream > after.stream)
    },
  },
} as unknown as Pick<EventStore, 'history'>

const [, listEvents] = feedService(store, 'fund').methods
const ask = listEvents?.handle as unknown as (
  request: ListEventsRequest,
) => Promise<ListEventsResponse>

test('every page of the feed fits a message, whoever recorded what is in it, and together they hold all', async () => {
  const told: string[] = []
  let more = true
  while (more) {
    const afterStream = told.at(-1) ?? ''
    const afterVersion = afterStream === '' ? 0 : 1
    const page = await ask({ category: 'deal', afterStream, afterVersion, through: 'deal-e' })
    expect(ListEventsResponse.encode(page).finish().length).toBeLessThan(messageBytesMost)
    told.push(...page.events.map(({ stream }) => stream))
    more = page.more
  }
  expect(told).toEqual(commits.map(({ stream }) => stream))
})
