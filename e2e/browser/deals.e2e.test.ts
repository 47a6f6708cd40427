import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type Caller, expectStatus } from '../system/caller.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { type Prepared, prepareSeedRound } from '../system/seed-round.ts'
import { keepPicture, openPage } from './browser.ts'
import { systemAndBrowser } from './system-and-browser.ts'

const languages = {
  zh: {
    uscc: '9144039900000110XJ',
    enterprise: '演示·旅程材料有限公司',
    approved: '已获批',
    sharePrice: '每股价格',
    shares: '股数',
    evidence: '依据名称',
    evidenceKind: '依据类型',
    contract: '合同',
    amountWrong: '请填写十进制数字',
    submit: '提交',
    closed: '已交割',
    withheld: /本轮的材料已存档/,
    committee: '投委会批准',
  },
  en: {
    uscc: '914403990000012061',
    enterprise: 'Journey Materials (synthetic)',
    approved: 'Approved',
    sharePrice: 'Share price',
    shares: 'Shares',
    evidence: 'Title of the evidence',
    evidenceKind: 'Kind of evidence',
    contract: 'Contract',
    amountWrong: 'Write a decimal number',
    submit: 'Submit',
    closed: 'Closed',
    withheld: /Papers of the round are held/,
    committee: 'Approved by the committee',
  },
} as const

let system: RunningSystem
let manager: Caller
let browser: Browser

systemAndBrowser(async (started) => {
  ;({ system, browser } = started)
  manager = await system.as('fund-manager')
})

