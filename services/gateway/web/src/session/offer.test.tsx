/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { wordFor } from '../i18n/glossary.ts'
import { answering, languages, show, tokenOf } from '../testing/show.tsx'
import { Offer } from './offer.tsx'
import { currentSession, declineOffer, signIn, signInFromAddress } from './session.ts'

const mine = tokenOf({ name: 'Me', roles: ['coach'], exp: 9_999_999_999 })
const other = tokenOf({ name: 'Another', roles: ['operator'], exp: 9_999_999_999 })

beforeEach(() => {
  declineOffer()
  signIn(mine)
  history.replaceState(null, '', `/#token=${other}`)
  signInFromAddress()
})

const shown = async (language: 'zh' | 'en' = 'en') => {
  const session = currentSession()
  return session && show(<Offer session={session} />, { language })
}

describe.each(languages)('in %s', (language) => {
  test('the question names both persons with their roles', async () => {
    await shown(language)
    const text = screen.getByTestId('offer').textContent
    expect(text).toContain(`Another (${wordFor('roles', 'operator', language)})`)
    expect(text).toContain(`Me (${wordFor('roles', 'coach', language)})`)
    expect(text).not.toContain('{{')
  })
})

test('who stays is asked no more', async () => {
  await shown()
  fireEvent.click(screen.getByRole('button', { name: 'Stay Me' }))
  expect(screen.queryByTestId('offer')).toBeNull()
  expect(currentSession()?.name).toBe('Me')
})

test('the gateway is asked with the other token before anything changes', async () => {
  const calls = answering(() => ({ body: {} }))
  await shown()
  fireEvent.click(screen.getByRole('button', { name: /Become Another/ }))
  await waitFor(() => expect(currentSession()?.name).toBe('Another'))
  expect(calls[0]?.url).toBe('/api/v1/session')
  expect(calls[0]?.headers.get('authorization')).toBe(`Bearer ${other}`)
})

test('a token that the gateway refuses leaves the session as it is, and says so', async () => {
  answering(() => ({ status: 401, body: { code: 'TOKEN_INVALID', title: 'No', status: 401 } }))
  await shown()
  fireEvent.click(screen.getByRole('button', { name: /Become Another/ }))
  await screen.findByText('TOKEN_INVALID')
  expect(currentSession()?.name).toBe('Me')
})
