import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { capTableAnswer, confirmWhole, emptyRegister, fold } from '@seedline/register'
import type { Browser, Page } from 'playwright-core'
import { type Caller, expectStatus } from '../system/caller.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { synthetic } from '../system/seed-round.ts'
import { verified } from '../system/verified.ts'
import { keepPicture, openPage } from './browser.ts'
import { systemAndBrowser } from './system-and-browser.ts'

const languages = {
  zh: {
    reason: '原因',
    submit: '提交',
    reversed: '已冲销',
    final: '冲销不可撤回',
    refused: '不能冲销',
  },
  en: {
    reason: 'Reason',
    submit: 'Submit',
    reversed: 'Reversed',
    final: 'A reversal is final',
    refused: 'could not have happened',
  },
} as const

const price = { currency: 'CNY', amount: '1' } as const
const issue = (securityId: string, holderId: string, quantity: string) =>
  ({
    type: 'issue-stock',
    securityId,
    holderId,
    stockClassId: 'common',
    quantity,
    sharePrice: price,
    issuedOn: '2024-03-01',
  }) as const

const recorded = [
  { type: 'define-stock-class', stockClassId: 'common', name: 'Common', classType: 'common' },
  { type: 'name-stakeholder', holderId: 'ann', name: 'Ann (synthetic)', kind: 'founder' },
  { type: 'name-stakeholder', holderId: 'bob', name: 'Bob (synthetic)', kind: 'founder' },
  issue('a', 'ann', '600'),
  issue('b', 'bob', '300'),
  {
    type: 'transfer-stock',
    securityId: 'a',
    quantity: '100',
    toHolderId: 'bob',
    resultingSecurityId: 'c',
    balanceSecurityId: 'd',
    transferredOn: '2024-06-01',
  },
] as const

let system: RunningSystem
let registrar: Caller
let browser: Browser

systemAndBrowser(async (started) => {
  ;({ system, browser } = started)
  registrar = await system.as('registrar')
})

const registered = async (nameEn: string): Promise<string> => {
  const provenance = synthetic
  const made = await registrar.post('/enterprises', { nameZh: nameEn, nameEn, provenance })
  return expectStatus(201, made).id
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = languages[language]
  let page: Page
  let errors: string[]
  let enterpriseId: string

  beforeAll(async () => {
    enterpriseId = await registered(`Reversal ${language} (synthetic)`)
    const path = `/enterprises/${enterpriseId}/cap-table/transactions`
    expectStatus(201, await registrar.post(path, { transactions: recorded }))
    ;({ page, errors } = await openPage(browser))
    await page.goto(`${system.gatewayUrl}/?lang=${language}`)
    await page.getByTestId('sign-in-registrar').click()
    await page.getByTestId('total').waitFor()
  }, 60_000)

  afterAll(() => page?.close())

  afterEach(() => {
    // The browser itself logs each refusal of a preview.
    expect(errors.splice(0).filter((error) => !error.includes('422'))).toEqual([])
  })

  const open = async (version: number) => {
    await page.goto(`${system.gatewayUrl}/enterprises/${enterpriseId}?lang=${language}`)
    await page.getByRole('tab', { name: /History|变更记录/ }).click()
    // The newest comes first; the last was the enterprise's own registration.
    const history = page.getByTestId('history')
    const row = history.locator('tbody tr').nth(recorded.length - version)
    await row.getByRole('button').click()
    await history.getByTestId('command-reverseTransactions').click()
    return page.getByRole('dialog')
  }

  test('what is in the way is said before anything is sent', async () => {
    const form = await open(4)
    await form.getByTestId('reversal-follows').getByText(words.refused).first().waitFor()
    await page.waitForTimeout(400)
    await keepPicture(page, `${language}-reversal-1-in-the-way`)
    await page.keyboard.press('Escape')
  })

  test('an entry is reversed with its reason, and shown as reversed', async () => {
    const form = await open(6)
    await form.getByText('500 → 600').waitFor()
    await form.getByText(words.final).waitFor()
    await form
      .getByLabel(words.reason, { exact: true })
      .fill('The register was misread (synthetic)')
    await page.waitForTimeout(400)
    await keepPicture(page, `${language}-reversal-2-form`)
    await form.getByText(words.submit, { exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByTestId('history').getByText(words.reversed).first().waitFor()
    await keepPicture(page, `${language}-reversal-3-history`)
  })

  test('the table is what the independent register says without it, also as of a day; and all is verified', async () => {
    const standing = fold(emptyRegister, recorded.slice(0, 5))
    for (const question of ['', '?asOf=2024-12-31']) {
      const answer = await registrar.get(`/enterprises/${enterpriseId}/cap-table${question}`)
      const table = capTableAnswer.parse(expectStatus(200, answer))
      expect(confirmWhole(standing, table)).toEqual([])
    }
    const { differences } = await verified(system.stack)
    expect(differences).toEqual([])
  })
})
