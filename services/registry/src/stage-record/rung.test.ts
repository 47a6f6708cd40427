import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { isFinancingRung, type Rung, rungs } from '@seedline/values'
import { compareRungs, mustPrecede, trackOf } from './rung.ts'

interface ReferenceRung {
  readonly id: string
  readonly order: number | null
  readonly track: string
}

const reference: readonly ReferenceRung[] = JSON.parse(
  readFileSync(new URL('../../../../reference/rungs.json', import.meta.url), 'utf8'),
).rungs

describe('The rungs', () => {
  test('are on the tracks of the reference data', () => {
    expect(rungs.map((rung) => ({ id: rung, track: trackOf(rung) }))).toEqual(
      reference.map(({ id, track }) => ({ id, track })),
    )
  })

  test('stand in the order of the reference data', () => {
    const placed = reference.filter(({ order }) => order !== null)
    for (const a of placed)
      for (const b of placed)
        expect(Math.sign(compareRungs(a.id as Rung, b.id as Rung))).toBe(
          Math.sign((a.order ?? 0) - (b.order ?? 0)),
        )
  })

  test('that a round brings about are those among the financing and the free ones', () => {
    for (const rung of rungs)
      expect(isFinancingRung(rung)).toBe(['financing', 'free'].includes(trackOf(rung)))
  })

  test('never precede each other both ways, nor themselves', () => {
    for (const a of rungs)
      for (const b of rungs) expect(mustPrecede(a, b) && mustPrecede(b, a)).toBe(false)
  })
})
