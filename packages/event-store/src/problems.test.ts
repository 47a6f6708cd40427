import { expect, test } from '@jest/globals'
import type { ProblemError } from '@seedline/values'
import * as problems from './problems.ts'

const { problemOf: _, ...made } = problems

const told: Readonly<Record<keyof typeof made, ProblemError>> = {
  unavailable: made.unavailable(),
  outcomeUnknown: made.outcomeUnknown(),
  exhausted: made.exhausted(),
  conflict: made.conflict('deal-1', 5),
  staleVersion: made.staleVersion('deal-1', 1, 2),
  keyReused: made.keyReused('deal-1', 'c-1'),
  tooLarge: made.tooLarge({}),
  recordFull: made.recordFull(90, 20, 100),
  idInvalid: made.idInvalid('id', ''),
  streamUnreadable: made.streamUnreadable('deal-1', 3),
}

test('Every problem of the store tells its facts under names as everywhere: in lower_snake_case', () => {
  for (const { problem } of Object.values(told))
    for (const name of Object.keys(problem.facts ?? {})) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/)
})

test('A stale version tells which version was expected and which is current', () => {
  expect(told.staleVersion.problem.facts).toEqual({
    stream: 'deal-1',
    expected_version: '1',
    current_version: '2',
  })
})

test('A reused key tells which command it stood for', () => {
  expect(told.keyReused.problem.facts).toEqual({ stream: 'deal-1', command_id: 'c-1' })
})
