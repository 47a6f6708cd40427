import { int32Most } from '../bounds.ts'
import { problemOf } from '../refusals/index.ts'
import type { Kind } from './kind.ts'
import { list } from './several.ts'

interface Bounds {
  readonly min: number
  readonly max: number
  readonly description?: string
}

const schemaOf = ({ min, max, description }: Bounds) => ({
  type: 'integer',
  minimum: min,
  maximum: max,
  ...(description !== undefined && { description }),
})

const boundOf = ({ min, max }: Bounds): string => `${min} – ${max}`

/** A whole number within bounds. */
export const whole = (bounds: Bounds): Kind<number, number> => ({
  schema: schemaOf(bounds),
  none: 0,
  optional: false,
  // What protobuf can't carry is refused here, and by the same words as what lies out of bounds.
  fromJson(json, at, faults) {
    if (typeof json !== 'number' || !Number.isInteger(json))
      return faults.note(at, problemOf('NUMBER_MALFORMED'))
    return Math.abs(json) <= int32Most
      ? json
      : faults.note(at, problemOf('NUMBER_OUT_OF_RANGE', { bound: boundOf(bounds) }))
  },
  read: (given, at, faults) =>
    Number.isInteger(given) && given >= bounds.min && given <= bounds.max
      ? given
      : faults.note(at, problemOf('NUMBER_OUT_OF_RANGE', { bound: boundOf(bounds) })),
  toProto: (value) => value,
  recorded: (stored) => stored,
})

/** A stream's version; 0 where nothing is recorded. */
export const streamVersion = whole({ min: 0, max: int32Most })

/** Of several events of one stream: a recorded list, which may name more than one request may, as all that a round entered. */
export const streamVersions = list(streamVersion, { max: 1000 })

/** A whole number that protobuf carries as int64. */
export const wholeInt64 = (bounds: Bounds): Kind<bigint, bigint> => ({
  schema: schemaOf(bounds),
  none: 0n,
  optional: false,
  fromJson: (json, at, faults) =>
    typeof json === 'number' && Number.isSafeInteger(json)
      ? BigInt(json)
      : faults.note(at, problemOf('NUMBER_MALFORMED')),
  read: (given, at, faults) =>
    given >= BigInt(bounds.min) && given <= BigInt(bounds.max)
      ? given
      : faults.note(at, problemOf('NUMBER_OUT_OF_RANGE', { bound: boundOf(bounds) })),
  toProto: (value) => value,
  recorded: (stored) => stored,
})

/** True or false. */
export const flag = (description: string): Kind<boolean, boolean> => ({
  schema: { type: 'boolean', description },
  none: false,
  optional: false,
  fromJson: (json, at, faults) =>
    typeof json === 'boolean' ? json : faults.note(at, problemOf('BOOLEAN_EXPECTED')),
  read: (given) => given,
  toProto: (value) => value,
  recorded: (stored) => stored,
})
