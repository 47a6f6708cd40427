import { expect, test } from '@jest/globals'
import { differencesOfAll, judged, report } from './compare.ts'
import { demonstrationOf } from './demonstration.ts'
import { driftsOfDemonstration } from './drifts-of-demonstration.ts'
import { inASystem, keepPart, readPart } from './recording.ts'

test('every event of the demonstration has the bytes that were recorded', async () => {
  const digests = await inASystem(demonstrationOf)
  await keepPart('demonstration', digests)
  const found = differencesOfAll(await readPart('demonstration'), digests)
  const { unexplained, outdated } = judged(found, driftsOfDemonstration)
  expect(report(unexplained)).toBe('')
  expect(outdated).toEqual([])
}, 260_000)
