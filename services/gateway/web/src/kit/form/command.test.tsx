/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { answering, languages, show, signInAs } from '../../testing/show.tsx'
import { CommandButton } from './command-button.tsx'
import { CommandDialog } from './command-dialog.tsx'

beforeEach(() => signInAs('fund-manager'))

const outcome = { id: 'd1', version: 4, eventIds: ['e'], traceId: 't', repeated: false }
const decline = (language?: 'zh' | 'en') =>
  show(<CommandDialog id="declineDeal" path={{ dealId: 'd1' }} onClose={() => undefined} />, {
    ...(language ? { language } : {}),
  })
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Submit' }))
const write = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

describe.each(languages)('in %s', (language) => {
  test('a form has the command’s name and its fields’ labels, and today where a date is needed', async () => {
    await decline(language)
    const zh = language === 'zh'
    screen.getByText(zh ? '否决项目' : 'Decline a deal')
    const day = screen.getByLabelText(zh ? '否决日期' : 'Declined on') as HTMLInputElement
    expect(day.value).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    screen.getByLabelText(zh ? '原因' : 'Reason')
  })

  test('what is needed is asked for before anything is sent', async () => {
    const calls = answering(() => ({ body: outcome }))
    await decline(language)
    fireEvent.click(document.querySelector('.ant-btn-primary') as Element)
    await screen.findByText(language === 'zh' ? '必填' : 'Required')
    expect(calls).toEqual([])
  })
})

test('a filled form is sent once, to the command’s address, with a key', async () => {
  const calls = answering(() => ({ body: outcome }))
  await decline()
  write('Reason', ' Too early ')
  submit()
  await waitFor(() => expect(calls).toHaveLength(1))
  expect(calls[0]).toMatchObject({ method: 'POST', url: '/api/v1/deals/d1/decline' })
  expect(calls[0]?.body).toMatchObject({ reason: 'Too early' })
  expect(calls[0]?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
})

test('a text longer than the contract’s bound can’t be written', async () => {
  await decline()
  expect(screen.getByLabelText('Reason').getAttribute('maxlength')).toBe('2000')
})

test('a refusal is told whole, and at the field that it is about; the next try has another key', async () => {
  const calls = answering(() => ({
    status: 400,
    body: {
      code: 'REQUEST_INVALID',
      title: 'The request is not valid.',
      status: 400,
      errors: [{ pointer: '/reason', title: 'Say more.' }],
    },
  }))
  await decline()
  write('Reason', 'x')
  submit()
  await screen.findByText('REQUEST_INVALID')
  await waitFor(() =>
    expect(document.querySelector('.ant-form-item-explain-error')?.textContent).toBe('Say more.'),
  )
  submit()
  await waitFor(() => expect(calls).toHaveLength(2))
  const [first, second] = calls.map(({ headers }) => headers.get('Idempotency-Key'))
  expect(first).not.toBe(second)
})

test('after a lost answer the same key is sent again', async () => {
  const calls = answering(() => ({
    status: 504,
    body: { code: 'OUTCOME_UNKNOWN', title: '', status: 504 },
  }))
  await decline()
  write('Reason', 'x')
  submit()
  await screen.findByText('OUTCOME_UNKNOWN')
  submit()
  await waitFor(() => expect(calls).toHaveLength(2))
  expect(new Set(calls.map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(1)
})

test('an amount is needed with its number, and evidence grows by entries', async () => {
  const calls = answering(() => ({ body: outcome }))
  await show(<CommandDialog id="approveDeal" path={{ dealId: 'd1' }} onClose={() => undefined} />)
  submit()
  await screen.findByText('Required')
  write('Approved amount', '5,000,000.00')
  write('Title of the evidence', 'Resolution')
  submit()
  // An entry that was begun needs the rest of what the contract needs of it.
  await waitFor(() => expect(screen.getAllByText('Required')).toHaveLength(1))
  expect(calls).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Add: Evidence' }))
  expect(screen.getAllByLabelText('Title of the evidence')).toHaveLength(2)
  fireEvent.click(screen.getAllByRole('button', { name: 'Remove' })[0] as HTMLElement)
  submit()
  await waitFor(() => expect(calls).toHaveLength(1))
  expect(calls[0]?.body).toMatchObject({
    approvedAmount: { currency: 'CNY', amount: '5000000.00' },
    evidence: [],
  })
})

describe('a command is offered', () => {
  test('to those whose role may give it, by its own name', async () => {
    await show(<CommandButton id="declineDeal" />)
    screen.getByRole('button', { name: 'Decline a deal' })
  })

  test('to nobody else', async () => {
    signInAs('coach', 'operator')
    await show(<CommandButton id="declineDeal" />)
    expect(screen.queryByRole('button')).toBeNull()
  })
})
