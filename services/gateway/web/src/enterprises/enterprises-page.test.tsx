/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Enterprise } from '../api/enterprises.ts'
import { enterprise, verified } from '../testing/enterprise.ts'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { EnterprisesPage } from './enterprises-page.tsx'

let calls: readonly Call[]
const open = async (
  items: readonly Enterprise[],
  path = '/enterprises',
  language: 'zh' | 'en' = 'en',
) => {
  calls = answering(({ method }) =>
    method === 'POST'
      ? { body: { id: 'e9', version: 1, eventIds: [], traceId: '', repeated: false } }
      : { body: { items, total: items.length } },
  )
  await show(<EnterprisesPage />, { path, language })
}

beforeEach(() => signInAs('fund-manager'))

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('an enterprise is told by name, code and stage', async () => {
    await open(
      [enterprise({ currentRung: 'a', currentRungOn: '2026-05-20' })],
      '/enterprises',
      language,
    )
    const table = await screen.findByTestId('enterprises')
    const link = within(table).getByRole('link')
    expect(link.textContent).toBe(zh ? '演示·旅程材料有限公司' : 'Journey Materials')
    within(table).getByText('914403990000000514')
    within(table).getByText(zh ? 'A 轮' : 'Series A')
    expect(screen.getByTestId('total').textContent).toBe(zh ? '共 1 家' : '1 in all')
  })

  test('without any, the first one can be registered; where none matches, the filter cleared', async () => {
    await open([], '/enterprises', language)
    await screen.findByRole('button', { name: zh ? '登记第一家企业' : 'Register the first one' })
    await open([], '/enterprises?search=x', language)
    await screen.findByRole('button', { name: zh ? '清除条件' : 'Clear the filters' })
  })
})

test('what most rows are is said once; a row that differs is marked', async () => {
  const items = ['e1', 'e2', 'e3'].map((enterpriseId) => enterprise({ enterpriseId }))
  await open([...items, enterprise({ enterpriseId: 'e4', provenance: verified })])
  const table = await screen.findByTestId('enterprises')
  expect(screen.getAllByTestId('provenance')).toHaveLength(2)
  expect(within(table).getByTestId('provenance').textContent).toContain('Verified')
})

test('a closed enterprise says so in a word', async () => {
  await open([enterprise({ closedOn: '2026-01-01' })])
  await screen.findByText(/Closed/)
})

test('who may not register is not asked to', async () => {
  signInAs('bank-officer')
  await open([])
  await screen.findByText('There is no enterprise yet.')
  expect(screen.queryByTestId('command-registerEnterprise')).toBeNull()
})

test('an enterprise is registered with its source, and without what was left empty', async () => {
  await open([enterprise()])
  fireEvent.click(await screen.findByTestId('command-registerEnterprise'))
  fireEvent.change(await screen.findByLabelText('Name in Chinese'), { target: { value: '新材料' } })
  fireEvent.change(screen.getByLabelText('Source'), { target: { value: 'Licence' } })
  fireEvent.click(screen.getByText('Submit'))
  await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true))
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
    nameZh: '新材料',
    provenance: { source: 'Licence', confidence: 'reported', synthetic: false },
  })
})

test('a number that is known about is told as one', async () => {
  answering(() => ({ body: { items: [enterprise()], total: 97_000, totalIsAbout: true } }))
  await show(<EnterprisesPage />, { path: '/enterprises', language: 'en' })
  await screen.findByText('about 97000 in all')
})
