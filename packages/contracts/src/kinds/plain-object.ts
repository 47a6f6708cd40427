import { problemOf } from '../refusals/index.ts'
import type { Kind, Schema } from './kind.ts'
import { isObject } from './object.ts'

/** A JSON object whose members are judged by data: protobuf carries it as its text. */
type PlainObject = Readonly<Record<string, unknown>>

/** So long its text may be, in characters. */
const longest = 10_000

/** An object of JSON as it was given, of so many members at most; what they may be its service judges, each at its path. */
export const plainObject = (schema: Schema, most: number): Kind<string, PlainObject> => ({
  schema: { type: 'object', maxProperties: most, additionalProperties: true, ...schema },
  none: '',
  optional: true,
  fromJson: (json, at, faults) =>
    isObject(json) && Object.keys(json).length <= most
      ? JSON.stringify(json)
      : faults.note(at, problemOf('OBJECT_EXPECTED')),
  read(given, at, faults) {
    if (given === '') return {}
    const read = given.length <= longest ? parsed(given) : undefined
    return isObject(read) && Object.keys(read).length <= most
      ? read
      : faults.note(at, problemOf('OBJECT_EXPECTED'))
  },
  toProto: (value) => JSON.stringify(value),
  recorded: (stored) => JSON.parse(stored === '' ? '{}' : stored) as PlainObject,
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
