import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type RefusalCode, refusals } from '@seedline/contracts/refusals'
import { contracts } from '../rest/contracts.ts'
import { recordedServices } from '../testing/recorded-services.ts'
import { request } from '../testing/requests.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'
import { chineseTexts } from './chinese.ts'
import { html } from './html.ts'

const { call } = recordedServices()

describe('the pages', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await testGateway({ call })
  })
  afterAll(() => gateway.close())
  const page = (path: string, language = 'en') =>
    request(gateway.address, path, {
      headers: { accept: 'text/html', 'accept-language': language },
    })

  test.each(Object.keys(refusals))(
    'of %s says what it means and how to mend it, in both languages',
    async (code) => {
      for (const language of ['zh', 'en'] as const) {
        const { status, text, headers } = await page(`/errors/${code}`, language)
        expect(status).toBe(200)
        expect(headers.get('content-language')).toBe(language)
        const { title } = refusals[code as RefusalCode]
        expect(text).toContain(
          title[language === 'zh' ? 0 : 1].replaceAll("'", '&#39;').replaceAll('"', '&quot;'),
        )
        expect(text).not.toMatch(/\{[a-z]+\}/)
      }
    },
  )

  test('of an unknown code says so, and repeats nothing that could run', async () => {
    const { status, text } = await page('/errors/%3Cscript%3Ealert(1)%3C%2Fscript%3E')
    expect(status).toBe(404)
    expect(text).not.toContain('<script')
  })

  test('of all codes lists them', async () => {
    const { text } = await page('/errors?lang=zh')
    expect(text.match(/\/errors\/[A-Z]/g)).toHaveLength(Object.keys(refusals).length)
  })

  test('of the interface shows every operation, from here alone', async () => {
    for (const language of ['zh', 'en'] as const) {
      const { text, headers } = await page('/docs', language)
      for (const { path, summary } of contracts) {
        expect(text).toContain(path)
        expect(text).toContain(summary[language].replaceAll("'", '&#39;'))
      }
      expect(text).not.toMatch(/https?:\/\/(?!example|www\.example)/)
      expect(text).not.toContain('<script')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    const style = await page('/docs/page.css')
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
  })

  test('of the interface says each field in Chinese too', async () => {
    const { text } = await page('/docs', 'zh')
    const said = [...text.matchAll(/<\/i> ([^<\n]*)/g)].map(([, sentence = '']) => sentence.trim())
    const titles = [...text.matchAll(/<h2>([^<]*)/g)].map(([, title = '']) => title)
    const foreign = [...said, ...titles].filter((one) => one !== '' && !/\p{Script=Han}/u.test(one))
    expect([...new Set(foreign)]).toEqual([])
  })

  test('of the interface keeps no Chinese for what the document no longer says', async () => {
    const { text } = await page('/docs', 'en')
    const isShown = (sentence: string) => text.includes(html`${sentence}`.html)
    expect(Object.keys(chineseTexts).filter((sentence) => !isShown(sentence))).toEqual([])
  })

  test('of the application, before it is built, is a gentle one', async () => {
    const { status, text } = await page('/enterprises/x', 'zh')
    expect(status).toBe(503)
    expect(text).toContain('网页尚未构建')
  })
})

describe('the built web application', () => {
  let gateway: TestGateway
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seedline-web-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'assets/index-abc123.js'), 'export {}')
    await writeFile(join(folder, 'seedline.svg'), '<svg/>')
    await writeFile(join(folder, '.secret'), 'no')
    gateway = await testGateway({ call, webFolder: folder })
  })
  afterAll(async () => {
    await gateway.close()
    await rm(folder, { recursive: true })
  })
  const get = (path: string) =>
    request(gateway.address, path, { headers: { accept: 'text/html,*/*' } })

  test('appears without a restart, at every address of its own', async () => {
    expect((await get('/')).status).toBe(503)
    await writeFile(join(folder, 'index.html'), '<html><meta content="__CSP_NONCE__"></html>')
    for (const path of ['/', '/enterprises/6f1d7d5e', '/funds?lang=zh']) {
      const { status, headers } = await get(path)
      expect(status).toBe(200)
      expect(headers.get('cache-control')).toBe('no-cache')
    }
  })

  test('runs scripts of its own alone, and styles under a nonce of this answer', async () => {
    const [one, two] = [await get('/'), await get('/')]
    const policy = one.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(policy).toMatch(/script-src 'self';/)
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`)
    expect(policy).not.toMatch(/unsafe/)
    expect(one.text).toContain(`content="${nonce}"`)
    expect(one.text).not.toBe(two.text)
  })

  test('is allowed no inline style either where its page names no place for the nonce', async () => {
    const other = await mkdtemp(join(tmpdir(), 'seedline-web-'))
    await writeFile(join(other, 'index.html'), '<html></html>')
    const plain = await testGateway({ call, webFolder: other })
    const { headers } = await request(plain.address, '/', { headers: { accept: 'text/html' } })
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe/)
    await plain.close()
    await rm(other, { recursive: true })
  })

  test('has hashed files kept for a year, and others asked for anew', async () => {
    const script = await get('/assets/index-abc123.js')
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(script.headers.get('content-type')).toMatch(/javascript/)
    expect(script.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await get('/seedline.svg')).headers.get('cache-control')).toBe('no-cache')
  })

  test.each(['/assets/none.js', '/.secret', '/..%2f..%2fpackage.json', '/assets/..%2f.secret'])(
    'does not give out %s',
    async (path) => {
      const { status, text } = await get(path)
      expect([400, 404]).toContain(status)
      expect(JSON.parse(text).code).toMatch(/ROUTE_UNKNOWN|ADDRESS_MALFORMED/)
    },
  )
})
