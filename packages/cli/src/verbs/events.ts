import type { Command } from 'commander'
import { run } from '../context.ts'
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
    .action((stream: string, _: unknown, command: Command) =>
      run(command, async (context) => {
        const { showEvents } = await import('../actions/show-events.ts')
        return showEvents(context, stream)
      }),
    )
}