/** The pages as a fund manager sees them. */
async function signedIn(language: string): Promise<{ page: Page; errors: string[] }> {
  const opened = await openPage(browser)
  await opened.page.goto(`${system.gatewayUrl}/?lang=${language}`)
  await opened.page.getByTestId('sign-in-fund-manager').click()
  await opened.page.getByTestId('total').waitFor()
  return opened
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = languages[language]
  let page: Page
  let errors: string[]
  let round: Prepared

  beforeAll(async () => {
    round = await prepareSeedRound(manager, words.uscc)
    ;({ page, errors } = await signedIn(language))
  }, 60_000)

  afterAll(() => page?.close())

  afterEach(() => {
    expect(errors.splice(0)).toEqual([])
  })

  test('the list finds the deal of an enterprise and leads to its page', async () => {
    await page.goto(`${system.gatewayUrl}/deals?enterpriseId=${round.enterpriseId}`)
    const deals = page.getByTestId('deals')
    await deals.getByText(words.enterprise).waitFor()
    expect(await deals.getByTestId('status-approved').textContent()).toContain(words.approved)
    await keepPicture(page, `${language}-deals-1-list`)
    await deals.locator(`a[href="/deals/${round.dealId}"]`).click()
    await page.getByTestId('deal').getByText('CNY 3,000,000.00').first().waitFor()
    await page.getByTestId('history').getByText(words.committee).waitFor()
    await keepPicture(page, `${language}-deals-2-approved`)
  })

  test('a form says what is wrong before anything is sent, and closes the round when it is right', async () => {
    await page.getByTestId('command-closeRound').click()
    const form = page.getByRole('dialog')
    await form.getByLabel(words.sharePrice).fill('three')
    await form.getByLabel(words.shares, { exact: true }).fill('1,000,000')
    await form.getByLabel(words.evidence).fill('Investment agreement')
    await form.getByLabel(words.evidenceKind).click()
    await page.locator('.ant-select-item-option').getByText(words.contract).click()
    await form.getByText(words.submit, { exact: true }).click()
    await form.getByText(words.amountWrong).waitFor()
    await keepPicture(page, `${language}-deals-3-form`)
    await form.getByLabel(words.sharePrice).fill('3.00')
    await form.getByText(words.submit, { exact: true }).click()
    await page.getByTestId('closing').getByText('CNY 3.00').waitFor()
    await page.getByTestId('deal').getByTestId('status-closed').waitFor()
    // What is left to do is to take it back.
    expect(await page.getByTestId(/^command-/).count()).toBe(1)
    await page.getByTestId('command-reverseRound').waitFor()
    await keepPicture(page, `${language}-deals-4-closed`)
  })

  test('the rung that the round brought leads back to the deal', async () => {
    await page.goto(`${system.gatewayUrl}/enterprises/${round.enterpriseId}`)
    await page.getByTestId('rung-seed').click()
    await page.getByTestId('rung-details').getByRole('link', { name: round.dealId }).click()
    await page.getByTestId('deal').getByText(words.closed).first().waitFor()
  })

  test('a fund manager of another organisation sees the rung, and neither the deal nor its papers', async () => {
    const { page: theirs, errors: wrong } = await openPage(browser)
    await theirs.goto(`${system.gatewayUrl}/?lang=${language}`)
    await theirs.getByTestId('sign-in-fund-manager-elsewhere').click()
    await theirs.getByTestId('total').waitFor()
    await theirs.goto(`${system.gatewayUrl}/enterprises/${round.enterpriseId}`)
    await theirs.getByTestId('rung-seed').click()
    await theirs.getByTestId('rung-details').getByText(words.withheld).waitFor()
    expect(await theirs.getByTestId('rung-details').getByText(round.dealId).count()).toBe(0)
    await theirs.goto(`${system.gatewayUrl}/deals/${round.dealId}`)
    await theirs.getByText('DEAL_UNKNOWN').waitFor()
    await theirs.close()
    expect(wrong.filter((one) => !one.includes('404'))).toEqual([])
  })

  test('on a telephone no page of a deal is wider than the screen, and none has a serious fault', async () => {
    const wide = page.viewportSize() ?? { width: 1360, height: 900 }
    await page.setViewportSize({ width: 375, height: 812 })
    for (const [address, shown] of [
      ['/deals', 'deals'],
      [`/deals/${round.dealId}`, 'closing'],
      [`/funds/${round.fundId}`, 'commitments'],
    ] as const) {
      await page.goto(`${system.gatewayUrl}${address}`)
      await page.getByTestId(shown).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
      await keepPicture(page, `${language}-deals-5-telephone-${shown}`)
    }
    await page.setViewportSize(wide)
    await page.goto(`${system.gatewayUrl}/deals/${round.dealId}`)
    await page.getByTestId('closing').waitFor()
    const { violations } = await new AxeBuilder({ page }).disableRules(['color-contrast']).analyze()
    const serious = violations.filter(({ impact }) => impact === 'critical' || impact === 'serious')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})

test('a long name without a break leaves the list’s columns in view', async () => {
  const nameEn = 'Unbreakable'.repeat(18)
  const provenance = { source: 'journey', confidence: 'reported', synthetic: true }
  expectStatus(201, await manager.post('/enterprises', { nameZh: nameEn, nameEn, provenance }))
  const { page } = await signedIn('en')
  for (const width of [1360, 375]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${system.gatewayUrl}/enterprises?search=${nameEn.slice(0, 20)}`)
    await page.getByTestId('enterprises').waitFor()
    const last = await page.getByTestId('enterprises').locator('th').last().boundingBox()
    expect((last?.x ?? width) + (last?.width ?? width)).toBeLessThanOrEqual(width)
    await keepPicture(page, `long-name-${width}`)
  }
  await page.close()
})

describe('a link with a token', () => {
  const follow = async (page: Page, token: string) => {
    // The address alone changes, as when a link is followed on an open page.
    await page.evaluate(`location.hash = 'token=${token}'`)
  }

  test('of another shape leaves the session and the page as they are, after a reload too', async () => {
    const { page, errors } = await signedIn('en')
    const claims = Buffer.from('{"exp":9999999999,"roles":5}').toString('base64url')
    await follow(page, `x.${claims}.x`)
    await page.reload()
    await page.getByTestId('total').waitFor()
    expect(await page.getByTestId('offer').count()).toBe(0)
    expect(errors).toEqual([])
    await page.close()
  })

  test('of another person asks first, and changes nothing that the gateway does not know', async () => {
    const { page } = await signedIn('en')
    const exp = Math.floor(Date.now() / 1000) + 3_600
    const claims = JSON.stringify({ exp, name: 'Mallory', sub: 'mallory', roles: ['operator'] })
    await follow(page, `x.${Buffer.from(claims).toString('base64url')}.x`)
    await page.getByTestId('offer').getByText('Mallory (').waitFor()
    await keepPicture(page, 'offer')
    await page.getByRole('button', { name: 'Become Mallory' }).click()
    await page.getByTestId('offer').getByText(/TOKEN/).first().waitFor()
    await page.reload()
    await page.getByTestId('total').waitFor()
    const other = await system.signer.token('coach')
    await follow(page, other)
    await page.getByRole('button', { name: /^Become/ }).click()
    await page.getByTestId('offer').waitFor({ state: 'detached' })
    // A coach may register nothing.
    await page.getByTestId('command-registerEnterprise').waitFor({ state: 'detached' })
    await page.close()
  })
})

describe.each(['Pacific/Auckland', 'America/Los_Angeles'])('read in %s', (timezoneId) => {
  test('the calendar marks the day that it is in Shanghai, just after its midnight', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format()
    const context = await browser.newContext({ timezoneId })
    const page = await context.newPage()
    await page.clock.setFixedTime(new Date(`${today}T00:05:00+08:00`))
    await page.goto(`${system.gatewayUrl}/?lang=en`)
    await page.getByTestId('sign-in-registrar').click()
    await page.getByTestId('command-registerEnterprise').first().click()
    await page.getByLabel('Founded on').click()
    const marked = page.locator('.ant-picker-cell-today')
    expect(await marked.getAttribute('title')).toBe(today)
    await marked.click()
    expect(await page.getByLabel('Founded on').inputValue()).toBe(today)
    await context.close()
  })
})
