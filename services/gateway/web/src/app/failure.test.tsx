/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { fireEvent, screen } from '@testing-library/react'
import { currentSession } from '../session/session.ts'
import { languages, show, signInAs } from '../testing/show.tsx'
import { FailureBoundary } from './failure.tsx'

function Failing(): never {
  throw new Error('roles.some is not a function')
}

let said: ReturnType<typeof jest.spyOn>
beforeEach(() => {
  said = jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => said.mockRestore())

describe.each(languages)('in %s', (language) => {
  test('a page that fails says so, with what failed and what to do', async () => {
    await show(
      <FailureBoundary>
        <Failing />
      </FailureBoundary>,
      { language },
    )
    const text = screen.getByRole('alert').textContent
    expect(text).toContain(language === 'zh' ? '页面出错了' : 'This page has failed')
    expect(text).toContain('roles.some is not a function')
  })
})

test('whoever can’t go on can sign out there', async () => {
  signInAs('coach')
  await show(
    <FailureBoundary>
      <Failing />
    </FailureBoundary>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(currentSession()).toBeUndefined()
})

test('a page that doesn’t fail is shown', async () => {
  await show(<FailureBoundary>well</FailureBoundary>)
  screen.getByText('well')
})
