import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseWebAddress } from './web-address.ts'

function codeOf(input: unknown): string {
  const parsed = parseWebAddress(input)
  return parsed.ok ? 'ok' : parsed.problem.code
}

describe('the address of a page', () => {
  test.each([
    'https://example.com',
    'http://example.com/',
    'HTTPS://Example.COM/A%20b?c=d#e',
    'https://www.cninfo.com.cn/new/disclosure?stockCode=300750&announcementId=1',
    'https://localhost:8443/@someone/a@b',
    'https://公司.中国/公告/2024年?页=1',
    'https://[2001:db8::1]/',
  ])('%s is kept exactly as it was given', (address) => {
    expect(parseWebAddress(address)).toEqual({ ok: true, value: address })
  })

  test.each([
    'https://x\ny',
    'https://x.example/a\tb',
    ' https://x.example',
    'https://x.example ',
    'https://x.example/a b',
    'https://x.example/a\u3000b',
    'https://x.example/\u0000',
    'https://x.example/\u202egro.live',
    'https://x\u200b.example/',
    'https://x.example/\ud800',
    'ftp://x.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//x.example/',
    'https:x.example',
    'https:///x.example',
    'https://',
    'https://x.example:99999/',
    'https://trusted.example\\@x.example/',
    'https://trusted.example@x.example/',
    'x.example',
    '',
    null,
    12,
  ])('%p is refused', (address) => {
    expect(codeOf(address)).toBe('URL_MALFORMED')
  })

  test('2,000 characters are kept, one more is not', () => {
    const address = (length: number) => `https://x.example/${'a'.repeat(length - 18)}`
    expect(codeOf(address(2000))).toBe('ok')
    expect(codeOf(address(2001))).toBe('TEXT_TOO_LONG')
  })

  test('whatever a program makes an address of is read, and nothing is changed in it', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
        expect(parseWebAddress(address)).toEqual({ ok: true, value: address })
      }),
    )
  })

  test('whatever is sent is answered, and what is taken has no character that a browser drops', () => {
    const ending = fc.string({ unit: 'binary', maxLength: 20 })
    const input = fc.oneof(
      fc.anything(),
      ending.map((text) => `https://x.example/${text}`),
    )
    fc.assert(
      fc.property(input, (sent) => {
        const parsed = parseWebAddress(sent)
        return !parsed.ok || (parsed.value === sent && !/[\s\p{Cc}]/u.test(parsed.value))
      }),
    )
  })
})
