/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Carrier } from '../api/carriers.ts'
import { carrier } from '../testing/carrier.ts'
import { entry } from '../testing/deal.ts'
import { enterprise } from '../testing/enterprise.ts'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { CarriersPage } from './carriers-page.tsx'
import { CarriersPanel } from './carriers-panel.tsx'

const outcome = { id: 'c1', version: 3, eventIds: ['e'], traceId: 't', repeated: false }
let calls: readonly Call[]

function answeringWith(items: readonly Carrier[]) {
  calls = answering(({ method, url }) => {
    if (method === 'POST') return { body: outcome }
    const [path = ''] = url.split('?')
    if (path.endsWith('/history')) return { body: { items: [entry('CarrierRecognised')] } }
    if (path.endsWith('/carriers')) return { body: { items } }
    if (path.includes('/carriers/')) return { body: items[0] }
    if (path.endsWith('/enterprises')) return { body: { items: [enterprise()], total: 1 } }
    return undefined
  })
}

async function open(
  items: readonly Carrier[],
  { language = 'en' as 'zh' | 'en', search = '' } = {},
) {
  answeringWith(items)
  await show(<CarriersPage />, { language, path: `/carriers${search}` })
}

const asked = () =>
  calls.filter(({ url }) => /\/carriers(\?|$)/.test(url)).map(({ url }) => url.split('?')[1] ?? '')

beforeEach(() => signInAs('registrar'))

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('a carrier is told with its kind, level, standing, hosts and district', async () => {
    await open([carrier()], { language })
    const table = await screen.findByTestId('carriers-table')
    within(table).getByText('虚构电池材料创新中心')
    within(table).getByText(zh ? '创新中心' : 'Innovation centre')
    within(table).getByText(zh ? '国家级' : 'National')
    within(table).getByText(zh ? /有效/ : /In force/)
    within(table).getByText('虚构材料研究院')
    within(table).getByText(zh ? '光明区' : /Guangming/)
  })

  test('where nothing is recorded, or nothing matches, it says so', async () => {
    await open([], { language })
    await screen.findByText(zh ? '还没有创新载体。' : 'There are no innovation carriers yet.')
    await open([], { language, search: '?kind=park' })
    await screen.findByText(zh ? '没有符合条件的创新载体。' : 'No innovation carrier matches.')
  })

  test('one opens to its recognitions, from when to when it counts, and its history', async () => {
    await open([carrier()], { language })
    fireEvent.click(await screen.findByText('虚构电池材料创新中心'))
    const drawer = await screen.findByTestId('carrier')
    await within(drawer).findByText(/2021-03-01 – 2023-04-30/)
    within(drawer).getByText(/工业和信息化部/, { selector: '.quiet' })
    await within(drawer).findByTestId('history')
  })
})

test('the list is asked for by what the address says, and by what is chosen', async () => {
  await open([carrier()], { search: '?kind=park&validOn=2025-12-31' })
  await screen.findByTestId('carriers-table')
  expect(asked().at(-1)).toContain('kind=park')
  expect(asked().at(-1)).toContain('validOn=2025-12-31')
  fireEvent.change(screen.getByLabelText('All levels'), { target: { value: 'national' } })
  await waitFor(() => expect(asked().at(-1)).toContain('level=national'))
})

test('an end that was entered by mistake is reversed by its entry', async () => {
  await open(
    [carrier({ status: 'closed', closedOn: '2025-01-01', ending: 'closed', closure: 3 })],
    {
      search: '?carrier=c1',
    },
  )
  fireEvent.click(await screen.findByTestId('command-reverseCarrierEntry'))
  expect(screen.queryByTestId('command-closeCarrier')).toBeNull()
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: 'Entry' }))
  fireEvent.click(await screen.findByText(/Ended on 2025-01-01/))
  fireEvent.change(screen.getByLabelText('Reason'), { target: { value: 'another centre' } })
  fireEvent.click(screen.getByRole('button', { name: 'Submit' }))
  await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true))
  expect(calls.find(({ method }) => method === 'POST')).toMatchObject({
    url: expect.stringContaining('/carriers/c1/reversals'),
    body: { entry: 3, reason: 'another centre' },
  })
})

test('who may not keep the register is offered nothing to change', async () => {
  signInAs('bank-officer')
  await open([carrier()], { search: '?carrier=c1' })
  await screen.findByTestId('carrier')
  await screen.findByTestId('history')
  expect(screen.queryByTestId('command-recordCarrier')).toBeNull()
  expect(screen.queryByTestId('command-correctCarrier')).toBeNull()
})

test('an enterprise’s page lists what it hosts, and records a carrier with it as host', async () => {
  answeringWith([])
  const now = { occurredOn: '', recordedOn: '' }
  await show(<CarriersPanel enterprise={enterprise()} asOf={now} />)
  await screen.findByText('It hosts no innovation carrier.')
  expect(asked()).toEqual(['enterpriseId=e1'])
  fireEvent.click(screen.getByTestId('command-recordCarrier'))
  await screen.findByRole('button', { name: 'Submit' })
  expect(screen.getByDisplayValue(enterprise().nameEn ?? '')).toBeDefined()
})
