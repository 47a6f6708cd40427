/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { eligibilityAnswer, reason, verdict } from '../testing/answer.ts'
import { enterprise } from '../testing/enterprise.ts'
import { ipRight } from '../testing/ip-right.ts'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { BankPage } from './bank-page.tsx'
import { compactJws } from './compact-jws.ts'

const query = {
  queryId: 'q1',
  requestId: 'r1',
  bank: 'first',
  officerName: 'Somebody',
  uscc: '914403990000100141',
  purpose: 'loan-application',
  product: 'ip-pledge-loan',
  loanCase: '',
  askedOn: '2026-11-30',
  askedAt: '2026-11-30T08:00:00.000Z',
  decision: 'indeterminate',
  rights: 1,
}
const refused = { ...query, queryId: 'q0', decision: undefined, refusedWith: 'CONSENT_MISSING' }
const missing = { type: 'about:blank', status: 403, code: 'CONSENT_MISSING', title: 'No consent' }
const tighter = verdict({ reasons: [reason('BK-10', { layer: 'policy', outcome: 'not-met' })] })

let calls: readonly Call[]
let hasConsent: boolean

beforeEach(() => {
  signInAs('bank-officer')
  hasConsent = true
  calls = answering(({ method, url }) => {
    const [path = ''] = url.split('?')
    if (method === 'POST') {
      const queryId = asked().length > 1 ? 'q2' : 'q1'
      return hasConsent ? { body: eligibilityAnswer({ queryId }) } : { status: 403, body: missing }
    }
    if (path.endsWith('/replay'))
      return { body: { queryId: 'q1', same: true, recordedDigest: 'ab', replayedDigest: 'ab' } }
    if (path.endsWith('/eligibility-queries/q2'))
      return { body: eligibilityAnswer({ queryId: 'q2' }, tighter) }
    if (path.includes('/eligibility-queries/')) return { body: eligibilityAnswer() }
    if (path.endsWith('/eligibility-queries')) return { body: { items: [query, refused] } }
    if (path.endsWith('/enterprises'))
      return { body: { items: [enterprise({ uscc: query.uscc })], total: 1 } }
    if (path.endsWith('/ip-rights')) return { body: { items: [ipRight()], total: 1 } }
    return undefined
  })
})

const asked = () => calls.filter(({ method }) => method === 'POST')

async function askAbout() {
  const box = screen.getByRole('searchbox')
  fireEvent.change(box, { target: { value: 'journey' } })
  fireEvent.submit(box)
  fireEvent.click(await within(await screen.findByTestId('found-enterprises')).findByRole('button'))
  fireEvent.click(await screen.findByRole('button', { name: 'Ask' }))
}

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('an answer says its verdict first, then each ground with its basis, fact, source and what would change it', async () => {
    await show(<BankPage />, { language, path: '/bank?query=q1' })
    const answer = await screen.findByTestId('answer')
    expect(within(answer).getByTestId('verdict').textContent).toBe(
      zh ? '? 尚无法判断' : '? Indeterminate',
    )
    within(answer).getByText(zh ? '3 项法定条件中满足 1 项' : '1 of 3 grounds met', {
      selector: 'strong',
    })
    const ground = within(answer).getByTestId('reason-PP-R09')
    within(ground).getByText(/办法第十一条/)
    within(ground).getByText(zh ? /第 4 版.*A register.*有来源/ : /version 4.*A register.*Reported/)
    within(ground).getByText(zh ? /补充登记簿查验/ : /Provide: look at the register/)
    expect(answer.textContent).toContain('key-1')
  })
})

test('what was asked is asked of all rights, under an id of its own, and a next question has another', async () => {
  await show(<BankPage />, { path: '/bank' })
  await askAbout()
  await screen.findByTestId('answer')
  fireEvent.click(await screen.findByRole('button', { name: 'Ask anew' }))
  await waitFor(() => expect(asked()).toHaveLength(2))
  const [first, second] = asked().map(({ body }) => body as Record<string, unknown>)
  expect(first).toMatchObject({ uscc: query.uscc, product: 'ip-pledge-loan' })
  expect(first).not.toHaveProperty('rights')
  expect(second?.requestId).not.toBe(first?.requestId)
  const compared = await screen.findByTestId('comparison')
  within(compared).getByText(/Rule BK-10/)
})

test('a missing consent is told as what to do next, never as a verdict', async () => {
  hasConsent = false
  await show(<BankPage />, { path: '/bank' })
  await askAbout()
  const told = await screen.findByTestId('consent-missing')
  within(told).getByText(/let “first” ask/)
  expect(screen.queryByTestId('verdict')).toBeNull()
})

test('own queries open again, but those that were refused, and are replayed', async () => {
  await show(<BankPage />, { path: '/bank' })
  const own = await screen.findByTestId('queries')
  within(own).getByText(/Not answered/)
  fireEvent.click(within(own).getByRole('button', { name: 'Open' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Replay this query' }))
  expect((await screen.findByTestId('replayed')).textContent).toContain('The same')
})

test('a chosen right is asked about by its number', async () => {
  await show(<BankPage />, { path: '/bank' })
  const box = screen.getByRole('searchbox')
  fireEvent.change(box, { target: { value: 'journey' } })
  fireEvent.submit(box)
  fireEvent.click(await within(await screen.findByTestId('found-enterprises')).findByRole('button'))
  fireEvent.click(await screen.findByRole('radio', { name: 'Some of them' }))
  expect(screen.getByRole('button', { name: 'Ask' }).hasAttribute('disabled')).toBe(true)
  fireEvent.click(await screen.findByRole('checkbox', { name: /A made-up process/ }))
  fireEvent.change(screen.getByLabelText('It is in substantive use'), { target: { value: 'yes' } })
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }))
  await waitFor(() => expect(asked()).toHaveLength(1))
  expect(asked()[0]?.body).toMatchObject({
    rights: [
      {
        family: 'patent',
        number: '202310000001.5',
        declared: [{ code: 'implemented', says: 'yes' }],
      },
    ],
  })
})

test('a signed answer is put back into its signature, byte for byte', () => {
  expect(compactJws('{"名":1}', 'h..s')).toBe(
    `h.${Buffer.from('{"名":1}').toString('base64url')}.s`,
  )
})
