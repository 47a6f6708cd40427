import { problem } from '@seedline/values'
import * as z from 'zod'
import type { Context } from '../context.ts'
import { CommandFailure, exitCodes } from '../print/failure.ts'
import { streamKinds, streamPaths } from '../stream-kinds.ts'

const entry = z.object({
  recording: z.object({
    eventId: z.string(),
    eventType: z.string(),
    version: z.int(),
    recordedAt: z.string(),
    recordedBy: z.object({ subject: z.string(), name: z.string() }),
    traceId: z.string().optional(),
  }),
  occurredOn: z.string().optional(),
  reason: z.string().optional(),
  details: z.record(z.string(), z.unknown()),
})

const answers = z.union([
  z.object({ items: z.array(entry) }).transform(({ items }) => items),
  z.object({ history: z.array(entry) }).transform(({ history }) => history),
])

export async function showEvents({ output, gateway }: Context, stream: string) {
  const [, category = '', id = ''] = /^([a-z_]+)-([0-9a-f-]{36})$/.exec(stream) ?? []
  const pathOf = streamKinds.includes(category) ? streamPaths[category] : undefined
  if (!pathOf) throw new CommandFailure(noSuchStream(stream), exitCodes.usage)
  const all = answers.parse(await (await gateway()).get(pathOf(id)))
  const events = all.filter(({ recording }) => recording.eventId.startsWith(`${stream}@`))
  output.result(events, () =>
    output.table(
      [
        { zh: '版本', en: 'Version' },
        { zh: '事件', en: 'Event' },
        { zh: '发生于', en: 'Occurred' },
        { zh: '记录于', en: 'Recorded' },
        { zh: '记录人', en: 'By' },
        { zh: '追踪', en: 'Trace' },
      ],
      events.map(({ recording, occurredOn }) => [
        String(recording.version),
        recording.eventType.replace(/^seedline\./, ''),
        occurredOn ?? '',
        recording.recordedAt,
        recording.recordedBy.name,
        recording.traceId ?? '',
      ]),
    ),
  )
  return undefined
}

function noSuchStream(stream: string) {
  const known = streamKinds.join(', ')
  return problem(
    'STREAM_UNKNOWN',
    'invalid',
    { zh: `“${stream}”不是流的名称`, en: `"${stream}" does not name a stream` },
    {
      zh: `请写成 enterprise-<编号> 的形式；可用：${known}`,
      en: `Write it like enterprise-<id>; there are: ${known}`,
    },
  )
}
