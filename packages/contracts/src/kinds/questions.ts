import type { Instant, LocalDate } from '@seedline/values'
import { int32Most, pageMost, pageTokenMost } from '../bounds.ts'
import type { AsOf as AsOfMessage, Page as PageMessage } from '../gen/seedline/values/v1/values.ts'
import { problemOf } from '../refusals/index.ts'
import { below, type Kind } from './kind.ts'
import type { Spread, Takes } from './members.ts'
import { whole } from './numbers.ts'
import { optional } from './several.ts'
import { date, instant } from './text.ts'

/** As of when a question is asked: by when it happened, by when it was recorded, or both. */
export interface AsOf {
  readonly occurredOn?: LocalDate
  readonly recordedAt?: Instant
}

const happened = optional(date)
const recorded = optional(instant)

const unused = (): never => {
  throw new Error('No event holds a question')
}

/** `asOf` and `recordedAsOf` of a query. */
export const asOf: Kind<AsOfMessage | undefined, AsOf> & Spread = {
  schema: {
    type: 'object',
    properties: {
      asOf: {
        ...date.schema,
        description: 'Only what had happened by this local date (inclusive).',
      },
      recordedAsOf: {
        ...instant.schema,
        description:
          'Only what had been recorded by this instant (inclusive). The last seconds are not answered yet: what is being recorded may still come.',
      },
    },
  },
  spread: ['asOf', 'recordedAsOf'],
  none: undefined,
  optional: true,
  fromJson(json, at, faults) {
    const given = json as { readonly asOf?: unknown; readonly recordedAsOf?: unknown }
    if (given.asOf === undefined && given.recordedAsOf === undefined) return undefined
    const occurredOn =
      given.asOf === undefined ? '' : happened.fromJson(given.asOf, below(at, 'asOf'), faults)
    const recordedAt =
      given.recordedAsOf === undefined
        ? undefined
        : recorded.fromJson(given.recordedAsOf, below(at, 'recordedAsOf'), faults)
    return { occurredOn: occurredOn ?? '', recordedAt }
  },
  read(given, at, faults) {
    if (given === undefined) return {}
    const occurredOn = happened.read(given.occurredOn, below(at, 'asOf'), faults)
    const recordedAt = recorded.read(given.recordedAt, below(at, 'recordedAsOf'), faults)
    return { ...(occurredOn && { occurredOn }), ...(recordedAt && { recordedAt }) }
  },
  toProto: ({ occurredOn, recordedAt }) => ({ occurredOn: occurredOn ?? '', recordedAt }),
  recorded: unused,
}

/** Which part of a list. */
export interface Page {
  readonly size: number
  readonly token: string
}

const pageUsual = 50

const size = whole({
  min: 1,
  max: pageMost,
  description: `Entries per page, 1 to ${pageMost}; ${pageUsual} when absent.`,
})

/** `pageSize` and `pageToken` of a query. */
export const page: Kind<PageMessage | undefined, Page> & Spread = {
  schema: {
    type: 'object',
    properties: {
      pageSize: size.schema,
      pageToken: {
        type: 'string',
        maxLength: pageTokenMost,
        description: 'Opaque: `nextPageToken` of the previous answer.',
      },
    },
  },
  spread: ['pageSize', 'pageToken'],
  none: undefined,
  optional: true,
  fromJson(json, at, faults) {
    const { pageSize, pageToken = '' } = json as Readonly<Record<string, unknown>>
    if (typeof pageToken !== 'string')
      return faults.note(below(at, 'pageToken'), problemOf('TEXT_EXPECTED'))
    if (pageSize === undefined) return { size: 0, token: pageToken }
    const given = size.fromJson(pageSize, below(at, 'pageSize'), faults)
    // 0 is protobuf's way of saying that nobody asked for a size.
    if (given === 0) size.read(given, below(at, 'pageSize'), faults)
    return { size: given ?? 0, token: pageToken }
  },
  read(given, at, faults) {
    const { size: asked, token } = given ?? { size: 0, token: '' }
    if (token.length > pageTokenMost)
      faults.note(below(at, 'pageToken'), problemOf('TEXT_TOO_LONG', { maximum: pageTokenMost }))
    const known = asked === 0 ? pageUsual : size.read(asked, below(at, 'pageSize'), faults)
    return { size: known ?? pageUsual, token }
  },
  toProto: (value) => value,
  recorded: unused,
}

/** The version that a read waits for (within its deadline), to read one's own write; 0: none. */
export const atLeastVersion: Kind<number, number> = optional(
  whole({
    min: 1,
    max: int32Most,
    description:
      'Wait, within the deadline, until the answer holds at least this version (from the answer to a write).',
  }),
  0,
)

/** The same, where the message has the two fields of its own. */
export const pageFields: Kind<{ readonly pageSize: number; readonly pageToken: string }, Page> &
  Spread &
  Takes<'pageSize' | 'pageToken'> = {
  ...page,
  takes: ['pageSize', 'pageToken'],
  none: { pageSize: 0, pageToken: '' },
  fromJson(json, at, faults) {
    const given = page.fromJson(json, at, faults)
    return { pageSize: given?.size ?? 0, pageToken: given?.token ?? '' }
  },
  read: (given, at, faults) =>
    page.read({ size: given.pageSize, token: given.pageToken }, at, faults),
  toProto: (value) => ({ pageSize: value.size, pageToken: value.token }),
  recorded: unused,
}
