import { recordingServices } from '@seedline/contracts/services'
import { newId } from '@seedline/values'
import type { Command } from 'commander'
import * as z from 'zod'
import { type Context, run } from './context.ts'
import { text } from './text.ts'

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

/** `seedline delivery` and `seedline dead-letters`: how the delivery of events stands. */
export function addDelivery(program: Command): void {
  program
    .command('delivery')
    .argument('<service>', recordingServices.join(' | '))
    .description(text('查看事件投递状况', 'show how the delivery of events stands'))
    .action((service: string, _: unknown, command: Command) =>
      run(command, (context) => showDelivery(context, service)),
    )
  program
    .command('dead-letters')
    .argument('<service>', recordingServices.join(' | '))
    .description(text('列出未能处理的事件', 'list events that could not be handled'))
    .action((service: string, _: unknown, command: Command) =>
      run(command, (context) => showDeadLetters(context, service)),
    )
}

async function showDelivery({ output, gateway }: Context, service: string) {
  const path = `/operations/${encodeURIComponent(service)}/delivery`
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

async function showDeadLetters({ output, gateway }: Context, service: string) {
  const path = `/operations/${encodeURIComponent(service)}/dead-letters?pageSize=200`
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

/**
 * `seedline replay`: a dead letter once more, a subscription from a moment, or a view from
 * nothing.
 */
export function addReplay(program: Command): void {
  const replay = program
    .command('replay')
    .description(text('重新处理事件', 'handle events once more'))
  const act = (command: Command, path: string, body: unknown) =>
    run(command, (context) => operate(context, path, body))
  replay
    .command('dead-letter')
    .argument('<service>')
    .argument('<id>')
    .description(text('重新处理一个事件', 'handle one parked event again'))
    .action((service: string, id: string, _: unknown, command: Command) =>
      act(command, `${at(service)}/dead-letters/${encodeURIComponent(id)}/replay`, {}),
    )
  replay
    .command('from')
    .argument('<service>')
    .argument('<subscription>')
    .argument('<instant>', 'ISO 8601')
    .description(text('从某一时刻起重放', 'read a subscription again from a moment'))
    .action((service: string, name: string, from: string, _: unknown, command: Command) =>
      act(command, `${at(service)}/subscriptions/${encodeURIComponent(name)}/replay`, { from }),
    )
  replay
    .command('rebuild')
    .argument('<service>')
    .argument('<view>')
    .description(
      text('重建一个视图，期间仍可读旧数据', 'build a view anew; the old one answers meanwhile'),
    )
    .action((service: string, name: string, _: unknown, command: Command) =>
      act(command, `${at(service)}/subscriptions/${encodeURIComponent(name)}/rebuild`, {}),
    )
}

const result = z.union([
  z.object({ handled: z.boolean(), cause: z.string().optional() }),
  z.object({ done: z.literal(true) }),
])

async function operate({ output, gateway }: Context, path: string, body: unknown) {
  const answer = result.parse(
    await (await gateway()).act(path, body, newId('Operation'), 'operator'),
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

function at(service: string): string {
  return `/operations/${encodeURIComponent(service)}`
}
