/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { fireEvent, screen } from '@testing-library/react'
import { languages, show } from '../testing/show.tsx'
import { DayPicker } from './day-picker.tsx'

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-28T16:30:00Z'), doNotFake: ['queueMicrotask'] })
})
afterEach(() => {
  jest.useRealTimers()
})

const cells = () => [...document.querySelectorAll('.ant-picker-cell-in-view')]
const disabled = () =>
  cells()
    .filter((cell) => cell.className.includes('disabled'))
    .map((cell) => cell.getAttribute('title'))
const open = async (until?: 'today' | 'yesterday') => {
  const chosen: string[] = []
  await show(<DayPicker value="" {...(until && { until })} onChange={(day) => chosen.push(day)} />)
  fireEvent.mouseDown(screen.getByRole('textbox'))
  fireEvent.click(screen.getByRole('textbox'))
  return chosen
}

test('the day marked as today is Shanghai’s, half an hour after its midnight', async () => {
  await open()
  expect(document.querySelector('.ant-picker-cell-today')?.getAttribute('title')).toBe('2026-11-29')
})

test('what has happened can be of today in Shanghai, and not of its tomorrow', async () => {
  await open('today')
  expect(disabled()).toEqual(['2026-11-30'])
})

test('what was recorded by the end of a day can be asked once that day is over in Shanghai', async () => {
  await open('yesterday')
  expect(disabled()).toEqual(['2026-11-29', '2026-11-30'])
})

test('the day that is clicked is the day that is told', async () => {
  const chosen = await open()
  fireEvent.click(cells().find((cell) => cell.getAttribute('title') === '2026-11-01') as Element)
  expect(chosen).toEqual(['2026-11-01'])
})

test.each(languages)('in %s a day is shown as it is recorded', async (language) => {
  await show(<DayPicker value="2024-02-29" onChange={() => undefined} />, { language })
  expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('2024-02-29')
})

test('what is no day is shown as none', async () => {
  await show(<DayPicker value="2026-02-29" onChange={() => undefined} />)
  expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('')
})
