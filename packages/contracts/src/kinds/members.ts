import { problemOf } from '../refusals/index.ts'
import { type AnyKind, below, type DomainOf, type Faults, isRefused, type Schema } from './kind.ts'

/** Named fields, each of a kind. */
export type Members = Readonly<Record<string, AnyKind>>

/** A kind whose protobuf lies in several fields of the message around it. */
export interface Takes<Field extends string> {
  readonly takes: readonly Field[]
}

/** A kind whose JSON members stand among those of the object around it. */
export interface Spread {
  readonly spread: readonly string[]
}

/** The domain's values of all members. */
export type ValuesOf<M> = { readonly [Name in keyof M]: DomainOf<M[Name]> }

/** The fields of the message that members account for. */
type CoveredBy<M> = {
  [Name in keyof M]: M[Name] extends Takes<infer Field> ? Field : Name
}[keyof M]

type FieldsIn<Message, Field extends string> = {
  readonly [F in Field]: F extends keyof Message ? Message[F] : never
}

// Both ways: a kind that makes only texts would not know what to do with a Timestamp that is not there.
type IsOf<Kind, Field> = Kind extends { readonly none: infer None }
  ? [None, Field] extends [Field, None]
    ? true
    : false
  : false

/** Wrong unless members account for every field of the message, each by a kind of its type. */
export type MembersOf<Message, M, Header extends PropertyKey = never> = {
  readonly [Name in keyof M]: M[Name] extends Takes<infer Field>
    ? M[Name] extends { readonly none: FieldsIn<Message, Field> }
      ? M[Name]
      : { readonly 'the message has other types here': FieldsIn<Message, Field> }
    : Name extends keyof Message
      ? IsOf<M[Name], Message[Name]> extends true
        ? M[Name]
        : { readonly 'the message has another type here': Message[Name] }
      : { readonly 'the message has no such field': Name }
} & {
  readonly [Field in Exclude<keyof Message, CoveredBy<M> | Header>]: AnyKind
}

/** A kind of several fields, or of one, taken apart once. */
export interface Step {
  readonly name: string
  readonly kind: AnyKind
  /** The fields of the message that it takes; undefined: its own. */
  readonly takes: readonly string[] | undefined
  /** The names of its JSON members; undefined: its own name. */
  readonly spread: readonly string[] | undefined
}

/** Members taken apart once, when they are declared. */
export const stepsOf = (members: Members): readonly Step[] =>
  Object.entries(members).map(([name, kind]) => ({
    name,
    kind,
    takes: 'takes' in kind ? (kind as AnyKind & Takes<string>).takes : undefined,
    spread: 'spread' in kind ? (kind as AnyKind & Spread).spread : undefined,
  }))

type Json = Readonly<Record<string, unknown>>

/** JSON members of an object to fields of a message. What has another name is noted. */
export const fieldsFromJson = (
  steps: readonly Step[],
  json: Json,
  at: string,
  faults: Faults,
): Record<string, unknown> => {
  const message: Record<string, unknown> = {}
  let known = 0
  for (const step of steps) {
    const { name, takes, spread } = step
    known += spread ? spread.filter((one) => json[one] !== undefined).length : 0
    if (spread === undefined && json[name] !== undefined) known += 1
    const value = fromMember(step, json, at, faults)
    if (takes) Object.assign(message, value)
    else message[name] = value
  }
  if (known < Object.keys(json).length) noteUnknown(steps, json, at, faults)
  return message
}

const fromMember = (
  { name, kind, spread }: Step,
  json: Json,
  at: string,
  faults: Faults,
): unknown => {
  if (spread) return kind.fromJson(json, at, faults)
  const member = Object.hasOwn(json, name) ? json[name] : undefined
  if (member !== undefined) return kind.fromJson(member, below(at, name), faults)
  if (!kind.optional) faults.note(below(at, name), problemOf('FIELD_MISSING'))
  return kind.none
}

const noteUnknown = (steps: readonly Step[], json: Json, at: string, faults: Faults): void => {
  const names = new Set(steps.flatMap(({ name, spread }) => spread ?? [name]))
  for (const name of Object.keys(json))
    if (!names.has(name)) faults.note(below(at, name), problemOf('FIELD_UNKNOWN'))
}

type Message = Readonly<Record<string, unknown>>

// What one step takes of a message; undefined where JSON of another shape stood there.
const givenTo = ({ name, kind, takes }: Step, message: Message): unknown => {
  if (takes === undefined) return message[name]
  const none = kind.none as Message
  return takes.some((field) => message[field] === undefined && none[field] !== undefined)
    ? undefined
    : message
}

/** Fields of a message to the domain's values; undefined stands for one that was refused, and noted. */
export const readFields = (
  steps: readonly Step[],
  message: Message,
  at: string,
  faults: Faults,
): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  for (const step of steps) {
    const { name, kind, spread } = step
    const given = givenTo(step, message)
    values[name] = isRefused(kind, given)
      ? undefined
      : kind.read(given, spread ? at : below(at, name), faults)
  }
  return values
}

/** The domain's values to fields of a message. */
export const fieldsToProto = (steps: readonly Step[], values: Message): Record<string, unknown> => {
  const message: Record<string, unknown> = {}
  for (const { name, kind, takes } of steps) {
    const given = kind.toProto(values[name])
    if (takes) Object.assign(message, given)
    else message[name] = given
  }
  return message
}

/** Recorded fields to the domain's values. */
export const recordedFields = (
  steps: readonly Step[],
  message: Message,
): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  for (const { name, kind, takes } of steps)
    values[name] = kind.recorded(takes ? message : message[name])
  return values
}

/** How members are written in JSON: an object without further members. */
export const schemaOfSteps = (steps: readonly Step[]): Schema => {
  const properties = Object.fromEntries(steps.flatMap(propertiesOf))
  const required = steps.flatMap(({ name, kind, spread }) =>
    spread ? ((kind.schema.required as string[] | undefined) ?? []) : kind.optional ? [] : [name],
  )
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}

const propertiesOf = ({ name, kind, spread }: Step): [string, unknown][] =>
  spread ? Object.entries(kind.schema.properties as object) : [[name, kind.schema]]
