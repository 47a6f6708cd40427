import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '@seedline/stack'
import { type Browser, chromium, type Page } from 'playwright-core'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Starts the machine's Chromium, headless and silent on the network. @throws when there is none */
export async function startBrowser(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM, ...usual].find(
    (path) => path !== undefined && existsSync(path),
  )
  if (!executablePath) throw new Error('No Chromium: install the package chromium, or set CHROMIUM')
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Opens a page whose errors are collected: a page that logs an error has failed. */
export async function openPage(browser: Browser): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { page, errors }
}

/** Keeps a picture for a person to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(checkout, '.seedline/screenshots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

const mostClicks = 5

/** Chooses from the list that is open: a click on one that is still unfolding chooses nothing, and it stays open. */
export async function chooseOption(page: Page, option: string): Promise<void> {
  const list = page.locator('.ant-select-item-option:visible')
  for (let clicks = 1; clicks <= mostClicks; clicks += 1) {
    await list.getByText(option, { exact: true }).click()
    const closed = list.first().waitFor({ state: 'hidden', timeout: 1_000 })
    if (
      await closed.then(
        () => true,
        () => clicks === mostClicks,
      )
    )
      break
  }
}
