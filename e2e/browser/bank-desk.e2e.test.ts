import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { compactVerify, importJWK, type JWK } from 'jose'
import type { Browser, Page } from 'playwright-core'
import { expectStatus, until } from '../system/caller.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { dayInShanghai, synthetic } from '../system/seed-round.ts'
import { verified } from '../system/verified.ts'
import { keepPicture, openPage } from './browser.ts'
import { systemAndBrowser } from './system-and-browser.ts'

const uscc = '914403990000100141'
const number = '202310000001.5'

const languages = {
  zh: {
    bank: '银行',
    capacity: '签署身份',
    signatory: '签署人',
    submit: '提交',
    reason: '原因',
    valid: '有效',
    revoked: '已撤回',
    amount: '金额',
    tenor: '期限（月）',
    some: '选择权利',
    valuation: '评估',
    valuedOn: '评估基准日',
    appraiser: '评估机构',
    checkedOn: '查验登记簿日期',
    source: '查验来源',
    ask: '查询',
    askAnew: '另行查询',
    indeterminate: '? 尚无法判断',
    eligible: '✓ 可以出质',
    ineligible: '✗ 不可出质',
    grounds: /12 项法定条件中满足 12 项/,
    saveAnswer: '下载答复（JSON）',
    saveSignature: '下载签名（JWS）',
    replay: '重演这次查询',
    same: '一字不差',
    refused: '未答复：无授权',
  },
  en: {
    bank: 'Bank',
    capacity: 'Capacity',
    signatory: 'Signatory',
    submit: 'Submit',
    reason: 'Reason',
    valid: 'Valid',
    revoked: 'Revoked',
    amount: 'Amount',
    tenor: 'Tenor in months',
    some: 'Some of them',
    valuation: 'Valuation',
    valuedOn: 'Valued on',
    appraiser: 'Appraiser',
    checkedOn: 'Register checked on',
    source: 'Register source',
    ask: 'Ask',
    askAnew: 'Ask anew',
    indeterminate: '? Indeterminate',
    eligible: '✓ Eligible',
    ineligible: '✗ Ineligible',
    grounds: /12 of 12 grounds met/,
    saveAnswer: 'Download answer (JSON)',
    saveSignature: 'Download signature (JWS)',
    replay: 'Replay this query',
    same: 'The same',
    refused: 'Not answered: no consent',
  },
} as const

/** What reaches beyond a telephone's edge, but for tables, which move by themselves. */
const tooWide = `[...document.querySelectorAll('main *')]
  .filter((one) => one.getBoundingClientRect().right > 376 && !one.closest('.table-place'))
  .map((one) => one.outerHTML.slice(0, 200))`

let system: RunningSystem
let browser: Browser

