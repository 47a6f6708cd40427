import { expect, test } from '@jest/globals'
import { additionsTo } from './additions.ts'
import { traceOf } from './exchange.ts'

const isAddition = additionsTo({ register: {} })

const of = (name: string, at: string, was: unknown, is: unknown) => ({ of: name, at, was, is })

test('a request that the recording does not have, and its events, are additions', () => {
  expect(isAddition(of('merge', '', undefined, { status: 200 }))).toBe(true)
  expect(isAddition(of('a@1', '', undefined, { traceId: traceOf('merge') }))).toBe(true)
})

test('an event that a recorded request did not lead to, one that is gone, and an answer that is gone are none', () => {
  expect(isAddition(of('a@1', '', undefined, { traceId: traceOf('register') }))).toBe(false)
  expect(isAddition(of('a@1', '', { traceId: traceOf('merge') }, undefined))).toBe(false)
  expect(isAddition(of('register', '', { status: 200 }, undefined))).toBe(false)
})

test('an operation, a shape and a sentence are additions; a member, a refusal or a parameter of what was there is none', () => {
  const document = (at: string) => isAddition(of('read-openapi', at, undefined, {}))
  expect(document('/body/paths/~1api~1v1~1plan')).toBe(true)
  expect(document('/body/paths/~1api~1v1~1plan/post')).toBe(true)
  expect(document('/body/components/schemas/Plan')).toBe(true)
  expect(document('/body/saidOnce/sentences/PLAN_UNKNOWN')).toBe(true)
  expect(document('/body/paths/~1api~1v1~1plan/post/responses/422/PLAN_UNKNOWN')).toBe(false)
  expect(document('/body/paths/~1api~1v1~1plan/get/parameters/query year')).toBe(false)
  expect(document('/body/components/schemas/Plan/properties/year')).toBe(false)
  expect(isAddition(of('register', '/body/paths/~1api', undefined, {}))).toBe(false)
})
