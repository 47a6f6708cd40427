import { beforeAll, expect, test } from '@jest/globals'
import { additionsTo } from './additions.ts'
import { type Difference, differencesOfAll, judged, report } from './compare.ts'
import { undocumentedRefusals } from './documented.ts'
import { drifts } from './drifts.ts'
import { numberedAsThen } from './numbered-as-then.ts'
import { operationsLeftOut } from './operations-left-out.ts'
import { inASystem, keepPart, type Recording, readPart, recordingOf } from './recording.ts'

let recording: Recording
let found: Readonly<Record<keyof Recording, readonly Difference[]>>

beforeAll(async () => {
  recording = await inASystem(recordingOf)
  const parts = ['answers', 'openapi', 'events'] as const
  for (const part of parts) await keepPart(part, recording[part])
  const isAddition = additionsTo(await readPart('answers'))
  const differing = async (part: keyof Recording) =>
    differencesOfAll(await readPart(part), numberedAsThen(recording)[part]).filter(
      (difference) => !isAddition(difference),
    )
  found = {
    answers: await differing('answers'),
    openapi: await differing('openapi'),
    events: await differing('events'),
  }
}, 170_000)

const unexplained = (part: keyof Recording): string =>
  report(judged(found[part], drifts).unexplained)

test('every answer of the story is as it was recorded, but for the allowed drifts', () => {
  expect(unexplained('answers')).toBe('')
})

test('the OpenAPI document is as it was recorded, but for the allowed drifts', () => {
  expect(unexplained('openapi')).toBe('')
})

test('every event of the story has the bytes, the actor and the trace that were recorded', () => {
  expect(unexplained('events')).toBe('')
})

test('every allowed drift still occurs', () => {
  expect(judged(Object.values(found).flat(), drifts).outdated).toEqual([])
})

test('every operation of the OpenAPI document is answered with success in the story', () => {
  expect(operationsLeftOut(recording)).toEqual([])
})

test('every refusal of the story is one that its operation names in the OpenAPI document', () => {
  expect(undocumentedRefusals(recording)).toEqual([])
})
