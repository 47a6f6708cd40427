/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen } from '@testing-library/react'
import { GatewayProblem } from '../api/problem.ts'
import { languages, show } from '../testing/show.tsx'
import { Asked } from './asked.tsx'
import { ChoiceFilter } from './choice-filter.tsx'
import { Details } from './details.tsx'
import { Empty } from './empty.tsx'
import { EvidenceList } from './evidence.tsx'
import { Notices, notify } from './notices.tsx'
import { Paging } from './paging.tsx'
import { ProblemView } from './problem-view.tsx'
import { SearchBox } from './search-box.tsx'
import { Tabs } from './tabs.tsx'

const enterprise = {
  enterpriseId: 'e1',
  version: 4,
  usccCheckDigitOverridden: false,
  formerNames: [],
  duplicates: [],
  registeredAt: '2026-11-28T16:30:00.000Z',
  currentRung: 'a-plus' as const,
  currentRungOn: '2026-05-20',
  nameEn: '',
}

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('facts have their label and their word, and what is missing has no line', async () => {
    const { container } = await show(
      <Details
        schema="Enterprise"
        of={enterprise}
        show={['currentRung', 'currentRungOn', 'nameEn']}
      />,
      { language },
    )
    expect([...container.querySelectorAll('dt')].map((dt) => dt.textContent)).toEqual(
      zh ? ['当前阶段', '到达日期'] : ['Current stage', 'Reached on'],
    )
    expect(container.querySelector('dd')?.textContent).toBe(zh ? 'A+ 轮' : 'Series A+')
  })

  test('an instant is told in Beijing’s time, on the day that it is there', async () => {
    const { container } = await show(
      <Details schema="Enterprise" of={enterprise} show={['registeredAt']} />,
      { language },
    )
    expect(container.querySelector('dd')?.textContent).toContain(
      zh ? '2026年11月29日' : '29 Nov 2026',
    )
    expect(container.querySelector('dd')?.textContent).toContain('00:30:00')
  })

  test('a yes or no is told as a word', async () => {
    const { container } = await show(
      <Details schema="Enterprise" of={enterprise} show={['usccCheckDigitOverridden']} />,
      { language },
    )
    expect(container.querySelector('dd')?.textContent).toBe(zh ? '否' : 'No')
  })

  test('evidence says of what kind it is, and that it is kept on paper', async () => {
    const of = [{ kind: 'contract', title: 'Agreement' }]
    const { container } = await show(<EvidenceList of={of} />, { language })
    expect(container.textContent).toContain(zh ? '合同' : 'Contract')
    expect(container.textContent).toContain(zh ? '纸质存档' : 'kept on paper')
  })

  test('where there is no evidence, it says so', async () => {
    await show(<EvidenceList of={[]} />, { language })
    screen.getByText(zh ? '没有附依据。' : 'No evidence attached.')
  })

  test('a server that can’t be understood is told in the reader’s language', async () => {
    await show(<ProblemView error={new TypeError('x')} onRetry={() => undefined} />, { language })
    screen.getByText(zh ? '出错了' : 'Something went wrong')
    screen.getByRole('button', { name: zh ? '重试' : 'Try again' })
  })
})

test('evidence on the web leads there, and tells nothing of this page', async () => {
  await show(<EvidenceList of={[{ kind: 'report', title: 'R', url: 'https://example.org/r' }]} />)
  const link = screen.getByRole('link')
  expect(link.getAttribute('href')).toBe('https://example.org/r')
  expect(link.getAttribute('rel')).toBe('noreferrer noopener')
})

const refusal = (status: number) =>
  new GatewayProblem({
    type: '',
    status,
    code: 'DEAL_ENDED',
    title: 'The deal has ended',
    detail: 'It was declined.',
    mend: 'Open another deal.',
    traceId: 'abc',
    errors: [{ pointer: '/reason', title: 'too long' }],
  })

