import { describe, expect, test } from '@jest/globals'
import { instantOf, ProblemError } from '@seedline/values'
import { recordingTimes } from './recording-times.ts'

const noon = Date.parse('2026-11-23T12:00:00.000Z')
const budgetMs = 3000
const settling = 5000

/** A wall clock that can be set, beside one that only runs. */
function clocks() {
  const clock = { wall: noon, elapsed: 0 }
  const times = recordingTimes(
    () => instantOf(new Date(clock.wall)),
    budgetMs,
    () => clock.elapsed,
  )
  const pass = (ms: number): void => {
    clock.wall += ms
    clock.elapsed += ms
  }
  const answers = (at: number): boolean => {
    try {
      times.expectSettled(instantOf(new Date(at)))
      return true
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'NOT_YET_SETTLED') return false
      throw error
    }
  }
  return { clock, times, pass, answers }
}

describe('What is asked as recorded', () => {
  test('is answered up to where no write of any process can still come, not a millisecond later', () => {
    const { answers } = clocks()
    expect([answers(noon - settling), answers(noon - settling + 1)]).toEqual([true, false])
    expect([answers(noon), answers(noon + 86_400_000)]).toEqual([false, false])
  })

  test('too early says up to when it is answered, and when to ask again', () => {
    const { times, pass, answers } = clocks()
    const asked = noon - 2000
    const told = () => times.expectSettled(instantOf(new Date(asked)))
    expect(told).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          facts: {
            asked: '2026-11-23T11:59:58.000Z',
            settled_until: '2026-11-23T11:59:55.000Z',
            ask_again_at: '2026-11-23T12:00:03.000Z',
          },
        }),
      }),
    )
    pass(2999)
    expect(answers(asked)).toBe(false)
    pass(1)
    expect(answers(asked)).toBe(true)
  })

  test('is not answered as of a write under way, however far the clock was set forward meanwhile', () => {
    const { clock, times, answers } = clocks()
    const write = times.begin()
    clock.wall += 3_600_000
    expect([answers(noon - 1), answers(noon)]).toEqual([true, false])
    write.ended('known')
    expect(answers(noon)).toBe(true)
  })

  test('is not answered as of a write of unknown end until a server that stood still would have made it', () => {
    const { times, pass, answers } = clocks()
    times.begin().ended('unknown')
    pass(59_000)
    expect([answers(noon - 1), answers(noon)]).toEqual([true, false])
    pass(1001)
    expect(answers(noon)).toBe(true)
  })

  test('stays answered when the clock is set back, and nothing is recorded before it', () => {
    const { clock, times, answers } = clocks()
    expect(answers(noon - settling)).toBe(true)
    clock.wall -= 3_600_000
    expect(answers(noon - settling)).toBe(true)
    expect(times.begin().at.getTime()).toBe(noon)
  })
})
