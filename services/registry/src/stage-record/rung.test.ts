import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import { compareRungs, mustPrecede, nameOf, type Rung, rungs, trackOf } from './rung.ts'
import { rungFromProto, rungToProto } from './rung-codec.ts'

interface ReferenceRung {
  readonly id: string
  readonly order: number | null
  readonly track: string
  readonly zh: string
  readonly en: string
}

const reference: readonly ReferenceRung[] = JSON.parse(
  readFileSync(new URL('../../../../reference/rungs.json', import.meta.url), 'utf8'),
).rungs

describe('The rungs', () => {
  test('are those of the reference data, with its tracks and names', () => {
    expect(rungs.map((rung) => ({ id: rung, track: trackOf(rung), ...nameOf(rung) }))).toEqual(
      reference.map(({ id, track, zh, en }) => ({ id, track, zh, en })),
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

  test('cover every rung of the contract, there and back', () => {
    const { RUNG_UNSPECIFIED, UNRECOGNIZED, ...named } = ProtoRung
    expect(rungs.map(rungToProto).sort()).toEqual(Object.values(named).sort())
    for (const rung of rungs) expect(rungFromProto(rungToProto(rung))).toBe(rung)
    expect(rungToProto(undefined)).toBe(RUNG_UNSPECIFIED)
    expect(rungFromProto(RUNG_UNSPECIFIED)).toBeUndefined()
    expect(rungFromProto(UNRECOGNIZED)).toBeUndefined()
  })

  test('never precede each other both ways, nor themselves', () => {
    for (const a of rungs)
      for (const b of rungs) expect(mustPrecede(a, b) && mustPrecede(b, a)).toBe(false)
  })
})
