import { describe, expect, test } from '@jest/globals'
import { readJson } from './read-json.ts'

const utf8 = (text: string) => readJson(Buffer.from(text, 'utf8'))
// 深圳 as GBK writes it.
const gbk = Buffer.from([0xc9, 0xee, 0xdb, 0xda])

describe('JSON from outside', () => {
  test('is its value', () => {
    expect(utf8('{"名":[1,"𠮷"]}\r\n')).toEqual({ ok: true, value: { 名: [1, '𠮷'] } })
  })

  test('in another encoding is refused, with the line where that is seen', () => {
    const bytes = Buffer.concat([Buffer.from('{\n"name":\n"'), gbk, Buffer.from('"\n}')])
    expect(readJson(bytes)).toEqual({ ok: false, fault: 'not-utf-8', line: 3 })
    expect(readJson(gbk)).toMatchObject({ fault: 'not-utf-8', line: 1 })
    expect(readJson(Buffer.from('{}\n\ufeff', 'utf16le'))).toMatchObject({ ok: false })
    // The last character cut in two.
    expect(readJson(Buffer.from('"名"').subarray(0, 3))).toMatchObject({ fault: 'not-utf-8' })
  })

  test('that is none is refused', () => {
    for (const text of ['', '{', '{"a":1,}', 'null null', '\ufeff{}']) {
      expect(utf8(text)).toMatchObject({ ok: false, fault: 'malformed' })
    }
  })

  test('with a key given twice is refused, with the path to it', () => {
    expect(utf8('{"items":[{},{"quantity":"1","quantity":"2"}]}')).toEqual({
      ok: false,
      fault: 'duplicate-key',
      path: ['items', 1, 'quantity'],
    })
  })
})
