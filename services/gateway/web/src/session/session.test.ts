/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { tokenOf } from '../testing/show.tsx'
import {
  currentSession,
  declineOffer,
  offeredSession,
  parseSession,
  signIn,
  signInFromAddress,
  signOut,
} from './session.ts'

const inAnHour = Math.floor(Date.now() / 1000) + 3600
const mine = tokenOf({ name: 'Me', roles: ['coach'], exp: inAnHour })
const other = tokenOf({ name: 'Another', roles: ['operator'], exp: inAnHour })

beforeEach(() => {
  signOut()
  declineOffer()
  history.replaceState(null, '', '/')
})

const follow = (token: string) => {
  history.replaceState(null, '', `/#token=${token}`)
  signInFromAddress()
}

describe('claims of another shape are no session', () => {
  test.each([
    ['roles that are a number', { name: 'x', exp: inAnHour, roles: 5 }],
    ['roles that are no texts', { name: 'x', exp: inAnHour, roles: [{}] }],
    ['no roles', { name: 'x', exp: inAnHour }],
    ['a name that is an object', { name: {}, exp: inAnHour, roles: [] }],
    ['nobody', { exp: inAnHour, roles: [] }],
    ['an end that is a text', { name: 'x', exp: '9999999999', roles: [] }],
    ['no end', { name: 'x', roles: [] }],
    ['an end that has passed', { name: 'x', exp: 1, roles: [] }],
    ['a list', []],
    ['nothing', null],
    ['a text', 'x'],
  ])('%s', (_, claims) => {
    expect(parseSession(tokenOf(claims))).toBeUndefined()
  })

  test.each(['', 'x', 'x.y', 'x.!!.z', undefined, null])('%j', (token) => {
    expect(parseSession(token)).toBeUndefined()
  })
})

test('a name in Chinese is read as it was written', () => {
  expect(parseSession(tokenOf({ name: '基金经理', roles: [], exp: inAnHour }))?.name).toBe(
    '基金经理',
  )
})

describe('a link with a token', () => {
  test('signs in whoever is not signed in, and leaves no token in the address', () => {
    follow(mine)
    expect(currentSession()?.name).toBe('Me')
    expect(location.hash).toBe('')
  })

  test('does not replace a session: it is offered', () => {
    signIn(mine)
    follow(other)
    expect(currentSession()?.name).toBe('Me')
    expect(sessionStorage.getItem('seedline.token')).toBe(mine)
    expect(offeredSession()?.name).toBe('Another')
  })

  test('of another shape changes nothing, also for the next visit', () => {
    signIn(mine)
    follow(tokenOf({ exp: 9_999_999_999, roles: 5 }))
    expect(currentSession()?.name).toBe('Me')
    expect(offeredSession()).toBeUndefined()
    expect(sessionStorage.getItem('seedline.token')).toBe(mine)
  })

  test('of oneself asks nothing', () => {
    signIn(mine)
    follow(mine)
    expect(offeredSession()).toBeUndefined()
  })
})
