import type { Problem, Text } from '@seedline/values'

/** A JSON schema (2020-12), as OpenAPI 3.1 has it. The document speaks English. */
export interface Schema {
  /** Makes it a component of its own. */
  readonly $name?: string
  /** What it is where it stands, beside what its component is everywhere. */
  readonly $here?: string
  readonly description?: string
  /** The Chinese of what is said of it where it stands. */
  readonly $zh?: string
  readonly [keyword: string]: unknown
}

/** Collects what is wrong with a request, so that its sender hears all of it at once. */
export interface Faults {
  /** Notes a fault under a JSON pointer. */
  note(pointer: string, problem: Problem): undefined
}

/**
 * What one field of a request or an event is: the same declaration turns JSON into protobuf (the gateway),
 * protobuf into a domain value or a fault (the service), and a domain value into protobuf and back (the
 * event store).
 */
export interface Kind<Proto, Domain> {
  /** How it is written in JSON. */
  readonly schema: Schema
  /** How protobuf writes that nothing was given. */
  readonly none: Proto
  /** Whether it may be left out. */
  readonly optional: boolean
  /** JSON to protobuf; what is not JSON of this shape is noted. */
  fromJson(json: unknown, at: string, faults: Faults): Proto | undefined
  /** Protobuf to the domain's value; what the value may not be is noted. */
  read(given: Proto, at: string, faults: Faults): Domain | undefined
  toProto(value: Domain): Proto
  /** What was recorded, which is trusted. @throws Error when it can't be read */
  recorded(stored: Proto): Domain
}

/** A kind that is a message of its own: undefined where nothing was given. */
export interface MessageKind<Message, Domain> extends Kind<Message | undefined, Domain> {
  toProto(value: Domain): Message
}

/** Some kind; kinds take their arguments by method, so that each of them is one of these. */
export type AnyKind = Kind<unknown, unknown>

export type ProtoOf<K> = K extends Kind<infer Proto, unknown> ? Proto : never
export type DomainOf<K> = K extends Kind<unknown, infer Domain> ? Domain : never

/** Whether protobuf says that nothing was given. */
export const isNone = ({ none }: AnyKind, given: unknown): boolean =>
  given === none || (Array.isArray(none) && Array.isArray(given) && given.length === 0)

/** Whether JSON of another shape stood where this would be; it is noted already. */
export const isRefused = ({ none }: AnyKind, given: unknown): given is undefined =>
  given === undefined && none !== undefined

/** A pointer one step further down. */
export const below = (pointer: string, step: string | number): string => {
  // Nearly every step is a plain name, and each field of each request takes one.
  const plain = typeof step === 'number' || !(step.includes('~') || step.includes('/'))
  return plain
    ? `${pointer}/${step}`
    : `${pointer}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** A schema with what is said of it where it stands; a component keeps its own description. */
export const describedSchema = ({ $zh: _, ...schema }: Schema, said: string | Text): Schema => {
  const [en, zh] = typeof said === 'string' ? [said] : [said.en, said.zh]
  return {
    ...schema,
    ...(schema.$name === undefined ? { description: en } : { $here: en }),
    ...(zh !== undefined && { $zh: zh }),
  }
}

/** The same kind with another description in the document; of a text alone, the page of /docs has the Chinese. */
export const described = <K extends AnyKind>(kind: K, said: string | Text): K => ({
  ...kind,
  schema: describedSchema(kind.schema, said),
})