systemAndBrowser(async (started) => {
  ;({ system, browser } = started)
  const registrar = await system.as('registrar')
  const nameEn = 'Pledging Materials (synthetic)'
  const registered = { nameZh: '虚构质押材料', nameEn, uscc, provenance: synthetic }
  const { id } = expectStatus(201, await registrar.post('/enterprises', registered))
  const filed = {
    family: 'patent',
    title: '一种虚构材料 · A made-up material',
    filedOn: '2023-01-09',
    owners: [{ enterpriseId: id, name: nameEn }],
    acquisition: 'original',
    provenance: synthetic,
    facts: [
      { type: 'granted', on: '2024-06-04', provenance: synthetic },
      { type: 'annuity-paid', on: '2026-01-05', until: dayInShanghai(-200), provenance: synthetic },
    ],
  }
  expectStatus(201, await registrar.post('/ip-rights', { ...filed, number }))
  const second = { ...filed, number: '202310000002.X', facts: [] }
  expectStatus(201, await registrar.post('/ip-rights', second))
  const all = () => registrar.get(`/ip-rights?enterpriseId=${id}`)
  await until(all, ({ body }) => body.items.length === 2, 20_000)
})

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = languages[language]
  let bank: Page
  let enterprise: Page
  let errors: readonly string[][]

  beforeAll(async () => {
    const [first, second] = [await openPage(browser), await openPage(browser)]
    ;[bank, enterprise] = [first.page, second.page]
    errors = [first.errors, second.errors]
    await signIn(bank, 'bank-officer', '/bank')
    await signIn(enterprise, 'enterprise-officer', '/consents')
  }, 60_000)

  afterAll(async () => {
    await bank?.close()
    await enterprise?.close()
  })

  afterEach(() => {
    // The browser itself logs each refusal, and a missing consent is one.
    const found = errors.flatMap((all) => all.splice(0))
    expect(found.filter((error) => !error.includes('403'))).toEqual([])
  })

  async function signIn(page: Page, role: string, path: string): Promise<void> {
    page.setDefaultTimeout(15_000)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${system.gatewayUrl}${path}?lang=${language}`)
    await page.getByTestId(`sign-in-${role}`).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  /** On a desk and on a telephone, where nothing may be wider than the screen. */
  async function look(page: Page, name: string): Promise<void> {
    // A dialog comes up by and by.
    await page.waitForTimeout(400)
    await keepPicture(page, `${language}-bank-${name}-1280`)
    await page.setViewportSize({ width: 375, height: 812 })
    await keepPicture(page, `${language}-bank-${name}-375`)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    const wider = await page.evaluate(tooWide)
    await page.setViewportSize({ width: 1280, height: 900 })
    expect({ name, width, wider }).toEqual({ name, width: 375, wider: [] })
  }

  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click()

  const verdictIs = (says: string) => bank.getByTestId('verdict').getByText(says).waitFor()

  async function accessible(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).disableRules(['color-contrast']).analyze()
    const serious = violations.filter(({ impact }) => impact === 'critical' || impact === 'serious')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }

  test('an enterprise lets a bank ask', async () => {
    await enterprise.getByTestId('command-grantConsent').click()
    const form = enterprise.getByRole('dialog')
    await form.getByLabel(words.bank, { exact: true }).fill('development-bank')
    await form.getByLabel(words.signatory, { exact: true }).fill('A director (synthetic)')
    await form.getByLabel(words.capacity, { exact: true }).fill('Director')
    await look(enterprise, '1-consent-form')
    await form.getByText(words.submit, { exact: true }).click()
    await form.waitFor({ state: 'hidden' })
    const row = enterprise.getByTestId('consents').getByRole('row', { name: /development-bank/ })
    await row.getByText(words.valid).waitFor()
    await look(enterprise, '2-consents')
    await accessible(enterprise)
  })

  test('the bank asks about all rights, and where something isn’t known, it isn’t told no', async () => {
    await bank.getByRole('searchbox').fill(number)
    await bank.getByRole('searchbox').press('Enter')
    await bank.getByTestId('found-enterprises').getByRole('button').first().click()
    await bank.getByTestId('question').waitFor()
    await press(bank, words.ask)
    await verdictIs(words.indeterminate)
    await look(bank, '3-all-rights')
    await accessible(bank)
  })

  test('with what it knows itself, it is told that the right may be pledged, ground by ground', async () => {
    const form = bank.getByTestId('question')
    const day = async (label: string, value: string) => {
      const field = form.getByLabel(label, { exact: true })
      await field.fill(value)
      await field.press('Tab')
    }
    await form.getByLabel(words.amount, { exact: true }).first().fill('2,000,000.00')
    await form.getByLabel(words.tenor, { exact: true }).fill('24')
    await form.getByRole('radio', { name: words.some }).click()
    await form.getByRole('checkbox', { name: new RegExp(number) }).waitFor()
    await form.getByRole('checkbox', { name: new RegExp(number) }).check()
    await form.getByLabel(words.amount, { exact: true }).last().fill('10000000.00')
    await day(words.valuedOn, dayInShanghai(20))
    await form.getByLabel(words.appraiser, { exact: true }).fill('An appraiser (synthetic)')
    await day(words.checkedOn, dayInShanghai(1))
    await form.getByLabel(words.source, { exact: true }).fill('Certified copy (synthetic)')
    for (const box of await form
      .getByRole('combobox')
      .filter({ has: bank.locator('option') })
      .all())
      await box.selectOption('yes')
    await form.locator('select[id$="says_secret"]').selectOption('no')
    await look(bank, '4-question')
    await press(bank, words.ask)
    await verdictIs(words.eligible)
    await bank.getByTestId('answer').getByText(words.grounds).first().waitFor()
    await look(bank, '5-eligible')
  })

  test('what it was told is signed: a tool that knows the published keys says so, and a changed byte fails', async () => {
    const saved = async (name: string) => {
      const [download] = await Promise.all([bank.waitForEvent('download'), press(bank, name)])
      return readFile(await download.path())
    }
    const answer = await saved(words.saveAnswer)
    const signature = String(await saved(words.saveSignature))
    const { keys } = expectStatus(200, await (await system.as('bank-officer')).get('/answer-keys'))
    const { kid } = JSON.parse(String(Buffer.from(signature.split('.')[0] ?? '', 'base64url')))
    const key = keys
      .map((one: string) => JSON.parse(one) as JWK)
      .find((one: JWK) => one.kid === kid)
    const verify = async (bytes: Buffer) =>
      compactVerify(
        signature.replace('..', `.${bytes.toString('base64url')}.`),
        await importJWK(key),
      )
    expect(JSON.parse(String(Buffer.from((await verify(answer)).payload)))).toMatchObject({
      bank: 'development-bank',
      uscc,
      verdict: { decision: 'eligible' },
    })
    const changed = Buffer.from(String(answer).replace('"eligible"', '"Eligible"'))
    await expect(verify(changed)).rejects.toThrow()
  })

  test('what it was told is replayed to the same bytes', async () => {
    await press(bank, words.replay)
    await bank.getByTestId('replayed').getByText(words.same).waitFor()
  })

  test('what if more were lent: asked anew, and compared', async () => {
    const whatIf = bank.getByTestId('what-if')
    await whatIf.getByLabel(words.amount, { exact: true }).fill('4000000.00')
    await press(bank, words.askAnew)
    await verdictIs(words.ineligible)
    await bank.getByTestId('comparison').getByText(words.eligible).waitFor()
    await look(bank, '6-what-if')
    await accessible(bank)
  })

  test('the enterprise sees who asked and what came of it, without asking again', async () => {
    const asked = enterprise.getByTestId('who-asked')
    await asked.getByText(words.ineligible).first().waitFor({ timeout: 60_000 })
    await asked.getByText(words.indeterminate).first().waitFor()
    await look(enterprise, '7-who-asked')
  }, 70_000)

  test('it revokes, and the bank is refused at once, and told what to do', async () => {
    await enterprise.getByTestId('command-revokeConsent').click()
    const form = enterprise.getByRole('dialog')
    await form
      .getByLabel(words.reason, { exact: true })
      .fill('The loan came to nothing (synthetic)')
    await form.getByText(words.submit, { exact: true }).click()
    await enterprise.getByTestId('consents').getByText(words.revoked).waitFor()
    await bank.setViewportSize({ width: 375, height: 812 })
    await press(bank, words.ask)
    await bank.getByTestId('consent-missing').waitFor()
    expect(await bank.getByTestId('verdict').count()).toBe(0)
    await look(bank, '8-refused')
    await enterprise
      .getByTestId('who-asked')
      .getByText(words.refused)
      .first()
      .waitFor({ timeout: 60_000 })
    await accessible(enterprise)
    const { differences } = await verified(system.stack)
    expect(differences).toEqual([])
  }, 120_000)
})
