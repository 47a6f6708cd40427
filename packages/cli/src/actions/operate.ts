import { newId } from '@seedline/values'
import * as z from 'zod'
import type { Context } from '../context.ts'

const delivery = z.object({
  pendingCommits: z.int(),
  oldestPendingMs: z.int(),
  deadLetters: z.int(),
  subscriptions: z.array(
    z.object({
      name: z.string(),
      paused: z.boolean(),
      partitions: z.array(z.object({ lag: z.int() })),
    }),
  ),
})

const deadLetters = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      subscription: z.string(),
      eventId: z.string().optional(),
      eventType: z.string().optional(),
      causeCode: z.string(),
      cause: z.string(),
      attempts: z.int(),
    }),
  ),
  nextPageToken: z.string().optional(),
})

const pathOf = (what: readonly string[]): string =>
  `/operations/${what.map(encodeURIComponent).join('/')}`

export async function showDelivery({ output, gateway }: Context, service: string) {
  const path = pathOf([service, 'delivery'])
  const figures = delivery.parse(await (await gateway()).get(path, 'operator'))
  output.result(figures, () => {
    output.line({
      zh: `待发布 ${figures.pendingCommits}，最久 ${figures.oldestPendingMs} 毫秒；未能处理 ${figures.deadLetters}`,
      en: `${figures.pendingCommits} commits to publish, the oldest for ${figures.oldestPendingMs} ms; ${figures.deadLetters} dead letters`,
    })
    output.table(
      [
        { zh: '订阅', en: 'Subscription' },
        { zh: '状态', en: 'State' },
        { zh: '未处理', en: 'Lag' },
      ],
      figures.subscriptions.map(({ name, paused, partitions }) => [
        name,
        paused ? '⏸' : '▶',
        String(partitions.reduce((sum, { lag }) => sum + lag, 0)),
      ]),
    )
  })
  return undefined
}

export async function showDeadLetters({ output, gateway }: Context, service: string) {
  const path = `${pathOf([service, 'dead-letters'])}?pageSize=200`
  const list = deadLetters.parse(await (await gateway()).get(path, 'operator'))
  output.result(list.items, () =>
    output.table(
      [
        { zh: '编号', en: 'Id' },
        { zh: '订阅', en: 'Subscription' },
        { zh: '事件', en: 'Event' },
        { zh: '原因', en: 'Cause' },
        { zh: '次数', en: 'Tries' },
      ],
      list.items.map(({ id, subscription, eventId, eventType, causeCode, attempts }) => [
        id,
        subscription,
        `${eventType ?? '?'} ${eventId ?? ''}`,
        causeCode,
        String(attempts),
      ]),
    ),
  )
  return undefined
}

const result = z.union([
  z.object({ handled: z.boolean(), cause: z.string().optional() }),
  z.object({ done: z.literal(true) }),
])

/** Asks a service for what stands below its operations. */
export async function operate({ output, gateway }: Context, what: readonly string[], body: object) {
  const answer = result.parse(
    await (await gateway()).act(pathOf(what), body, newId('Operation'), 'operator'),
  )
  const parked = 'handled' in answer && !answer.handled
  output.result(answer, () =>
    output.line(
      parked
        ? { zh: `仍未能处理：${answer.cause}`, en: `It could not be handled: ${answer.cause}` }
        : { zh: '完成', en: 'Done' },
    ),
  )
  return parked ? 1 : 0
}

const replayed = z.object({ handled: z.int(), failed: z.int(), left: z.int() })
const MOST_ROUNDS = 1000

/** Asks again for what there was no time for, as long as something gets done. */
export async function replayDeadLetters(
  { output, gateway }: Context,
  service: string,
  subscription: string,
) {
  const client = await gateway()
  const path = pathOf([service, 'subscriptions', subscription, 'dead-letters', 'replay'])
  let handled = 0
  let last = { handled: 0, failed: 0, left: 0 }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    last = replayed.parse(await client.act(path, {}, newId('Operation'), 'operator'))
    handled += last.handled
    if (last.handled === 0 || last.left === 0) break
  }
  const { failed, left } = last
  output.result({ handled, failed, left }, () =>
    output.line({
      zh: `已处理 ${handled}，仍失败 ${failed}，排在其后未试 ${left}`,
      en: `${handled} handled, ${failed} failed again, ${left} left behind them`,
    }),
  )
  return failed + left > 0 ? 1 : 0
}
