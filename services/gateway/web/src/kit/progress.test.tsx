/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import { show } from '../testing/show.tsx'
import { ProgressBar } from './progress.tsx'

const at = (container: HTMLElement, part: string) =>
  container.querySelector<HTMLElement>(`.progress-${part}`)?.style

test('the bar is as long as what is reached, with the goal at its end', async () => {
  const { container } = await show(<ProgressBar share={0.4} due={0.5} label="40 of 100" />)
  screen.getByRole('img', { name: '40 of 100' })
  expect(at(container, 'done')?.width).toBe('40%')
  expect(at(container, 'due')?.left).toBe('50%')
  expect(at(container, 'goal')?.left).toBe('100%')
})

test('past the goal, the goal moves inwards', async () => {
  const { container } = await show(<ProgressBar share={2} label="200 of 100" />)
  expect(at(container, 'done')?.width).toBe('100%')
  expect(at(container, 'goal')?.left).toBe('50%')
})

test('what is not known is an empty bar', async () => {
  const { container } = await show(<ProgressBar share={undefined} label="unknown" />)
  expect(at(container, 'done')?.width).toBe('0%')
})
