import { describe, expect, test } from '@jest/globals'
import { instant, localDate, ProblemError, problem } from '@seedline/values'
import type { Viewed, ViewStore } from '../store/view-store-types.ts'
import { currentOf, expectReached } from './current.ts'

const words = { zh: '…', en: '…' }
const viewed = { key: 'e-1', data: 'the document', versions: { 'enterprise-e-1': 4 } }
const place = { key: 'e-1', stream: 'enterprise-e-1' }
const asked = (change: object = {}) => ({
  ...place,
  asOf: {},
  atLeastVersion: 0,
  deadline: new Date(Date.now() + 5_000),
  ...change,
})

function viewOf(answer: () => Promise<Viewed<string> | undefined>) {
  const reads: unknown[][] = []
  const view = {
    get: (...of: unknown[]) => {
      reads.push(['get', ...of])
      return answer()
    },
    atLeast: (...of: unknown[]) => {
      reads.push(['atLeast', ...of])
      return answer()
    },
  } as unknown as ViewStore<string>
  return { view, reads }
}

const refusing = (code: string) => () =>
  Promise.reject(new ProblemError(problem(code, 'unavailable', words, words)))

const pastMoments = [
  { occurredOn: localDate('2024-01-01') },
  { recordedAt: instant('2024-01-01T00:00:00.000Z') },
]

describe('What is current', () => {
  test('is read by its key, or waited for until it holds the version that was asked', async () => {
    const { view, reads } = viewOf(async () => viewed as Viewed<string>)
    expect(await currentOf(view, asked())).toBe(viewed)
    expect(await currentOf(view, asked({ atLeastVersion: 4 }))).toBe(viewed)
    expect(reads).toEqual([
      ['get', 'e-1'],
      ['atLeast', 'e-1', 'enterprise-e-1', 4, expect.any(Date)],
    ])
  })

  test.each(['VIEW_NOT_CURRENT', 'VIEW_BEING_BUILT'])(
    'is left to the streams at %s',
    async (code) => {
      const { view } = viewOf(refusing(code))
      expect(await currentOf(view, asked({ atLeastVersion: 4 }))).toBeUndefined()
    },
  )

  test('is not guessed when the view fails otherwise', async () => {
    const { view } = viewOf(refusing('DATABASE_UNAVAILABLE'))
    await expect(currentOf(view, asked())).rejects.toBeInstanceOf(ProblemError)
  })

  test('at a version that the stream has not reached is refused, with how far it came', () => {
    expect(() => expectReached(asked({ atLeastVersion: 5 }), 4)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'VERSION_NOT_REACHED',
          facts: { asked: '5', current_version: '4' },
        }),
      }),
    )
    expect(() => expectReached(asked({ atLeastVersion: 4 }), 4)).not.toThrow()
  })
})

describe.each(pastMoments)('What was, as of %j', (asOf) => {
  test('is never read from the view, which knows only what is', async () => {
    const { view, reads } = viewOf(async () => viewed as Viewed<string>)
    expect(await currentOf(view, asked({ asOf }))).toBeUndefined()
    expect(reads).toEqual([])
  })

  test('is told whatever the version is now', () => {
    expect(() => expectReached(asked({ asOf, atLeastVersion: 9 }), 4)).not.toThrow()
  })
})
