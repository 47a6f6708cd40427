import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { financingRungs, isFinancingRung, otherRungs, rungName, rungs } from './rung.ts'

interface ReferenceRung {
  readonly id: string
  readonly track: string
  readonly zh: string
  readonly en: string
}

const reference: readonly ReferenceRung[] = JSON.parse(
  readFileSync(new URL('../../../reference/rungs.json', import.meta.url), 'utf8'),
).rungs

describe('The rungs', () => {
  test('are those of the reference data, in its order and with its names', () => {
    expect(rungs.map((rung) => ({ id: rung, ...rungName(rung) }))).toEqual(
      reference.map(({ id, zh, en }) => ({ id, zh, en })),
    )
  })

  test('that a round can be are those that the reference data calls financing or free', () => {
    const ofRounds = reference.filter(({ track }) => ['financing', 'free'].includes(track))
    expect(financingRungs).toEqual(ofRounds.map(({ id }) => id))
  })

  test('are either brought about by a round or not', () => {
    expect([...financingRungs, ...otherRungs].toSorted()).toEqual(rungs.toSorted())
    expect(otherRungs.some(isFinancingRung)).toBe(false)
  })
})
