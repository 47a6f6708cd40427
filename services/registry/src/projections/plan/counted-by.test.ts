import { describe, expect, test } from '@jest/globals'
import { type CountedBy, digestOf } from './counted-by.ts'

const from = { source: 'made up', confidence: 'reported' }
const named = { zh: '加速', en: 'acceleration' }
const countedBy = {
  funnel: {
    stages: [{ ...from, ...named, id: 'acceleration', rungs: ['b', 'c'] }],
    ends: ['failed'],
    ...from,
  },
  classOne: new Set(['invention', 'layout-design']),
} as unknown as CountedBy

const withFunnel = (change: object): CountedBy =>
  ({ ...countedBy, funnel: { ...countedBy.funnel, ...change } }) as CountedBy

describe('What the plan is counted by', () => {
  test('is another where a rung comes to another stage or becomes an end, or another kind counts as class one', () => {
    const [stage] = countedBy.funnel.stages
    const others = [
      withFunnel({ stages: [{ ...stage, rungs: ['b', 'c', 'd'] }] }),
      withFunnel({ stages: [{ ...stage, id: 'incubation' }] }),
      withFunnel({ ends: ['failed', 'delisted'] }),
      { ...countedBy, classOne: new Set(['invention']) } as CountedBy,
    ]
    const all = [countedBy, ...others].map(digestOf)
    expect(new Set(all).size).toBe(all.length)
  })

  test('is the same in another order, by other names or from another source', () => {
    const [stage] = countedBy.funnel.stages
    const renamed = { ...stage, rungs: ['c', 'b'], zh: '提速', source: 'elsewhere' }
    expect(digestOf(withFunnel({ stages: [renamed], confidence: 'verified' }))).toBe(
      digestOf(countedBy),
    )
  })
})
