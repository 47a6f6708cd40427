import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { deriveId, newId, parseId } from './id.ts'

describe('an id', () => {
  test('of the same name and parts is the same in every process and release', () => {
    expect(deriveId('Enterprise', '914403001922038216')).toBe(
      '92223beb-b0e3-5288-ad44-e0955c06d7c3',
    )
  })

  test('differs by name and by where one part ends', () => {
    expect(deriveId('Deal', 'x')).not.toBe(deriveId('Fund', 'x'))
    expect(deriveId('Deal', 'ab', 'c')).not.toBe(deriveId('Deal', 'a', 'bc'))
    expect(deriveId('Deal', 'a,b')).not.toBe(deriveId('Deal', 'a', 'b'))
    expect(deriveId('Deal', 'a', '')).not.toBe(deriveId('Deal', 'a'))
  })

  test('derived or fresh, is read back as itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        const id = deriveId('Rung', ...parts)
        expect(parseId('Rung', id)).toEqual({ ok: true, value: id })
      }),
    )
    const fresh = newId('Rung')
    expect(parseId('Rung', fresh.toUpperCase())).toEqual({ ok: true, value: fresh })
  })

  test('fresh ids differ and follow time', () => {
    const ids = Array.from({ length: 500 }, () => newId('Deal'))
    expect(new Set(ids).size).toBe(500)
    const times = ids.map((id) => id.slice(0, 13))
    expect(times.toSorted()).toEqual(times)
  })

  test.each(['', 'x', '00000000-0000-0000-0000-000000000000', 7, null, 'd7e77686-20db-510f-b750'])(
    '%p is refused',
    (input) => {
      expect(parseId('Deal', input)).toMatchObject({
        problem: { code: 'ID_MALFORMED', facts: { id_of: 'Deal' } },
      })
    },
  )
})
