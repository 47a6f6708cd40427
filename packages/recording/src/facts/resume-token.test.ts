import { describe, expect, test } from '@jest/globals'
import { readResumeToken, writeResumeToken } from './resume-token.ts'

const watched = { kind: 'enterprise', ids: [] }
const place = new Map([
  [0, 12n],
  [5, 9_007_199_254_740_993n],
])

describe('a resume token', () => {
  test('says at every replica where to go on', () => {
    expect(readResumeToken(watched, writeResumeToken(watched, place))).toEqual(place)
  })

  test('says nothing of another watch, to which other facts were told', () => {
    const token = writeResumeToken(watched, place)
    expect(readResumeToken({ kind: 'enterprise', ids: ['a'] }, token)).toBeUndefined()
    expect(readResumeToken({ kind: 'figures', ids: [] }, token)).toBeUndefined()
    expect(readResumeToken(watched, '')).toBeUndefined()
  })

  test.each(['x', 'a'.repeat(5000), Buffer.from('0123456789abcdef;0=-1').toString('base64url')])(
    'that nobody gave out is refused: %p',
    (token) => {
      expect(() => readResumeToken(watched, token)).toThrow(
        expect.objectContaining({
          problem: expect.objectContaining({ code: 'RESUME_TOKEN_INVALID' }),
        }),
      )
    },
  )
})
