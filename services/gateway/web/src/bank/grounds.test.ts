import { describe, expect, test } from '@jest/globals'
import { reason, rightVerdict, verdict } from '../testing/answer.ts'
import { byLayer, changedReasons, countedRights, groundsOf } from './grounds.ts'

describe('reasons', () => {
  test('stand under their layers, the law first, and what isn’t met before what is', () => {
    const grouped = byLayer([
      reason('consent-recorded', { layer: 'product' }),
      reason('BK-09', { layer: 'policy', outcome: 'unknown' }),
      reason('PP-R01'),
      reason('PP-R12', { outcome: 'needs-person' }),
      reason('PP-R04', { outcome: 'not-met' }),
      reason('PP-R09', { outcome: 'unknown' }),
      reason('PP-R02'),
    ])
    expect(
      grouped.map(({ layer, met, reasons }) => [layer, met, reasons.map((r) => r.code)]),
    ).toEqual([
      ['statutory', 2, ['PP-R04', 'PP-R09', 'PP-R12', 'PP-R01', 'PP-R02']],
      ['policy', 0, ['BK-09']],
      ['product', 1, ['consent-recorded']],
    ])
  })

  test('a layer without reasons isn’t shown', () => {
    expect(byLayer([])).toEqual([])
  })
})

test('of the grounds those alone are met of which it is known, and policy is none of them', () => {
  expect(groundsOf(rightVerdict())).toEqual({ met: 1, of: 3 })
  expect(groundsOf(rightVerdict({ reasons: [] }))).toEqual({ met: 0, of: 0 })
})

test('rights are counted by how they came out, the best first', () => {
  const rights = (['ineligible', 'eligible', 'ineligible', 'indeterminate'] as const).map(
    (decision) => rightVerdict({ decision }),
  )
  expect(countedRights(rights)).toEqual([
    { decision: 'eligible', count: 1 },
    { decision: 'indeterminate', count: 1 },
    { decision: 'ineligible', count: 2 },
  ])
})

describe('compared with the answer before', () => {
  test('the same says nothing', () => {
    expect(changedReasons(verdict(), verdict())).toEqual([])
  })

  test('each reason that came out otherwise is named, by its right or of the loan, and so is a new one', () => {
    const former = verdict()
    const now = verdict({
      reasons: [reason('BK-10', { layer: 'policy', outcome: 'not-met' })],
      rights: [
        rightVerdict({ reasons: [reason('PP-R01', { outcome: 'not-met' }), reason('PP-R02')] }),
      ],
    })
    const told = changedReasons(former, now).map(
      ({ number, reason: { code }, before, now: after }) => [number, code, before, after],
    )
    expect(told).toEqual([
      ['', 'BK-10', 'met', 'not-met'],
      ['202310000001.5', 'PP-R01', 'met', 'not-met'],
      ['202310000001.5', 'PP-R02', undefined, 'met'],
      ['', 'consent-recorded', 'met', undefined],
      ['202310000001.5', 'PP-R09', 'unknown', undefined],
      ['202310000001.5', 'PP-R12', 'needs-person', undefined],
      ['202310000001.5', 'BK-09', 'met', undefined],
    ])
  })

  test('the same ground of two rights is told apart', () => {
    const two = (second: 'met' | 'unknown') =>
      verdict({
        rights: [
          rightVerdict({ reasons: [reason('PP-R01')] }),
          rightVerdict({
            rightId: 'p2',
            number: '2',
            reasons: [reason('PP-R01', { outcome: second })],
          }),
        ],
      })
    expect(changedReasons(two('met'), two('unknown')).map(({ number }) => number)).toEqual(['2'])
  })
})
