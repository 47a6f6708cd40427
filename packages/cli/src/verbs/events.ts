import type { Command } from 'commander'
import { doing } from '../context.ts'
import { streamKinds } from '../stream-kinds.ts'
import { text } from './text.ts'

/**
 * `seedline events`: what a stream holds, decoded, with who recorded it and the trace that made
 * it.
 */
export function addEvents(program: Command): void {
  program
    .command('events')
    .argument('<stream>', `${streamKinds.join(' | ')}, "-", id`)
    .description(text('查看一条流中的事件', 'show the events of a stream'))
    .action(
      doing(async (context, stream: string) =>
        (await import('../actions/show-events.ts')).showEvents(context, stream),
      ),
    )
}
