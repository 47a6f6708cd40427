import { type Schema, type Step, schemaOfSteps } from '@seedline/contracts/kinds'
import { roles } from '@seedline/contracts/roles'
import { type Admission, type Contract, linesType, xlsxType } from '../rest/contract.ts'
import { refusalsOf } from '../rest/refusals.ts'
import type { Components } from './components.ts'
import { headersOf } from './headers.ts'
import { refusalResponses } from './refusals.ts'

const parametersIn = (
  place: 'path' | 'query',
  steps: readonly Step[],
  { refer }: Components,
): object[] => {
  const { properties, required = [] } = schemaOfSteps(steps) as {
    readonly properties: Readonly<Record<string, Schema>>
    readonly required?: readonly string[]
  }
  return Object.entries(properties).map(([name, schema]) => {
    const { $here, description = $here } = schema
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: refer(schema),
      ...(description !== undefined && { description: $here ?? description }),
    }
  })
}

const componentOf = ({ operationId }: Contract): string =>
  operationId === 'createDevelopmentToken'
    ? 'DevelopmentTokenRequest'
    : operationId.charAt(0).toUpperCase() + operationId.slice(1)

/** The schema of an operation's body, a component of its own. */
export const bodySchema = (contract: Contract): Schema | undefined =>
  contract.places.body && {
    $name: componentOf(contract),
    ...(contract.description !== undefined && { description: contract.description }),
    ...schemaOfSteps(contract.places.body),
  }

const answerContent = ({ answer }: Contract, { refer }: Components): object => {
  if (answer.stream) return { 'text/event-stream': { schema: refer(answer.schema) } }
  return {
    'application/json': { schema: refer(answer.schema) },
    ...(answer.csv ? { 'text/csv': { schema: { type: 'string' } } } : {}),
    ...(answer.lines ? { [linesType]: { schema: { type: 'string' } } } : {}),
    ...(answer.xlsx ? { [xlsxType]: { schema: { type: 'string', format: 'binary' } } } : {}),
  }
}

const admitted = (admits: Admission): string => {
  if (admits === 'anyone') return 'Needs no token.'
  return admits === 'any-role' ? 'Any role.' : `Roles: ${admits.join(', ')}.`
}

/** One operation of the document. */
export const operationObject = (contract: Contract, all: Components): object => {
  const { places, write, answer, admits, summary } = contract
  const { request, response } = headersOf(contract)
  const body = bodySchema(contract)
  return {
    operationId: contract.operationId,
    tags: [contract.tag.en],
    summary: summary.en,
    description: `${summary.zh}\n\n${admitted(admits)}`,
    'x-summary-zh': summary.zh,
    ...(admits !== 'anyone' && { 'x-roles': admits === 'any-role' ? roles : admits }),
    security: admits === 'anyone' ? [] : [{ bearer: [] }],
    parameters: [
      ...parametersIn('path', places.path, all),
      ...parametersIn('query', places.query, all),
      ...request,
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: all.refer(body) } } },
    }),
    responses: {
      [`${answer.status}`]: {
        description: write ? 'Done.' : 'The answer.',
        headers: response,
        content: answerContent(contract, all),
      },
      ...refusalResponses(refusalsOf(contract), all),
    },
  }
}
