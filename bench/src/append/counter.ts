import { type Aggregate, accept, type CommandContext } from '@seedline/event-store'
import { systemClock } from '@seedline/values'

/** The size of a usual event of this system. */
const payload = new Uint8Array(220).fill(7)
const type = 'seedline.bench.v1.Counted'

/** The least aggregate: what is measured is the store, not a domain. */
export const counter: Aggregate<{ readonly count: number }, 'counted'> = {
  name: 'counter',
  initial: { count: 0 },
  evolve: ({ count }) => ({ count: count + 1 }),
  codec: { encode: () => ({ type, data: payload }), decode: () => 'counted' },
  snapshot: { every: 100, foldVersion: 1 },
}

export const count = () => accept('counted' as const)

const actor = {
  subject: 'user:9d5c3c0e',
  name: 'Bench',
  roles: ['fund-manager'],
  organisation: 'seedline',
}
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
const requestHash = '0123456789abcdef'.repeat(4)

/** The context of one command; its id is unique within the stream. */
export const contextOf = (stream: string, version: number): CommandContext => ({
  commandId: `${stream}-command-${version}`,
  actor,
  at: systemClock(),
  traceparent,
  requestHash,
})

/** The commit document of the same command, as a hand-written service would insert it. */
export function rawCommit(id: string, version: number) {
  const { commandId, at, ...rest } = contextOf(id, version)
  const stream = `counter-${id}`
  return {
    stream,
    category: 'counter',
    id,
    version,
    size: 1,
    commandId,
    ...rest,
    events: [{ type, data: payload }],
    at: new Date(at),
    decidedAt: new Date(at),
    lane: stream.length % 16,
    pending: true,
  }
}
