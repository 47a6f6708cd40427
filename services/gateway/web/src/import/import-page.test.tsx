/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { ImportPage } from './import-page.tsx'

interface Entry {
  readonly key: string
  readonly request: Readonly<Record<string, string>>
}

interface Batch {
  readonly tryOnly: boolean
  readonly entries: readonly Entry[]
}

let calls: readonly Call[]

/** A registry that knows one enterprise, C1, and refuses codes that begin with X. */
const registry = ({ method, url, body }: Call) => {
  if (method === 'get') return { body: { uscc: 'C1', nameZh: '鹏新', version: 3 } }
  const { entries, tryOnly } = body as Batch
  const accepted = { verdict: tryOnly ? 'acceptable' : 'recorded' }
  const items = entries.map(({ request: { uscc = '' } }) => {
    if (url.endsWith('/correctEnterprise')) return accepted
    if (uscc === 'C1')
      return {
        verdict: 'refused',
        code: 'ENTERPRISE_ALREADY_REGISTERED',
        facts: { enterprise_id: 'e-1' },
      }
    if (!uscc.startsWith('X')) return accepted
    const fault = { pointer: '/uscc', code: 'USCC_MALFORMED', detail: '代码有误', mend: '核对' }
    return { verdict: 'refused', code: 'REQUEST_INVALID', detail: '', mend: '', errors: [fault] }
  })
  return { body: { items } }
}

const open = async (language: 'zh' | 'en' = 'en') => {
  calls = answering(registry)
  await show(<ImportPage />, { path: '/import', language })
}
const choose = (content: string, name = 'june.csv') =>
  fireEvent.change(screen.getByTestId('import-file'), {
    target: { files: [new File([content], name)] },
  })
const batches = () => calls.filter(({ url }) => url.includes('/batches/'))
const file = '统一社会信用代码,企业名称,英文名称\nC1,鹏新,Pengxin\nC2,岭新,\nX3,错,\n'

beforeEach(() => signInAs('registrar'))

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('a file is tried: each refused row says why, and nothing is asked to be recorded', async () => {
    await open(language)
    choose(file)
    fireEvent.click(await screen.findByTestId('import-try'))
    const refused = await screen.findByTestId('import-refused')
    within(refused).getByText('4')
    within(refused).getByText('X3')
    within(refused).getByText('USCC_MALFORMED')
    within(await screen.findByTestId('import-changed')).getByText('Pengxin')
    const said = zh
      ? '共 3 行：新记录 1，更正 1，无变化 0，未接受 1'
      : '3 rows: 1 new, 1 changed, 0 the same, 1 refused'
    await screen.findByText(said)
    expect(batches().map(({ body }) => (body as Batch).tryOnly)).toEqual([true, true])
  })
})

test('what is imported bears its source and confidence, and what differs a reason', async () => {
  await open()
  choose(file)
  fireEvent.change(await screen.findByLabelText('Source'), {
    target: { value: 'Register of June' },
  })
  fireEvent.change(screen.getByLabelText('Confidence'), { target: { value: 'verified' } })
  fireEvent.click(screen.getByTestId('import-record'))
  await screen.findByText('Imported.')
  const [first, change] = batches().map(({ body }) => body as Batch)
  expect(first?.tryOnly).toBe(false)
  expect(first?.entries.map(({ request }) => request.provenance)).toEqual(
    Array(3).fill({ source: 'Register of June', confidence: 'verified', synthetic: false }),
  )
  expect(change?.entries).toEqual([
    expect.objectContaining({
      expectedVersion: 3,
      request: {
        enterpriseId: 'e-1',
        nameEn: 'Pengxin',
        reason: 'Corrected by a file: Register of June',
      },
    }),
  ])
})

test('all or nothing records nothing where a row is refused, and says so', async () => {
  await open()
  choose(file)
  fireEvent.click(await screen.findByLabelText(/All or nothing/))
  fireEvent.click(screen.getByTestId('import-record'))
  await screen.findByText('1 rows were refused, so nothing was recorded, as you chose.')
  expect(batches().every(({ body }) => (body as Batch).tryOnly)).toBe(true)
})

test('a heading that says it otherwise is matched by hand', async () => {
  await open()
  choose('Code,企业名称\nC2,岭新\n')
  await screen.findByText(/The file lacks columns that it needs: Unified Social Credit Code/)
  expect(screen.getByTestId('import-record').hasAttribute('disabled')).toBe(true)
  fireEvent.change(screen.getByLabelText('Unified Social Credit Code'), { target: { value: '0' } })
  fireEvent.click(screen.getByTestId('import-record'))
  await screen.findByText('Imported.')
  const [sent] = batches().map(({ body }) => body as Batch)
  expect(sent?.entries[0]?.request.uscc).toBe('C2')
})

test('a file that can’t be read is refused with a sentence and a mend', async () => {
  await open()
  choose('')
  await screen.findByText('There is nothing in the file')
  expect(screen.queryByTestId('import-run')).toBeNull()
})

test('who may not register is told so, and offered no file', async () => {
  signInAs('bank-officer')
  await open()
  await screen.findByText('Your role may not import.')
  expect(screen.queryByTestId('import-file')).toBeNull()
})

test('while the gateway is busy a batch is sent again under its keys', async () => {
  let busy = 2
  calls = answering((call) => {
    if (!call.url.includes('/batches/') || busy === 0) return registry(call)
    busy -= 1
    return { status: 503, body: { status: 503, code: 'SERVICE_UNAVAILABLE', title: '' } }
  })
  await show(<ImportPage />, { path: '/import', language: 'en' })
  choose('统一社会信用代码,企业名称\nC2,岭新\n')
  fireEvent.click(await screen.findByTestId('import-record'))
  await screen.findByText('Imported.')
  await waitFor(() => expect(batches()).toHaveLength(3))
  const keys = batches().flatMap(({ body }) => (body as Batch).entries.map(({ key }) => key))
  expect(new Set(keys).size).toBe(1)
})
