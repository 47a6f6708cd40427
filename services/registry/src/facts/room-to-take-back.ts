import type { AnswerBudget, EncodedEvent } from '@seedline/event-store'
import { toldWhole } from '@seedline/facts/events'
import { takingBackBytesKept } from './history-bound.ts'

interface Table {
  jsonOf: Parameters<typeof toldWhole>[0]['jsonOf']
  readonly codec: {
    decode(type: string, data: EncodedEvent['data']): { readonly type: string }
  }
}

/** As `toldWhole`, with room kept for the events that take others back. */
export const toldWithRoomFor = (
  takingBack: readonly string[],
  events: Table,
  mostBytes: number,
  besides?: 'reason' | 'fields',
): AnswerBudget => ({
  ...toldWhole(events, mostBytes - takingBackBytesKept, besides),
  reserve: {
    bytes: takingBackBytesKept,
    isFor: ({ type, data }) => takingBack.includes(events.codec.decode(type, data).type),
  },
})
