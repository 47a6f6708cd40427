import { type AnyKind, type Step, stepsOf } from '@seedline/contracts/kinds'
import {
  isRecorded,
  type Operation,
  type OperationGroup,
  requestInvalid,
} from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { type RecordingService, recordingServices } from '@seedline/contracts/services'
import { tables } from '@seedline/contracts/tables'
import { ProblemError } from '@seedline/values'
import { answerOf } from '../answers/descriptors.ts'
import { schemaOf } from '../answers/schema.ts'
import { showing } from '../answers/show.ts'
import { type Contract, namesIn, type Places, placesOf } from './contract.ts'
import { exportOf, rowsOfAnswers } from './csv/rows.ts'
import { workbookOf } from './csv/workbook.ts'
import { linesOfAnswers } from './lines.ts'
import { requestPointer } from './read-parts.ts'
import type { Answer, AnswerRoute, Input } from './route.ts'

/** Sends a request to the service that answers it. */
export type CallService = (
  service: RecordingService,
  operation: Operation,
  message: object,
  options: Input['call'],
) => Promise<object>

/** The service named in an address, for operations that every recording service answers. */
const serviceNamed: AnyKind = {
  schema: { $name: 'OperatedService', type: 'string', enum: recordingServices },
  none: '',
  optional: false,
  fromJson: (json, at, faults) =>
    recordingServices.find((name) => name === json) ??
    faults.note(at, problemOf('SERVICE_UNKNOWN', { allowed: recordingServices.join(', ') })),
  read: (given) => given,
  toProto: (value) => value,
  recorded: (stored) => stored,
}

const stepsIn = ({ path, steps }: Operation): readonly Step[] =>
  namesIn(path).includes('service') ? [...stepsOf({ service: serviceNamed }), ...steps] : steps

// 'seedline.fund.v1.DealService' is the fund's.
export const ownerOf = ({ service }: Operation): RecordingService | undefined =>
  recordingServices.find((name) => service.startsWith(`seedline.${name}.`))

const contractOf = (tag: Contract['tag'], operation: Operation): Contract => {
  const { name, verb, path, effect } = operation
  const answer = answerOf(operation.method.path)
  return {
    operationId: name,
    method: verb,
    path,
    tag,
    summary: operation.summary,
    ...(operation.description !== undefined && { description: operation.description }),
    admits: operation.admits,
    places: placesOf(verb, path, stepsIn(operation)),
    write: effect,
    ...(operation.rate !== undefined && { rate: operation.rate }),
    answer: {
      status: isRecorded(effect) ? 201 : 200,
      schema: schemaOf(answer),
      versioned: answer.fields.some(({ name: field }) => field === 'version'),
      csv: Object.hasOwn(tables, name),
      xlsx: tables[name]?.book !== undefined,
      lines: operation.lines,
    },
    problems: operation.refuses,
  }
}

/** The route of a declared operation: nothing of it is written here. */
export const operationRoute = (
  { tag }: OperationGroup,
  operation: Operation,
  call: CallService,
): AnswerRoute => {
  const contract = contractOf(tag, operation)
  const { places } = contract
  const show = showing(answerOf(operation.method.path))
  const owner = ownerOf(operation)
  const recorded = isRecorded(operation.effect)
  const ask = async (input: Input): Promise<object> => {
    const { service, ...message } = input.message
    const { commandId, expectedVersion } = input
    const request = recorded ? { ...message, commandId, expectedVersion } : message
    const asked = owner ?? (service as RecordingService)
    return call(asked, operation, request, input.call).catch((cause: unknown) => {
      throw inPlaces(places, cause)
    })
  }
  const handle = async (input: Input): Promise<Answer> => {
    const found = (await ask(input)) as Found
    return {
      body: show(found),
      ...(typeof found.version === 'number' && { version: found.version }),
      ...(found.repeatedCommand !== undefined && { repeated: found.repeatedCommand }),
    }
  }
  const table = exportOf(operation)
  const book = table?.book
  return {
    kind: 'answer',
    contract,
    handle,
    ...(operation.lines && { lines: (input: Input) => linesOfAnswers(input, handle) }),
    ...(table && {
      table: (input: Input) => ({ name: table.name, rows: rowsOfAnswers(table, input, handle) }),
    }),
    ...(book && {
      workbook: (input: Input) => ({
        name: table.name,
        bytes: workbookOf(table, { book, operation }, input, handle),
      }),
    }),
  }
}

interface Found extends Readonly<Record<string, unknown>> {
  readonly version?: unknown
  readonly repeatedCommand?: boolean
}

// A service points into its message; whoever asked by REST looks for the field where it stood in the request.
const inPlaces = (places: Places, cause: unknown): unknown => {
  if (!(cause instanceof ProblemError) || cause.problem.code !== 'REQUEST_INVALID') return cause
  const { fields = [], facts } = cause.problem
  const moved = fields.map((one) => ({ ...one, pointer: requestPointer(places, one.pointer) }))
  return new ProblemError({ ...requestInvalid(moved), ...(facts && { facts }) }, { cause })
}
