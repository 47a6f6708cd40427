/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { GatewayProblem } from '../api/problem.ts'
import { show } from '../testing/show.tsx'
import { ExportButtons } from './export-buttons.tsx'

test('each button asks for its kind of file', async () => {
  const asked: string[] = []
  await show(<ExportButtons onExport={async (kind) => void asked.push(kind)} />)
  fireEvent.click(screen.getByRole('button', { name: 'Export CSV' }))
  fireEvent.click(screen.getByRole('button', { name: 'Export XLSX' }))
  await waitFor(() => expect(asked).toEqual(['csv', 'xlsx']))
})

test('an export that is refused says why', async () => {
  const refusal = { type: '', title: 'Too many rows', status: 422, code: 'EXPORT_TOO_LARGE' }
  await show(
    <ExportButtons
      onExport={async () => {
        throw new GatewayProblem(refusal)
      }}
    />,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Export CSV' }))
  await screen.findByText('Too many rows')
})
