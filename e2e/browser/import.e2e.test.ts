import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { codesFrom } from '../system/codes.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { keepPicture, openPage } from './browser.ts'
import { systemAndBrowser } from './system-and-browser.ts'

const languages = {
  zh: {
    first: 9_100,
    counts: '共 5 行：新记录 2，更正 0，无变化 0，未接受 3',
    mended: '共 5 行：新记录 3，更正 0，无变化 2，未接受 0',
    changed: '共 5 行：新记录 0，更正 1，无变化 4，未接受 0',
  },
  en: {
    first: 9_200,
    counts: '5 rows: 2 new, 0 changed, 0 the same, 3 refused',
    mended: '5 rows: 3 new, 0 changed, 2 the same, 0 refused',
    changed: '5 rows: 0 new, 1 changed, 4 the same, 0 refused',
  },
} as const

let system: RunningSystem
let browser: Browser

systemAndBrowser((started) => {
  ;({ system, browser } = started)
})

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = languages[language]
  const codes = codesFrom(words.first, 5)
  let page: Page
  let errors: string[]

  beforeAll(async () => {
    ;({ page, errors } = await openPage(browser))
    await page.goto(`${system.gatewayUrl}/?lang=${language}`)
    await page.getByTestId('sign-in-registrar').click()
    await page.getByTestId('total').waitFor()
  }, 60_000)

  afterAll(() => page?.close())

  const choose = (rows: readonly string[]) =>
    page.getByTestId('import-file').setInputFiles({
      name: 'june.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`统一社会信用代码,企业名称,所在区,成立日期\r\n${rows.join('\r\n')}\r\n`),
    })
  const row = (at: number, { code = codes[at], district = '南山区', day = '2015-06-30' } = {}) =>
    `${code},演示·${language} 导入 ${at},${district},${day}`
  const good = [0, 1, 2, 3, 4].map((at) => row(at))

  test('a file with three bad rows is tried: each says its column, value, rule and mend', async () => {
    await page.goto(`${system.gatewayUrl}/import`)
    const bad = [
      row(0),
      row(1, { code: `${codes[1]?.slice(0, 17)}${codes[1]?.endsWith('A') ? 'B' : 'A'}` }),
      row(2, { district: '火星区' }),
      row(3, { day: '2099-01-01' }),
      row(4),
    ]
    await choose(bad)
    await page.getByTestId('import-try').click()
    await page.getByText(words.counts).waitFor({ timeout: 15_000 })
    const refused = page.getByTestId('import-refused')
    for (const said of ['USCC_CHECK_DIGIT_WRONG', '火星区', '2099-01-01'])
      await refused.getByText(said).first().waitFor()
    await keepPicture(page, `import-tried-${language}`)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await page.getByTestId('import-record').click()
    await page.getByText(words.counts).waitFor({ timeout: 15_000 })
    expect(errors.splice(0)).toEqual([])
  })

  test('mended and imported again, what was recorded is known, and the list shows all five', async () => {
    await choose(good)
    await page.getByTestId('import-record').click()
    await page.getByText(words.mended).waitFor({ timeout: 15_000 })
    const search = encodeURIComponent(`演示·${language} 导入`)
    await page.goto(`${system.gatewayUrl}/enterprises?search=${search}`)
    await page.getByTestId('enterprises').getByRole('link').nth(4).waitFor({ timeout: 15_000 })
    expect(errors.splice(0)).toEqual([])
  })

  test('the next month’s file changes what differs, and names it', async () => {
    await page.goto(`${system.gatewayUrl}/import`)
    await choose([...good.slice(0, 4), row(4, { district: '龙华区' })])
    await page.getByTestId('import-record').click()
    await page.getByText(words.changed).waitFor({ timeout: 15_000 })
    await page.getByTestId('import-changed').getByText('440309').waitFor()
    await keepPicture(page, `import-changed-${language}`)
    expect(errors.splice(0)).toEqual([])
  })
})
