import { type FieldProblem, type Problem, ProblemError } from '@seedline/values'
import { type Faults, readFields } from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import { isRecorded, type Operation, type RequestOf } from './operation.ts'

/** Faults collected as they are noted, up to a bound. */
export interface Collected extends Faults {
  readonly found: readonly FieldProblem[]
}

/** So many faults of one request are told. */
export const mostFaults = 50

/** Collects the faults of one request. */
export const collecting = (): Collected => {
  const found: FieldProblem[] = []
  return {
    found,
    note(pointer, { code, title, mend }) {
      if (found.length < mostFaults) found.push({ pointer, code, title, mend })
      return undefined
    },
  }
}

/** The refusal of a request whose fields are faulty. */
export const requestInvalid = (fields: readonly FieldProblem[]): Problem => ({
  ...problemOf('REQUEST_INVALID'),
  fields,
})

/** What every command's message says besides its own fields. */
interface Header {
  readonly commandId: string
  /** 0: whatever is current. */
  readonly expectedVersion: number
}

const longestCommandId = 128

/** The header of a command, as far as its message has one. */
const headerOf = (message: object, faults: Faults): Header => {
  const { commandId = '', expectedVersion = 0 } = message as Partial<Header>
  const id = commandId.trim()
  if (id === '') faults.note('/commandId', problemOf('TEXT_EMPTY'))
  if (id.length > longestCommandId)
    faults.note('/commandId', problemOf('TEXT_TOO_LONG', { maximum: longestCommandId }))
  if (expectedVersion < 0)
    faults.note('/expectedVersion', problemOf('NUMBER_OUT_OF_RANGE', { bound: '≥ 0' }))
  return { commandId: id, expectedVersion }
}

/** A request as the service reads it. */
export interface ReadRequest<O> extends Header {
  readonly values: RequestOf<O>
}

/** Reads a request once. @throws ProblemError REQUEST_INVALID with every field's fault */
export const readRequest = <O extends Operation>(operation: O, message: object): ReadRequest<O> => {
  const faults = collecting()
  const header = isRecorded(operation.effect)
    ? headerOf(message, faults)
    : { commandId: '', expectedVersion: 0 }
  const fields = message as Readonly<Record<string, unknown>>
  const values = readFields(operation.steps, fields, '', faults)
  operation.check?.(values, faults)
  if (faults.found.length > 0) throw new ProblemError(requestInvalid(faults.found))
  return { ...header, values: values as RequestOf<O> }
}
