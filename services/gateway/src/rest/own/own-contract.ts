import { type Members, type Schema, stepsOf } from '@seedline/contracts/kinds'
import type { RefusalCode } from '@seedline/contracts/refusals'
import type { Text } from '@seedline/values'
import { type Admission, type Contract, placesOf } from '../contract.ts'

interface Said {
  readonly rest: `${'GET' | 'POST'} /${string}`
  readonly tag: Text
  readonly summary: Text
  readonly admits: Admission
  readonly request?: Members
  readonly answer: Contract['answer']
  readonly problems?: readonly RefusalCode[]
}

/** An operation that the gateway answers itself. */
export const ownContract = (operationId: string, said: Said): Contract => {
  const [verb = '', path = ''] = said.rest.split(' ')
  const method = verb === 'GET' ? 'get' : 'post'
  return {
    operationId,
    method,
    path,
    tag: said.tag,
    summary: said.summary,
    admits: said.admits,
    places: placesOf(method, path, stepsOf(said.request ?? {})),
    own: true,
    write: undefined,
    answer: said.answer,
    problems: said.problems ?? [],
  }
}

/** The schema of an answer of the gateway's own: every property but those named is always there. */
export const answerSchema = (
  $name: string,
  properties: Readonly<Record<string, Schema>>,
  maybe: readonly string[] = [],
): Schema => ({
  $name,
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !maybe.includes(name)),
  additionalProperties: false,
})
