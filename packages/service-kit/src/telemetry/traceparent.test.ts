import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatTraceparent, parseTraceparent, traceIdOf } from './traceparent.ts'

const hex = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).filter((text) => !/^0+$/.test(text))

describe('a traceparent', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(hex(32), hex(16), fc.boolean(), (traceId, spanId, sampled) => {
        const written = formatTraceparent({ traceId, spanId, traceFlags: sampled ? 1 : 0 })
        expect(parseTraceparent(written)).toEqual({
          traceId,
          spanId,
          traceFlags: sampled ? 1 : 0,
          isRemote: true,
        })
        expect(traceIdOf(written)).toBe(traceId)
      }),
    )
  })

  test('of a later version may say more than we understand', () => {
    const later = `01-${'a'.repeat(32)}-${'b'.repeat(16)}-03-more`
    expect(parseTraceparent(later)).toMatchObject({ traceFlags: 1 })
  })

  test.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`],
    ['a span id of zeros', `00-${'a'.repeat(32)}-${'0'.repeat(16)}-01`],
    ['upper case', `00-${'A'.repeat(32)}-${'b'.repeat(16)}-01`],
    ['the forbidden version', `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`],
    ['version 0 with more behind it', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01-x`],
    ['something endless', `01-${'a'.repeat(32)}-${'b'.repeat(16)}-01-${'x'.repeat(10_000)}`],
  ])('is not made of %s', (_name, text) => {
    expect(parseTraceparent(text)).toBeUndefined()
  })

  test('is never thrown at by any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseTraceparent(text)))
  })

  test('is not written for the context of a span that does not exist', () => {
    const none = { traceId: '0'.repeat(32), spanId: '0'.repeat(16), traceFlags: 0 }
    expect(formatTraceparent(none)).toBeUndefined()
    expect(formatTraceparent(undefined)).toBeUndefined()
  })
})
