import { problemOf } from '../refusals/index.ts'
import {
  type AnyKind,
  below,
  type DomainOf,
  type Kind,
  type MessageKind,
  type ProtoOf,
  type Schema,
} from './kind.ts'
import {
  fieldsFromJson,
  fieldsToProto,
  type Members,
  type MembersOf,
  readFields,
  recordedFields,
  type Spread,
  schemaOfSteps,
  stepsOf,
  type ValuesOf,
} from './members.ts'

type Fields = Readonly<Record<string, unknown>>

/** As far as a generated message type is needed to know its fields. */
export interface MessageType<Message> {
  decode(bytes: Uint8Array): Message
}

/** A JSON object, neither null nor a list. */
export const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

interface Naming {
  /** Its name among the components of the document. */
  readonly name?: string
  readonly description?: string
}

interface OneOfNaming extends Naming {
  /** What is said where there is none of the cases, and where it is none of them. */
  readonly missing?: 'TRANSACTION_MISSING' | 'IP_FACT_MISSING'
  readonly unknown?: 'TRANSACTION_TYPE_UNKNOWN' | 'IP_FACT_TYPE_UNKNOWN'
}

/** An object with its members, for whatever else has the same. */
export interface ObjectKind<Message, M extends Members> extends MessageKind<Message, ValuesOf<M>> {
  readonly members: M
}

/** A message within a message: an object in JSON. A type error where the message has other fields. */
export const object = <Message, const M extends Members>(
  _message: MessageType<Message>,
  members: M & MembersOf<Message, M>,
  { name, description }: Naming = {},
): ObjectKind<Message, M> => {
  const steps = stepsOf(members)
  const schema: Schema = {
    ...(name !== undefined && { $name: name }),
    ...(description !== undefined && { description }),
    ...schemaOfSteps(steps),
  }
  // What the steps make of a message has its fields: MembersOf has seen to that.
  return {
    members,
    schema,
    none: undefined,
    optional: false,
    fromJson: (json, at, faults) =>
      isObject(json)
        ? (fieldsFromJson(steps, json, at, faults) as Message)
        : faults.note(at, problemOf('OBJECT_EXPECTED')),
    read: (given, at, faults) =>
      given === undefined
        ? faults.note(at, problemOf('FIELD_MISSING'))
        : (readFields(steps, given as Fields, at, faults) as ValuesOf<M>),
    toProto: (values) => fieldsToProto(steps, values) as Message,
    recorded(stored) {
      if (stored === undefined) throw new Error(`What was recorded lacks ${name ?? 'a part'}`)
      return recordedFields(steps, stored as Fields) as ValuesOf<M>
    },
  }
}

/** The members of an object, standing among those of the object around it. */
export const spread = <Proto, Domain>(kind: Kind<Proto, Domain>): Kind<Proto, Domain> & Spread => {
  const names = Object.keys(kind.schema.properties as object)
  return {
    ...kind,
    spread: names,
    fromJson: (json, at, faults) =>
      kind.fromJson(
        Object.fromEntries(
          Object.entries(json as object).filter(([member]) => names.includes(member)),
        ),
        at,
        faults,
      ),
  }
}

type Cases = Readonly<Record<string, AnyKind>>

/** A case of a oneof, as generated code writes it. */
interface Case<Name extends string, Value> {
  readonly $case: Name
  readonly value: Value
}

type KebabOf<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${KebabOf<Rest>}`
    : `-${Lowercase<First>}${KebabOf<Rest>}`
  : Name

/** The domain's value of one of several: the case's own, with the case as its type. */
export type OneOf<C extends Cases> = {
  readonly [Name in keyof C & string]: {
    readonly type: KebabOf<Name>
  } & DomainOf<C[Name]>
}[keyof C & string]

export const kebabOf = (camel: string): string =>
  camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/**
 * One of several messages: in JSON an object whose `type` is the case in kebab-case, in protobuf a oneof
 * of that name within a message of its own.
 */
export const oneOf = <Field extends string, const C extends Cases>(
  field: Field,
  cases: C,
  {
    name,
    description,
    missing = 'TRANSACTION_MISSING',
    unknown = 'TRANSACTION_TYPE_UNKNOWN',
  }: OneOfNaming = {},
): Kind<CasesOf<Field, C>, OneOf<C>> => {
  const byType = new Map(
    Object.entries(cases).map(([key, kind]) => [kebabOf(key), { key, kind: withType(kind, key) }]),
  )
  const kindOf = (
    given: unknown,
  ): { readonly kind: Kind<unknown, object>; readonly type: string } => {
    const key = (given as Case<string, unknown>).$case
    const found = byType.get(kebabOf(key))
    if (found === undefined) throw new Error(`There is no case ${key}`)
    return { kind: found.kind, type: kebabOf(key) }
  }
  const chosen = (given: unknown) => (given as Readonly<Record<string, unknown>>)[field]
  return {
    schema: {
      ...(name !== undefined && { $name: name }),
      ...(description !== undefined && { description }),
      type: 'object',
      oneOf: [...byType.values()].map(({ kind }) => kind.schema),
      discriminator: { propertyName: 'type' },
    },
    none: { [field]: undefined } as CasesOf<Field, C>,
    optional: false,
    fromJson(json, at, faults) {
      if (!isObject(json)) return faults.note(at, problemOf('OBJECT_EXPECTED'))
      const found = typeof json.type === 'string' ? byType.get(json.type) : undefined
      if (found === undefined) return faults.note(below(at, 'type'), problemOf(unknown))
      const { type: _, ...members } = json
      const value = found.kind.fromJson(members, at, faults)
      return { [field]: { $case: found.key, value } } as CasesOf<Field, C>
    },
    read(given, at, faults) {
      const one = chosen(given)
      if (one === undefined) return faults.note(at, problemOf(missing))
      const { kind, type } = kindOf(one)
      const values = kind.read((one as Case<string, unknown>).value, at, faults)
      return { type, ...values } as OneOf<C>
    },
    toProto({ type, ...values }: OneOf<C>) {
      const found = byType.get(type)
      if (found === undefined) throw new Error(`There is no case ${type}`)
      return {
        [field]: { $case: found.key, value: found.kind.toProto(values) },
      } as CasesOf<Field, C>
    },
    recorded(stored) {
      const one = chosen(stored)
      const { kind, type } = kindOf(one)
      return { type, ...kind.recorded((one as Case<string, unknown>).value) } as OneOf<C>
    },
  }
}

/** A message with nothing but a oneof. */
type CasesOf<Field extends string, C extends Cases> = {
  readonly [F in Field]:
    | {
        readonly [Name in keyof C & string]: Case<Name, NonNullable<ProtoOf<C[Name]>>>
      }[keyof C & string]
    | undefined
}

// The document shows each case with its type; what is read has it taken away already.
const withType = (kind: unknown, key: string): Kind<unknown, object> => {
  const known = kind as Kind<unknown, object>
  const { properties, required } = known.schema
  return {
    ...known,
    schema: {
      ...known.schema,
      properties: { type: { type: 'string', const: kebabOf(key) }, ...(properties as object) },
      required: ['type', ...((required as readonly string[] | undefined) ?? [])],
    },
  }
}
