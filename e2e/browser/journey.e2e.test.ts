import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type Caller, expectStatus } from '../system/caller.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { closing, dayInShanghai, type Prepared, prepareSeedRound } from '../system/seed-round.ts'
import { keepPicture, openPage } from './browser.ts'
import { systemAndBrowser } from './system-and-browser.ts'

const languages = {
  zh: {
    uscc: '914403990000000514',
    enterprise: '演示·旅程材料有限公司',
    seed: '种子轮',
    evidence: '依据',
    empty: '还没有到达任何阶段。',
    emptyAsOf: '截至该日，还没有到达任何阶段。',
    demonstration: '演示环境',
    recorded: '到达阶段',
    recordStage: '记录阶段',
    withoutOwnership: '股权方面的变更未列出',
  },
  en: {
    uscc: '9144039900000006XU',
    enterprise: 'Journey Materials (synthetic)',
    seed: 'Seed',
    evidence: 'Evidence',
    empty: 'No stage has been reached yet.',
    emptyAsOf: 'As of that date no stage had been reached.',
    demonstration: 'Demonstration:',
    recorded: 'Stage reached',
    recordStage: 'Record a stage',
    withoutOwnership: 'changes of ownership are left out',
  },
} as const

let system: RunningSystem
let manager: Caller
let browser: Browser

systemAndBrowser(
  async (started) => {
    ;({ system, browser } = started)
    manager = await system.as('fund-manager')
  },
  {
    settingsOf: {
      gateway: {
        DEMONSTRATION_DATA: 'true',
        TRACE_VIEWER_URL: 'https://traces.invalid/trace/{traceId}',
      },
    },
  },
)

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = languages[language]
  let page: Page
  let errors: string[]
  let round: Prepared

  beforeAll(async () => {
    round = await prepareSeedRound(manager, words.uscc)
    ;({ page, errors } = await openPage(browser))
    await page.goto(`${system.gatewayUrl}/?lang=${language}`)
    await page.getByTestId('sign-in-fund-manager').click()
    await page.getByTestId('enterprises').getByText(words.enterprise).first().waitFor()
  }, 60_000)

  afterAll(() => page?.close())

  afterEach(() => {
    // What the Content-Security-Policy blocks is an error too.
    // The browser itself logs each 404 that a page asked for.
    expect(errors.splice(0).filter((error) => !error.includes('404'))).toEqual([])
  })

  test('the list says that it is a demonstration and names the enterprise', async () => {
    await page.getByText(words.demonstration).waitFor()
    expect(await page.getByTestId('total').textContent()).toMatch(/\d/)
    await keepPicture(page, `${language}-1-enterprises`)
  })

  test('a page that is open shows the seed rung by itself when the round closes', async () => {
    await page.goto(`${system.gatewayUrl}/enterprises/${round.enterpriseId}?lang=${language}`)
    await page.getByText(words.empty).waitFor()
    await page.getByTestId('live').waitFor()
    const answer = await manager.post(`/deals/${round.dealId}/closing`, closing(round.fundId))
    expectStatus(201, answer)
    await page.getByTestId('rung-seed').getByText(words.seed).waitFor({ timeout: 15_000 })
    await page.getByTestId('cap-table').getByText('8,500,000').waitFor({ timeout: 15_000 })
    expect(await page.getByTestId('cap-total-percent').textContent()).toBe('100.0000 %')
    await keepPicture(page, `${language}-2-enterprise`)
  })

  test('the rung opens its evidence and its trace, with a link to the trace viewer', async () => {
    await page.getByTestId('rung-seed').click()
    const details = page.getByTestId('rung-details')
    await details.getByText(words.evidence, { exact: true }).waitFor()
    await details.getByText('Investment agreement').waitFor()
    const trace = await details.getByTestId('trace-id').first().textContent()
    expect(trace).toMatch(/^[0-9a-f]{32}$/)
    const link = details.locator('a[href^="https://traces.invalid/trace/"]').first()
    expect(await link.getAttribute('href')).toBe(`https://traces.invalid/trace/${trace}`)
    await page.waitForTimeout(400)
    await keepPicture(page, `${language}-3-rung`)
    await page.keyboard.press('Escape')
  })

  test('a dialog is drawn and holds the page still under a policy without inline styles', async () => {
    const answer = await page.reload()
    const policy = answer?.headers()['content-security-policy'] ?? ''
    expect(policy).toMatch(/style-src 'self' 'nonce-[^']+';/)
    expect(policy).not.toContain('unsafe')
    await page.getByRole('button', { name: words.recordStage }).click()
    await page.getByRole('dialog').locator('input').first().waitFor()
    await page.waitForTimeout(400)
    const overflow = await page.evaluate('getComputedStyle(document.body).overflowY')
    expect(overflow).toBe('hidden')
    await keepPicture(page, `${language}-6-record-stage`)
    await page.keyboard.press('Escape')
  })

  test('the history tells what was recorded', async () => {
    const address = page.url()
    await page.getByRole('tab', { name: /History|变更记录/ }).click()
    await page.getByTestId('history').getByText(words.recorded).first().waitFor()
    await keepPicture(page, `${language}-4-history`)
    await page.goto(address)
  })

  test('as of yesterday neither the rung nor the round’s shares are there', async () => {
    await page.goto(
      `${system.gatewayUrl}/enterprises/${round.enterpriseId}?asOf=${dayInShanghai(1)}`,
    )
    await page.getByTestId('past-banner').waitFor()
    await page.getByText(words.emptyAsOf).waitFor()
    await page.getByTestId('cap-total').getByText('7,000,000').waitFor()
    await keepPicture(page, `${language}-5-as-of-yesterday`)
  })

  test('a refusal is told in the reader’s language with its mend', async () => {
    await page.goto(`${system.gatewayUrl}/enterprises/00000000-0000-4000-8000-000000000000`)
    await page.getByText('ENTERPRISE_UNKNOWN').first().waitFor()
  })

  test('on a telephone no page is wider than the screen', async () => {
    const wide = page.viewportSize() ?? { width: 1360, height: 900 }
    await page.setViewportSize({ width: 390, height: 844 })
    const pages = [
      { address: '/enterprises', shown: 'enterprises' },
      { address: `/enterprises/${round.enterpriseId}`, shown: 'cap-table' },
      { address: '/funds', shown: 'funds' },
    ]
    for (const { address, shown } of pages) {
      await page.goto(`${system.gatewayUrl}${address}`)
      await page.getByTestId(shown).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      await keepPicture(page, `${language}-7-telephone-${shown}`)
    }
    await page.setViewportSize(wide)
  })

  test('who may not see ownership sees the rest of the history, and is told what is left out', async () => {
    const other = await openPage(browser)
    await other.page.goto(`${system.gatewayUrl}/enterprises/${round.enterpriseId}?lang=${language}`)
    await other.page.getByTestId('sign-in-pilot-operator').click()
    await other.page.getByTestId('rung-seed').waitFor()
    await other.page.getByRole('tab', { name: /History|变更记录/ }).click()
    await other.page.getByText(words.withoutOwnership).waitFor()
    await other.page.getByTestId('history').getByText(words.recorded).first().waitFor()
    await keepPicture(other.page, `${language}-8-history-without-ownership`)
    await other.page.close()
  })

  test('the pages have no serious accessibility fault', async () => {
    await page.goto(`${system.gatewayUrl}/enterprises/${round.enterpriseId}`)
    await page.getByTestId('rung-seed').waitFor()
    const { violations } = await new AxeBuilder({ page }).disableRules(['color-contrast']).analyze()
    const serious = violations.filter(({ impact }) => impact === 'critical' || impact === 'serious')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})
