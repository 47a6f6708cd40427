import {
  below,
  type Faults,
  fieldsFromJson,
  isObject,
  readFields,
  type Schema,
  type Step,
  schemaOfSteps,
} from '@seedline/contracts/kinds'
import { collecting, mostFaults, requestInvalid } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { type FieldProblem, ProblemError } from '@seedline/values'
import type { Contract, Places } from './contract.ts'

type Part = keyof Places
type Json = Readonly<Record<string, unknown>>

/** A request as it came. */
export interface Parts {
  readonly path: Json
  readonly query: Json
  readonly body: unknown
}

/** Where something stands in a request: in the body by JSON pointer, else by its name behind `path:` or `query:`. */
const pointerIn = (part: Part, pointer: string): string =>
  part === 'body' ? pointer : `${part}:${pointer.slice(1).replaceAll('/', '.')}`

const inPart = (part: Part, faults: Faults): Faults => ({
  note: (pointer, problem) => faults.note(pointerIn(part, pointer), problem),
})

const parts = ['path', 'query', 'body'] as const

/**
 * The request's fields as its protobuf message has them. What is not JSON of that shape is refused, and then what else is
 * wrong with the request is said as well; where the shape is right, the service looks at the values, and of the gateway's
 * own operations the values are what is given.
 * @throws ProblemError REQUEST_INVALID
 */
export const readParts = (
  { places, own = false }: Pick<Contract, 'places' | 'own'>,
  given: Parts,
): Record<string, unknown> => {
  const shape = collecting()
  const message: Record<string, unknown> = {}
  for (const part of parts) {
    const steps = places[part]
    if (steps) Object.assign(message, readPart(part, steps, given, shape))
  }
  const values = collecting()
  if (shape.found.length === 0) {
    const read = own ? valuesOf(places, message, values) : message
    if (values.found.length === 0) return read
  }
  throw new ProblemError(requestInvalid(allFaults(places, given)))
}

const valuesOf = (places: Places, message: Json, faults: Faults): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  for (const part of parts) {
    const steps = places[part]
    if (steps) Object.assign(values, readFields(steps, message, '', faults))
  }
  return values
}

const readPart = (part: Part, steps: readonly Step[], given: Parts, faults: Faults) => {
  const json = part === 'query' ? queryJson(steps, given.query) : given[part]
  if (isObject(json)) return fieldsFromJson(steps, json, '', inPart(part, faults))
  return faults.note('', problemOf('OBJECT_EXPECTED'))
}

// Query parameters are text; only plain digits count as a number ('', '1e3' and '0x1' do not).
const queryJson = (steps: readonly Step[], query: Json): Json => {
  const given = Object.entries(query)
  if (given.length === 0) return query
  const numbers = numbersAmong(steps)
  const read = (name: string, value: unknown): unknown =>
    numbers.has(name) && typeof value === 'string' && /^[0-9]{1,15}$/.test(value)
      ? Number(value)
      : value
  return Object.fromEntries(given.map(([name, value]) => [name, read(name, value)]))
}

const numbersOf = new WeakMap<readonly Step[], ReadonlySet<string>>()

/** The parameters that are whole numbers; found once for each operation. */
const numbersAmong = (steps: readonly Step[]): ReadonlySet<string> => {
  const known = numbersOf.get(steps)
  if (known) return known
  const properties = schemaOfSteps(steps).properties as Readonly<Record<string, Schema>>
  const found = Object.entries(properties).filter(([, { type }]) => type === 'integer')
  const numbers = new Set(found.map(([name]) => name))
  numbersOf.set(steps, numbers)
  return numbers
}

/** Every fault of a request, of its shape and of its values, in the order of its fields. */
const allFaults = (places: Places, given: Parts): readonly FieldProblem[] =>
  parts
    .flatMap((part) => {
      const steps = places[part]
      return steps ? faultsOfPart(part, steps, given) : []
    })
    .slice(0, mostFaults)

const faultsOfPart = (
  part: Part,
  steps: readonly Step[],
  given: Parts,
): readonly FieldProblem[] => {
  const shape = collecting()
  const message = readPart(part, steps, given, shape)
  const values = collecting()
  if (message) readFields(steps, message, '', inPart(part, values))
  const followed = values.found.filter((fault) => !shape.found.some((one) => follows(fault, one)))
  return inOrder(part, steps, [...shape.found, ...followed])
}

// A part of another shape has no value: that nothing is there, or nothing below it, says nothing new.
const follows = ({ pointer, code }: FieldProblem, shape: FieldProblem): boolean =>
  isWithin(pointer, shape.pointer) ||
  (isWithin(shape.pointer, pointer) && (code === 'FIELD_MISSING' || code === 'AMOUNT_MISSING'))

const isWithin = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(`${outer}/`) || inner.startsWith(`${outer}.`)

// As the fields are declared; last what is not declared.
const inOrder = (
  part: Part,
  steps: readonly Step[],
  faults: readonly FieldProblem[],
): readonly FieldProblem[] => {
  const names = steps.flatMap(({ name, spread }) => spread ?? [name])
  const placeOf = ({ pointer }: FieldProblem): number => {
    const at = names.findIndex((name) => isWithin(pointer, pointerIn(part, below('', name))))
    return at === -1 ? names.length : at
  }
  return faults.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** Where a service's pointer into its message points to in the request. */
export const requestPointer = (places: Places, pointer: string): string => {
  const first = pointer.split('/')[1] ?? ''
  const named = (steps: readonly Step[] = []) =>
    steps.some(({ name, spread }) => name === first || spread?.includes(first))
  if (named(places.path)) return pointerIn('path', pointer)
  return named(places.query) ? pointerIn('query', pointer) : pointer
}
