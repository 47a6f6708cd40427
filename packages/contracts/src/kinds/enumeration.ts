import { problemOf } from '../refusals/index.ts'
import type { Faults, Kind } from './kind.ts'

type KebabOf<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${Lowercase<First>}-${KebabOf<Rest>}`
  : Lowercase<Name>

/** The names of an enumeration: RUNG_A_PLUS is `a-plus`, and the unspecified value has none. */
export type NamesOf<
  Value extends string,
  Prefix extends string,
> = Value extends `${Prefix}_${infer Rest}`
  ? Rest extends 'UNSPECIFIED'
    ? never
    : KebabOf<Rest>
  : never

export interface Enumeration<Value extends string, Name extends string> extends Kind<Value, Name> {
  readonly names: readonly Name[]
  /** Undefined for the unspecified value, and for one that a newer version knows. */
  nameOf(value: Value): Name | undefined
}

/** An enumeration by the generated list of its values: in JSON and in the domain its names in kebab-case. */
export const enumeration = <const Value extends string, Prefix extends string>(
  values: Readonly<Record<Value, Value>>,
  prefix: Prefix,
  component?: { readonly name: string; readonly description?: string },
): Enumeration<Value, NamesOf<Value, Prefix>> => {
  type Name = NamesOf<Value, Prefix>
  const none = `${prefix}_UNSPECIFIED` as Value
  const nameByValue = new Map<string, Name>()
  const valueByName = new Map<string, Value>()
  for (const value of Object.values<Value>(values)) {
    if (value === none || !value.startsWith(`${prefix}_`)) continue
    const name = value
      .slice(prefix.length + 1)
      .toLowerCase()
      .replaceAll('_', '-') as Name
    nameByValue.set(value, name)
    valueByName.set(name, value)
  }
  const names = [...valueByName.keys()] as Name[]
  const allowed = names.join(', ')
  const refused = (at: string, faults: Faults) =>
    faults.note(at, problemOf('VALUE_NOT_IN_LIST', { allowed }))
  return {
    schema: {
      type: 'string',
      enum: names,
      ...(component && {
        $name: component.name,
        ...(component.description !== undefined && { description: component.description }),
      }),
    },
    names,
    none,
    optional: false,
    nameOf: (value) => nameByValue.get(value),
    fromJson: (json, at, faults) =>
      (typeof json === 'string' ? valueByName.get(json) : undefined) ?? refused(at, faults),
    read: (given, at, faults) => nameByValue.get(given) ?? refused(at, faults),
    toProto(name) {
      const value = valueByName.get(name)
      if (value === undefined) throw new Error(`${prefix} has no value for ${name}`)
      return value
    },
    recorded(stored) {
      const name = nameByValue.get(stored)
      if (name === undefined)
        throw new Error(`A recorded value of ${prefix} is not known: ${stored}`)
      return name
    },
  }
}

/** One of some words, which protobuf, too, writes as text. */
export const oneOfWords = <const Word extends string>(
  words: readonly Word[],
): Kind<string, Word> => {
  const found = (text: unknown) => words.find((word) => word === text)
  const refused = (at: string, faults: Faults) =>
    faults.note(at, problemOf('VALUE_NOT_IN_LIST', { allowed: words.join(', ') }))
  return {
    schema: { type: 'string', enum: words },
    none: '',
    optional: false,
    fromJson: (json, at, faults) => (typeof json === 'string' ? json : refused(at, faults)),
    read: (given, at, faults) => found(given) ?? refused(at, faults),
    toProto: (word) => word,
    recorded(stored) {
      const word = found(stored)
      if (word === undefined) throw new Error(`A recorded word is not known: ${stored}`)
      return word
    },
  }
}

/** Some of the names of an enumeration. */
export const among = <Value extends string, Name extends string, const Some extends Name>(
  kind: Enumeration<Value, Name>,
  some: readonly Some[],
): Kind<Value, Some> => {
  const isOne = (name: Name | undefined): name is Some =>
    name !== undefined && (some as readonly Name[]).includes(name)
  return {
    ...kind,
    recorded(stored) {
      const name = kind.recorded(stored)
      if (isOne(name)) return name
      throw new Error(`A recorded ${name} is none of ${some.join(', ')}`)
    },
    read(given, at, faults) {
      const name = kind.read(given, at, faults)
      if (name === undefined || isOne(name)) return name
      return faults.note(at, problemOf('VALUE_NOT_IN_LIST', { allowed: some.join(', ') }))
    },
  }
}
