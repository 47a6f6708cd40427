import { recordingServices } from '@seedline/contracts/services'
import type { Command } from 'commander'
import { doing } from '../context.ts'
import { text } from './text.ts'

const actions = () => import('../actions/operate.ts')

/** `seedline delivery` and `seedline dead-letters`: how the delivery of events stands. */
export function addDelivery(program: Command): void {
  program
    .command('delivery')
    .argument('<service>', recordingServices.join(' | '))
    .description(text('查看事件投递状况', 'show how the delivery of events stands'))
    .action(
      doing(async (context, service: string) => (await actions()).showDelivery(context, service)),
    )
  program
    .command('dead-letters')
    .argument('<service>', recordingServices.join(' | '))
    .description(text('列出未能处理的事件', 'list events that could not be handled'))
    .action(
      doing(async (context, service: string) =>
        (await actions()).showDeadLetters(context, service),
      ),
    )
}

/**
 * `seedline replay`: a dead letter once more, a subscription from a moment, or a view from
 * nothing.
 */
export function addReplay(program: Command): void {
  const replay = program
    .command('replay')
    .description(text('重新处理事件', 'handle events once more'))
  replay
    .command('dead-letter')
    .argument('<service>')
    .argument('<id>')
    .description(text('重新处理一个事件', 'handle one parked event again'))
    .action(
      doing(async (context, service: string, id: string) =>
        (await actions()).operate(context, [service, 'dead-letters', id, 'replay'], {}),
      ),
    )
  replay
    .command('dead-letters')
    .argument('<service>')
    .argument('<subscription>')
    .description(
      text(
        '按顺序重新处理某订阅的全部未处理事件',
        'handle all parked events of a subscription again, in order',
      ),
    )
    .action(
      doing(async (context, service: string, name: string) =>
        (await actions()).replayDeadLetters(context, service, name),
      ),
    )
  replay
    .command('from')
    .argument('<service>')
    .argument('<subscription>')
    .argument('<instant>', 'ISO 8601')
    .description(text('从某一时刻起重放', 'read a subscription again from a moment'))
    .action(
      doing(async (context, service: string, name: string, from: string) =>
        (await actions()).operate(context, [service, 'subscriptions', name, 'replay'], { from }),
      ),
    )
  replay
    .command('rebuild')
    .argument('<service>')
    .argument('<view>')
    .description(
      text('重建一个视图，期间仍可读旧数据', 'build a view anew; the old one answers meanwhile'),
    )
    .action(
      doing(async (context, service: string, name: string) =>
        (await actions()).operate(context, [service, 'subscriptions', name, 'rebuild'], {}),
      ),
    )
}
