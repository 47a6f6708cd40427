import {
  fieldsToProto,
  type Members,
  type MembersOf,
  recordedFields,
  type Step,
  stepsOf,
  type ValuesOf,
} from '@seedline/contracts/kinds'
import { type EncodedEvent, type EventCodec, UnknownEventType } from '@seedline/event-store'
import type { LocalDate } from '@seedline/values'

/** A generated message type, as far as an event needs it. */
interface MessageType<Message> {
  encode(message: Message): { finish(): Uint8Array }
  decode(bytes: Uint8Array): Message
  toJSON(message: Message): unknown
}

/** One event of an aggregate: its message, its fields by kind, and which of them says when it happened. */
interface EventKind<
  M extends Members,
  On extends string | undefined = string | undefined,
  Message = unknown,
  Changes extends 'nothing' | undefined = 'nothing' | undefined,
> {
  readonly message: MessageType<Message>
  readonly members: M
  readonly steps: readonly Step[]
  readonly on: On
  readonly changes: Changes
}

/** Declares an event. A type error where its message has other fields than are declared. */
export const event = <
  Message,
  const M extends Members,
  const On extends (keyof M & string) | undefined = undefined,
  const Changes extends 'nothing' | undefined = undefined,
>(
  message: MessageType<Message>,
  members: M & MembersOf<Message, M>,
  { on, changes }: { readonly on?: On; readonly changes?: Changes } = {},
): EventKind<M, On, Message, Changes> => ({
  message,
  members,
  steps: stepsOf(members),
  on: on as On,
  changes: changes as Changes,
})

/** One of the events, by its name. */
export type Named<Event, Name> = Extract<Event, { readonly type: Name }>

type Kinds = Readonly<Record<string, EventKind<Members>>>

/** The events of an aggregate as the domain knows them, told apart by `type`. */
export type EventOf<Table> = Table extends EventTable<infer K> ? OneOf<K> : never

type OneOf<K extends Kinds> = {
  readonly [Name in keyof K & string]: NamedEvent<K, Name>
}[keyof K & string]

type MessageOf<Kind> = Kind extends { readonly message: MessageType<infer Message> }
  ? Message
  : never

type NamedEvent<K extends Kinds, Name extends keyof K & string> = {
  readonly type: Name
} & (K[Name] extends EventKind<infer M> ? ValuesOf<M> : never)

/** When an event happened: known where each of the aggregate's events says so. */
type Happened<K extends Kinds> = K[keyof K]['on'] extends string ? LocalDate : LocalDate | undefined

type ChangingNothing<K extends Kinds> = {
  readonly [Name in keyof K & string]: K[Name]['changes'] extends 'nothing' ? Name : never
}[keyof K & string]

/** The events of an aggregate that change something: those that folds have to know. */
export type ChangeOf<Table> =
  Table extends EventTable<infer K>
    ? Exclude<OneOf<K>, { readonly type: ChangingNothing<K> }>
    : never

/** All that follows from an aggregate's events: their type, bytes, JSON and dates. */
export interface EventTable<K extends Kinds> {
  readonly codec: EventCodec<OneOf<K>>
  /** The full name of an event's type, as stores and Kafka carry it. */
  typeOf(name: keyof K & string): string
  /** Whether a type of that full name is one of them. */
  has(type: string): boolean
  /** An event as its protobuf message. */
  toProto<Name extends keyof K & string>(event: NamedEvent<K, Name>): MessageOf<K[Name]>
  /** The event's own fields as canonical protobuf JSON. */
  json(event: OneOf<K>): string
  /** The same of one in its stored form. */
  jsonOf(encoded: EncodedEvent): string
  /** The local date on which it happened; undefined where the event bears none. */
  occurredOn(event: OneOf<K>): Happened<K>
  /** False for one that is recorded, published and told, and changes neither state nor any figure. */
  changes<E extends { readonly type: string }>(
    event: E,
  ): event is Exclude<E, { readonly type: ChangingNothing<K> }>
}

/** The events of an aggregate, each under its message's name in a proto package. */
export const eventsOf = <const K extends Kinds>(protoPackage: string, kinds: K): EventTable<K> => {
  type AnyEvent = { readonly type: keyof K & string }
  const prefix = `${protoPackage}.`
  const kindOf = (name: string): EventKind<Members> => {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    if (kind === undefined) throw new UnknownEventType(prefix + name)
    return kind
  }
  const toProto = (given: AnyEvent): unknown =>
    fieldsToProto(kindOf(given.type).steps, given as never)
  const encode = (given: AnyEvent): EncodedEvent => ({
    type: prefix + given.type,
    data: kindOf(given.type).message.encode(toProto(given)).finish(),
  })
  const decode = (type: string, data: Uint8Array): AnyEvent => {
    if (!type.startsWith(prefix)) throw new UnknownEventType(type)
    const name = type.slice(prefix.length)
    const { message, steps } = kindOf(name)
    return { type: name, ...recordedFields(steps, message.decode(data) as never) }
  }
  const jsonOf = ({ type, data }: EncodedEvent): string => {
    const { message } = kindOf(type.slice(prefix.length))
    return JSON.stringify(message.toJSON(message.decode(data)))
  }
  // Through its bytes: what they leave out, a history doesn't show.
  const json = (given: AnyEvent): string => jsonOf(encode(given))
  const occurredOn = (given: AnyEvent): LocalDate | undefined => {
    const { on } = kindOf(given.type)
    return on === undefined ? undefined : (given as unknown as Record<string, LocalDate>)[on]
  }
  return {
    // Whoever holds an event of the table holds one of its kinds: the types above say which.
    codec: { encode, decode } as unknown as EventTable<K>['codec'],
    typeOf: (name) => prefix + name,
    has: (type) => type.startsWith(prefix) && Object.hasOwn(kinds, type.slice(prefix.length)),
    toProto: toProto as EventTable<K>['toProto'],
    json,
    jsonOf,
    occurredOn: occurredOn as EventTable<K>['occurredOn'],
    // A fold of several aggregates asks each table of every event.
    changes: (({ type }: { readonly type: string }) =>
      !Object.hasOwn(kinds, type) ||
      kinds[type]?.changes !== 'nothing') as EventTable<K>['changes'],
  }
}
