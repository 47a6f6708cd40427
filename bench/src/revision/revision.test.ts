import { expect, test } from '@jest/globals'
import { rowOf } from '../harness/figure.ts'
import { countsIn } from '../rounds/database-commands.ts'
import { ownNames } from '../rounds/side.ts'
import type { Turn } from '../rounds/turn.ts'
import { figuresOf } from './revision.ts'

const turn = (gateway: number, fund: number, mongo: number, finds: number): Turn => ({
  rounds: 2,
  enterprises: [],
  cpu: new Map([
    ['gateway', gateway],
    ['fund', fund],
    ['mongo', mongo],
    ['kafka', 20_000],
  ]),
  commands: countsIn({ metrics: { commands: { find: { total: finds } } } }),
})

const found = {
  turns: [{ ours: turn(10_000, 14_000, 16_000, 60), baseline: turn(20_000, 28_000, 32_000, 120) }],
  reads: [{ ours: 90, baseline: 100 }],
  types: [{ ours: { seconds: 12, lines: 2_000 }, baseline: { seconds: 10, lines: 1_000 } }],
}

test('the servers count for a round, and not for a command', () => {
  const rows = figuresOf(found, { revision: 'v1', roundGoal: 0.65 }).map(rowOf)
  expect(rows.map(({ ours, baseline, met }) => [ours, baseline, met])).toEqual([
    [6_000, 12_000, true],
    [90, 100, true],
    [60_000, 100_000, true],
    [30, 60, true],
    [12, 10, false],
    [6_000, 10_000, true],
  ])
  const [, , strict] = figuresOf(found, { revision: 'v1', roundGoal: 0.5 }).map(rowOf)
  expect(strict).toMatchObject({ met: false, goal: 'at most 0.5' })
})

test('a service that only one of the two has counts as its own', () => {
  const names = ownNames(new Map(['mongo', 'pilot', 'gateway', 'kafka'].map((name) => [name, 1])))
  expect(names).toEqual(['pilot', 'gateway'])
})