test('a refusal tells its sentence, its mend, its fields and the numbers to ask with', async () => {
  await show(<ProblemView error={refusal(422)} />)
  const text = screen.getByRole('alert').textContent ?? ''
  for (const part of ['The deal has ended', 'It was declined.', 'Open another deal.']) {
    expect(text).toContain(part)
  }
  for (const part of ['/reason', 'too long', 'DEAL_ENDED', 'abc']) expect(text).toContain(part)
})

test('what a role may not see is not worth asking for again', async () => {
  await show(<ProblemView error={refusal(403)} onRetry={() => undefined} />)
  expect(screen.queryByRole('button')).toBeNull()
})

test('a question shows its problem, and asks again when told to', async () => {
  let asked = 0
  const query = { data: undefined, error: refusal(503), refetch: () => (asked += 1) }
  await show(<Asked query={query}>{() => 'answer'}</Asked>)
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(asked).toBe(1)
  expect(screen.queryByText('answer')).toBeNull()
})

test('a question that is waited for shows neither answer nor problem', async () => {
  const query = { data: undefined, error: null, refetch: () => undefined }
  await show(<Asked query={query}>{() => 'answer'}</Asked>)
  expect(screen.queryByText('answer')).toBeNull()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('an answer is shown, also an empty one', async () => {
  const query = { data: '', error: null, refetch: () => undefined }
  await show(<Asked query={query}>{(data) => <p>answer: {data.length}</p>}</Asked>)
  screen.getByText('answer: 0')
})

test('an empty place says what is not there and what to do', async () => {
  await show(
    <Empty says="No deal matches.">
      <button type="button">Clear</button>
    </Empty>,
  )
  expect(screen.getByRole('status').textContent).toContain('No deal matches.')
  screen.getByRole('button', { name: 'Clear' })
})

test('the first page leads on only, the last one back only', async () => {
  const went: string[] = []
  const go = (token: string) => went.push(token)
  await show(<Paging first next="t2" onGo={go} />)
  expect(screen.getAllByRole('button')).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: 'Next page' }))
  await show(<Paging first={false} next={undefined} onGo={go} />)
  fireEvent.click(screen.getByRole('button', { name: 'First page' }))
  expect(went).toEqual(['t2', ''])
})

test('a filter offers all, and tells what was chosen', async () => {
  const chosen: string[] = []
  const options = [{ value: 'closed', label: 'Closed' }]
  await show(
    <ChoiceFilter
      all="All states"
      value=""
      options={options}
      onChange={(value) => chosen.push(value)}
    />,
  )
  fireEvent.change(screen.getByLabelText('All states'), { target: { value: 'closed' } })
  expect(chosen).toEqual(['closed'])
})

test('a search is made when it is asked for, not at each letter', async () => {
  const searched: string[] = []
  await show(<SearchBox label="Search" value="" onSearch={(text) => searched.push(text)} />)
  const box = screen.getByLabelText('Search')
  fireEvent.change(box, { target: { value: ' 演示 ' } })
  expect(searched).toEqual([])
  fireEvent.submit(box)
  expect(searched).toEqual(['演示'])
})

test('of the tabs only the chosen one is made; arrow keys go round', async () => {
  const tabs = ['a', 'b'].map((key) => ({ key, label: key, content: () => `panel ${key}` }))
  await show(<Tabs tabs={tabs} />)
  const panel = () => screen.getByRole('tabpanel').textContent
  expect(panel()).toBe('panel a')
  fireEvent.keyDown(screen.getByRole('tablist'), { key: 'ArrowRight' })
  expect(panel()).toBe('panel b')
  fireEvent.keyDown(screen.getByRole('tablist'), { key: 'ArrowRight' })
  expect(panel()).toBe('panel a')
  fireEvent.click(screen.getByRole('tab', { name: 'b' }))
  expect(panel()).toBe('panel b')
})

test('what was done is told, and no more than three things at once', async () => {
  await show(<Notices />)
  const { act } = await import('@testing-library/react')
  act(() => {
    for (const what of ['one', 'two', 'three', 'four']) notify(what)
  })
  expect(screen.getByRole('status').children).toHaveLength(3)
  expect(screen.queryByText(/one/)).toBeNull()
})
