/** Translates between a name of the interface (`a-plus`) and a value of a proto enum (`RUNG_A_PLUS`). */
export interface Names<Name extends string, Value extends string> {
  toProto(name: Name): Value
  /** Undefined for the unspecified value, and for one that a newer service knows. */
  fromProto(value: Value): Name | undefined
}

/** The translation of a list of names. Throws at start when the enum lacks one of them. */
export const kebabNames = <Name extends string, Value extends string>(
  names: readonly Name[],
  prefix: string,
  values: Readonly<Record<string, Value>>,
): Names<Name, Value> => {
  const pairs = names.map((name) => {
    const value = values[`${prefix}_${name.replaceAll('-', '_').toUpperCase()}`]
    if (value === undefined) throw new Error(`${prefix} has no value for ${name}`)
    return [name, value] as const
  })
  const protoOf = new Map<Name, Value>(pairs)
  const nameOf = new Map<Value, Name>(pairs.map(([name, value]) => [value, name]))
  return {
    toProto(name) {
      const value = protoOf.get(name)
      if (value === undefined) throw new Error(`${prefix} has no value for ${name}`)
      return value
    },
    fromProto: (value) => nameOf.get(value),
  }
}

/** The name of a value that must have one. */
export const named = <Name extends string, Value extends string>(
  names: Names<Name, Value>,
  value: Value,
): Name => {
  const name = names.fromProto(value)
  if (name === undefined) throw new Error(`a service answered ${value}, which has no name here`)
  return name
}
