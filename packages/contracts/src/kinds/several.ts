import { problemOf } from '../refusals/index.ts'
import { below, isNone, isRefused, type Kind } from './kind.ts'
import type { Spread, Takes } from './members.ts'

type Item<Proto> = Exclude<Proto, undefined>

/** Several of a kind, in order. */
export const list = <Proto, Domain>(
  kind: Kind<Proto, Domain>,
  { min = 0, max }: { readonly min?: number; readonly max: number },
): Kind<readonly Item<Proto>[], readonly Domain[]> => ({
  schema: {
    type: 'array',
    items: kind.schema,
    ...(min > 0 && { minItems: min }),
    maxItems: max,
  },
  none: [],
  optional: false,
  fromJson(json, at, faults) {
    if (!Array.isArray(json)) return faults.note(at, problemOf('LIST_EXPECTED'))
    // Beyond the bound nothing is looked at: the service refuses the list for its length.
    return json
      .slice(0, max + 1)
      .map((item, index) => kind.fromJson(item, below(at, index), faults)) as Item<Proto>[]
  },
  read(given, at, faults) {
    if (given.length > max) return faults.note(at, problemOf('LIST_TOO_LONG', { maximum: max }))
    if (given.length < min) return faults.note(at, problemOf('LIST_EMPTY'))
    return given.map((item, index) =>
      isRefused(kind, item) ? undefined : kind.read(item, below(at, index), faults),
    ) as Domain[]
  },
  toProto: (values) => values.map((value) => kind.toProto(value)) as Item<Proto>[],
  recorded: (stored) => stored.map((item) => kind.recorded(item)),
})

/** A list that may be left out: it is then empty. */
export const optionalList = <Proto, Domain>(
  kind: Kind<readonly Proto[], readonly Domain[]>,
): Kind<readonly Proto[], readonly Domain[]> => ({ ...kind, optional: true })

/** What may be left out: then it is undefined, or the value given here. */
export function optional<Proto, Domain>(
  kind: Kind<Proto, Domain>,
): Kind<Proto | MissingOf<Proto>, Domain | undefined>
export function optional<Proto, Domain, const Without>(
  kind: Kind<Proto, Domain>,
  without: Without,
): Kind<Proto | MissingOf<Proto>, Domain | Without>
export function optional<Proto, Domain, Without>(
  kind: Kind<Proto, Domain>,
  without?: Without,
): Kind<Proto, Domain | Without | undefined> {
  return {
    ...kind,
    optional: true,
    fromJson(json, at, faults) {
      const given = kind.fromJson(json, at, faults)
      // An empty text or a 0 would be taken for none, where its sender meant something.
      if (given !== undefined && isNone(kind, given)) kind.read(given, at, faults)
      return given
    },
    read: (given, at, faults) => (isNone(kind, given) ? without : kind.read(given, at, faults)),
    toProto: (value) =>
      value === undefined || value === without ? kind.none : kind.toProto(value as Domain),
    recorded: (stored) => (isNone(kind, stored) ? without : kind.recorded(stored)),
  }
}

// A message that is not given is undefined in any case; a list is empty.
type MissingOf<Proto> = Proto extends readonly unknown[]
  ? never
  : Proto extends object
    ? undefined
    : never

/** What a correction may change: undefined leaves it, null (or the value given here) empties it. */
export function changed<Domain>(
  kind: Kind<string, Domain>,
): Kind<string | undefined, Domain | null | undefined>
export function changed<Domain, const Emptied>(
  kind: Kind<string, Domain>,
  emptied: Emptied,
): Kind<string | undefined, Domain | Emptied | undefined>
export function changed<Domain, Emptied>(
  kind: Kind<string, Domain>,
  emptied: Emptied | null = null,
): Kind<string | undefined, Domain | Emptied | null | undefined> {
  return {
    ...kind,
    schema: { anyOf: [kind.schema, { type: 'null' }] },
    none: undefined,
    optional: true,
    fromJson(json, at, faults) {
      if (json === null) return ''
      const given = kind.fromJson(json, at, faults)
      if (given === '') kind.read(given, at, faults)
      return given
    },
    read(given, at, faults) {
      if (given === undefined) return undefined
      return given === '' ? emptied : kind.read(given, at, faults)
    },
    toProto(value) {
      if (value === undefined) return undefined
      return value === emptied ? '' : kind.toProto(value as Domain)
    },
    recorded(stored) {
      if (stored === undefined) return undefined
      return stored === '' ? emptied : kind.recorded(stored)
    },
  }
}

/** A field of the message that JSON does not have: programs that speak protobuf may fill it in. */
export const unlisted: Kind<string, string> & Spread = {
  schema: { type: 'object', properties: {} },
  spread: [],
  none: '',
  optional: true,
  fromJson: () => '',
  read: (given) => given,
  toProto: (value) => value,
  recorded: (stored) => stored,
}

/** A kind whose field has another name in the message. */
export const inField = <Field extends string, Proto, Domain>(
  field: Field,
  kind: Kind<Proto, Domain>,
): Kind<{ readonly [F in Field]: Proto }, Domain> & Takes<Field> => {
  type Taken = { readonly [F in Field]: Proto }
  const taken = (value: Proto | undefined): Taken => ({ [field]: value }) as Taken
  return {
    schema: kind.schema,
    takes: [field],
    none: taken(kind.none),
    optional: kind.optional,
    fromJson: (json, at, faults) => taken(kind.fromJson(json, at, faults)),
    read: (given, at, faults) => kind.read(given[field], at, faults),
    toProto: (value) => taken(kind.toProto(value)),
    recorded: (stored) => kind.recorded(stored[field]),
  }
}
