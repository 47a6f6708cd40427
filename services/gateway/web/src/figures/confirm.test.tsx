/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { CommandButton } from '../kit/form/command-button.tsx'
import { answering, show, signInAs } from '../testing/show.tsx'

const refusal = {
  code: 'FIGURES_DOUBTFUL',
  title: 'Some figures are doubtful and have to be confirmed.',
  status: 422,
  errors: [{ pointer: '/figures/0/value', code: 'FIGURE_JUMPS', title: 'far from 2023' }],
}

test('what was asked about is sent once more with what is confirmed', async () => {
  signInAs('statistician')
  const calls = answering(({ method }) =>
    method === 'POST' ? { status: 422, body: refusal } : { body: {} },
  )
  await show(
    <CommandButton
      id="stateFigures"
      path={{ enterpriseId: 'e1' }}
      options={{ confirmed: [{ value: 'revenue', label: 'Revenue' }] }}
      initial={{
        period: '2024',
        statedOn: '2025-04-30',
        figures: [{ item: 'revenue', value: '1', unit: '万元' }],
        provenance: { source: 'report', confidence: 'reported' },
      }}
    />,
  )
  fireEvent.click(screen.getByTestId('command-stateFigures'))
  const form = await screen.findByRole('dialog')
  const sent = () => calls.filter(({ method }) => method === 'POST')
  fireEvent.click(within(form).getByText('Submit'))
  await within(form).findByText(/FIGURES_DOUBTFUL/)
  const confirmed = within(form).getByLabelText('Items confirmed')
  fireEvent.mouseDown(confirmed)
  fireEvent.click(await screen.findByText('Revenue'))
  fireEvent.click(within(form).getByText('Submit'))
  await waitFor(() => expect(sent()).toHaveLength(2))
  expect(sent()[1]?.body).toMatchObject({ confirmed: ['revenue'] })
})
