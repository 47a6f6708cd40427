import type { EventMessage } from '@seedline/messaging'
import { instant } from '@seedline/values'
import type { View } from '../view/view.ts'

/** What a fold saw, in order: enough to tell any mistake of delivery. */
export interface Tally {
  readonly total: bigint
  readonly seen: readonly string[]
  readonly name: string
}

export interface Added {
  readonly amount: bigint
}

/**
 * A view for tests. Its events are decimal numbers as text; 'Ignored' ones are not for it, an
 * amount of -13 can't be folded, and what is no number can't be read.
 */
export const tallyView: View<Tally, Added> = {
  name: 'tally',
  topics: ['things'],
  foldVersion: 1,
  indexes: [{ fields: { name: 1 } }, { fields: { total: -1 } }],
  decode(type, data) {
    if (type.endsWith('.Ignored')) return undefined
    return { amount: BigInt(Buffer.from(data).toString()) }
  },
  keyOf: (_event, { subject }) => subject,
  evolve(before, { amount }, { id, subject }) {
    if (amount === -13n) throw new Error('-13 can not be folded')
    return {
      total: (before?.total ?? 0n) + amount,
      seen: [...(before?.seen ?? []), id],
      name: `name ${subject}`,
    }
  },
}

export function thingEvent(
  subject: string,
  version: number,
  more: Partial<EventMessage> & { readonly amount?: number | string } = {},
): EventMessage {
  const { amount = version, ...fields } = more
  const stream = fields.stream ?? `thing-${subject}`
  return {
    id: `${stream}@${version}`,
    type: 'seedline.test.v1.Added',
    source: '/seedline/test',
    subject,
    stream,
    version,
    time: instant('2026-11-23T10:00:00.000Z'),
    actor: { subject: 'user:1', name: 'One', roles: [], organisation: 'x' },
    commandId: `command-${version}`,
    data: Buffer.from(String(amount)),
    origin: { topic: 'things', partition: 0, offset: BigInt(version) },
    ...fields,
  }
}
