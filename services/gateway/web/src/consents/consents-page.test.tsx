/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { createHash, webcrypto } from 'node:crypto'
import { beforeEach, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { bankTextsEn } from '../i18n/bank-texts.en.ts'
import { signIn } from '../session/session.ts'
import { enterprise } from '../testing/enterprise.ts'
import { answering, type Call, show, signInAs, tokenOf } from '../testing/show.tsx'
import { ConsentsPage } from './consents-page.tsx'

const uscc = '914403990000100141'
const consent = {
  consentId: 'c1',
  version: 3,
  bank: 'first-bank',
  enterpriseId: 'e1',
  uscc,
  status: 'valid',
  toldFor: '2026-11-30',
  purposes: ['loan-application'],
  scopes: ['ip-portfolio'],
  validFrom: '2026-01-01',
  validTo: '2027-01-01',
  signatory: 'A person',
  capacity: 'Director',
  textDigest: 'ab',
  textLanguage: 'en',
  separate: true,
  method: 'online',
  grantedOn: '2026-01-01',
  evidence: [],
  history: [],
}
const query = {
  queryId: 'q1',
  requestId: 'r1',
  bank: 'first-bank',
  officerName: 'An officer',
  uscc,
  purpose: 'loan-application',
  product: 'ip-pledge-loan',
  loanCase: '',
  askedOn: '2026-11-30',
  askedAt: '2026-11-30T08:00:00.000Z',
  refusedWith: 'CONSENT_MISSING',
  rights: 0,
}
const outcome = { id: 'c1', version: 4, eventIds: ['e'], traceId: 't', repeated: false }

let calls: readonly Call[]

beforeEach(() => {
  Object.defineProperty(globalThis.crypto, 'subtle', {
    value: webcrypto.subtle,
    configurable: true,
  })
  calls = answering(({ method, url }) => {
    const [path = ''] = url.split('?')
    if (method === 'POST') return { body: outcome }
    if (path.endsWith('/consents')) return { body: { items: [consent] } }
    if (path.endsWith('/eligibility-queries')) return { body: { items: [query] } }
    if (path.endsWith('/enterprises')) return { body: { items: [enterprise({ uscc })], total: 1 } }
    return undefined
  })
})

const given = () => calls.filter(({ method }) => method === 'POST')

const ofEnterprise = () =>
  signIn(
    tokenOf({ name: 'A person', roles: ['enterprise-officer'], org: uscc, exp: 9_999_999_999 }),
  )

test('an enterprise gives a consent to the very text that its form shows', async () => {
  ofEnterprise()
  await show(<ConsentsPage />)
  fireEvent.click(await screen.findByTestId('command-grantConsent'))
  const form = await screen.findByRole('dialog')
  within(form).getByText(bankTextsEn['consents.text'])
  fireEvent.change(within(form).getByLabelText('Bank'), { target: { value: 'first-bank' } })
  fireEvent.change(within(form).getByLabelText('Capacity'), { target: { value: 'Director' } })
  fireEvent.click(screen.getByRole('button', { name: 'Submit' }))
  await waitFor(() => expect(given()).toHaveLength(1))
  const digest = createHash('sha256').update(bankTextsEn['consents.text']).digest('hex')
  expect(given()[0]?.body).toMatchObject({
    enterpriseId: 'e1',
    bank: 'first-bank',
    signatory: 'A person',
    method: 'online',
    separate: false,
    textDigest: digest,
    textLanguage: 'en',
  })
})

test('an enterprise revokes what stands, and sees who asked, also who was refused', async () => {
  ofEnterprise()
  await show(<ConsentsPage />)
  const asked = within(await screen.findByTestId('who-asked'))
  await asked.findByText('An officer')
  asked.getByText(/Not answered/)
  fireEvent.click(await screen.findByTestId('command-revokeConsent'))
  fireEvent.change(await screen.findByLabelText('Reason'), { target: { value: 'repaid' } })
  fireEvent.click(screen.getByRole('button', { name: 'Submit' }))
  await waitFor(() => expect(given()).toHaveLength(1))
  expect(given()[0]).toMatchObject({
    url: expect.stringContaining('/consents/c1/revocation'),
    body: { reason: 'repaid' },
  })
  expect(given()[0]?.headers.get('if-match')).toBe('"3"')
})

test('a bank reads what was granted to it, and is offered nothing to change', async () => {
  signInAs('bank-officer')
  await show(<ConsentsPage />)
  await within(await screen.findByTestId('consents')).findByText('first-bank')
  expect(screen.queryByTestId('command-grantConsent')).toBeNull()
  expect(screen.queryByTestId('command-revokeConsent')).toBeNull()
  expect(screen.queryByTestId('who-asked')).toBeNull()
})

test('the registrar records paper with its evidence, and no other way', async () => {
  signInAs('registrar')
  await show(<ConsentsPage />)
  fireEvent.click(await screen.findByTestId('command-grantConsent'))
  const form = await screen.findByRole('dialog')
  within(form).getByText('Enterprise')
  expect(within(form).queryByLabelText('Method')).toBeNull()
  within(form).getByLabelText('Kind of evidence')
})
