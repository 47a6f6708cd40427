import { expect, test } from '@jest/globals'
import { problem, problemKinds } from '@seedline/values'
import { reject } from './event.ts'

const text = { zh: '满', en: 'Full' }

test('a decider may refuse with whatever stays so', () => {
  const full = problem('TABLE_FULL', 'refused', text, text)
  expect(reject(full)).toEqual({ ok: false, problem: full })
})

test('a decider can not refuse with what time would mend: a consumer would wait for it for ever', () => {
  const attempts = [
    // @ts-expect-error exhausted passes
    () => reject(problem('TABLE_FULL', 'exhausted', text, text)),
    // @ts-expect-error unavailable passes
    () => reject(problem('TABLE_FULL', 'unavailable', text, text)),
    // @ts-expect-error an unknown outcome is asked for again
    () => reject(problem('TABLE_FULL', 'outcome-unknown', text, text)),
  ]
  const passing = attempts.map((attempt) => attempt().problem.kind)
  expect(passing.every((kind) => problemKinds[kind].passes)).toBe(true)
  expect(Object.values(problemKinds).filter(({ passes }) => passes)).toHaveLength(attempts.length)
})
