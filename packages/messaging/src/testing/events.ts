import type { Actor, PendingCommit } from '@seedline/event-store'
import { instant } from '@seedline/values'
import { outgoingEvents } from '../envelope/outgoing-event.ts'
import type { IncomingMessage } from '../kafka/kafka-port.ts'

export const registrar: Actor = {
  subject: 'user:registrar-1',
  name: '李登记',
  roles: ['registrar'],
  organisation: 'cluster-office',
}

/** A pending commit of a made-up aggregate `thing`; its events carry their version as bytes. */
export function commitOf(
  id: string,
  version: number,
  more: Partial<PendingCommit> & { readonly size?: number } = {},
): PendingCommit {
  const { size = 1, ...fields } = more
  const category = fields.category ?? 'thing'
  return {
    commitId: `${id}@${version}`,
    stream: `${category}-${id}`,
    category,
    id,
    version,
    events: Array.from({ length: size }, (_, index) => ({
      type: 'seedline.test.v1.ThingHappened',
      data: Buffer.from(String(version + index)),
    })),
    commandId: `command-${id}-${version}`,
    actor: registrar,
    at: instant('2026-11-23T10:00:00.000Z'),
    lane: 0,
    ...fields,
  }
}

/** Events of one commit as a consumer reads them, from `offset` on. */
export function incomingOf(
  commit: PendingCommit,
  offset: bigint,
  place: { topic?: string; partition?: number } = {},
): readonly IncomingMessage[] {
  const { topic = 'things', partition = 0 } = place
  return outgoingEvents(commit, topic, 'test').map(({ key, value, headers }, index) => ({
    topic,
    partition,
    offset: offset + BigInt(index),
    key: Buffer.from(key),
    value,
    headers,
  }))
}
