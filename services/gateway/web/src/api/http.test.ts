/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { startI18n } from '../i18n/i18n.ts'
import { currentSession, sessionEnded } from '../session/session.ts'
import { answering, signInAs } from '../testing/show.tsx'
import { callGateway } from './http.ts'
import { GatewayProblem } from './problem.ts'

beforeEach(async () => {
  await startI18n()
  signInAs('coach')
})

test('a call carries the token and the reader’s language', async () => {
  const calls = answering(() => ({ body: { a: 1 } }))
  expect(await callGateway('/x', {})).toEqual({ a: 1 })
  expect(calls[0]?.headers.get('authorization')).toBe(`Bearer ${currentSession()?.token}`)
  expect(calls[0]?.headers.get('accept-language')).toMatch(/^(zh|en)$/)
})

const codeOf = (error: unknown) => (error instanceof GatewayProblem ? error.problem.code : error)

describe('a refusal', () => {
  test('is thrown with its code', async () => {
    answering(() => ({ status: 422, body: { code: 'DEAL_ENDED', title: '', status: 422 } }))
    expect(codeOf(await callGateway('/x', {}).catch((error) => error))).toBe('DEAL_ENDED')
    expect(currentSession()).toBeDefined()
  })

  test('of the session’s token ends the session, and says that it ran out', async () => {
    answering(() => ({ status: 401, body: { code: 'TOKEN_EXPIRED', title: '', status: 401 } }))
    await callGateway('/x', {}).catch(() => undefined)
    expect(currentSession()).toBeUndefined()
    expect(sessionEnded()).toBe('expired')
  })

  test('of another token leaves the session as it is', async () => {
    answering(() => ({ status: 401, body: { code: 'TOKEN_INVALID', title: '', status: 401 } }))
    await callGateway('/x', { headers: { authorization: 'Bearer other' } }).catch(() => undefined)
    expect(currentSession()).toBeDefined()
  })
})

test('a server that does not answer is told as such', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('refused'))
  const error = await callGateway('/x', {}).catch((thrown) => thrown)
  expect(codeOf(error)).toBe('GATEWAY_UNREACHABLE')
})
