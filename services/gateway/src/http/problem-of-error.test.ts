import { expect, test } from '@jest/globals'
import { problemOf } from '@seedline/contracts/refusals'
import { ProblemError } from '@seedline/values'
import { problemOfError } from './problem-of-error.ts'

const failed = (more: object) => Object.assign(new Error('secret word'), more)

test.each([
  ['a file that is not there', failed({ status: 404 }), 'ROUTE_UNKNOWN'],
  ['an address that can not be read', failed({ status: 400 }), 'ADDRESS_MALFORMED'],
  ['an address that leads outside', failed({ status: 403 }), 'ADDRESS_MALFORMED'],
  ['a malformed escape in an address', new URIError('%'), 'ADDRESS_MALFORMED'],
  ['a body that is too large', failed({ type: 'entity.too.large' }), 'BODY_TOO_LARGE'],
  ['a status that nobody foresaw', failed({ status: 418 }), 'INTERNAL'],
  ['a type that nobody foresaw', failed({ type: 'odd' }), 'INTERNAL'],
  ['an error that says nothing', new Error('secret word'), 'INTERNAL'],
  ['a status outside of an error', 404, 'INTERNAL'],
  ['null', null, 'INTERNAL'],
  ['nothing', undefined, 'INTERNAL'],
  ['text', 'status', 'INTERNAL'],
])('%s is told as what it is, and nothing of the inside', (_, error, code) => {
  const problem = problemOfError(error)
  expect(problem.code).toBe(code)
  expect(JSON.stringify(problem)).not.toContain('secret')
})

test('a refusal stays what it is', () => {
  const refusal = problemOf('BODY_TOO_LARGE')
  expect(problemOfError(new ProblemError(refusal))).toBe(refusal)
})
