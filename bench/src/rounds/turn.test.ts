import { expect, test } from '@jest/globals'
import { pairsOf } from '../harness/pairs.ts'
import { countsIn } from './database-commands.ts'
import { investedIn } from './effects.ts'
import { allPids } from './side.ts'
import { commandsPerRound, cpuPerRound, describedTurn, type Turn } from './turn.ts'

const turn = (fund: number, mongo: number): Turn => ({
  rounds: 4,
  enterprises: [],
  cpu: new Map([
    ['fund', fund],
    ['mongo', mongo],
  ]),
  commands: countsIn({ metrics: { commands: { find: { total: 80 }, insert: { total: 40 } } } }),
})

test('the cost of a round is the sum over all processes, or over those that are asked for', () => {
  expect(cpuPerRound(turn(42_000, 33_000))).toBe(75_000)
  expect(cpuPerRound(turn(42_000, 33_000), ['fund'])).toBe(42_000)
  expect(commandsPerRound(turn(1, 1))).toBe(30)
})

test('a process that was not measured makes no cheaper round', () => {
  expect(cpuPerRound(turn(42_000, 33_000), ['fund', 'gateway'])).toBeNaN()
})

test('pairs are of the same repetition', () => {
  const compared = [{ ours: turn(30, 30), baseline: turn(60, 60) }]
  expect(pairsOf(compared, (turn) => cpuPerRound(turn))).toEqual([{ ours: 60, baseline: 120 }])
})

test('a turn tells who used the most first', () => {
  expect(describedTurn(turn(33_000, 42_000))).toBe(
    '75 ms a round (mongo 42, fund 33), 30.0 database commands (20.0 find, 10.0 insert)',
  )
})

test('a server that is no process of this machine is an error, not a cheaper round', () => {
  expect(allPids({ fund: 1, mongo: 2 }).get('mongo')).toBe(2)
  expect(() => allPids({ fund: 1, mongo: undefined })).toThrow('mongo is no process')
})

test('a round whose capital is still reserved, or was settled twice, has not had its effects', () => {
  const before = { reserved: 0, invested: 6_000_000 }
  expect(investedIn(before, { reserved: 0, invested: 10_000_000 }, 2)).toBe(true)
  expect(investedIn(before, { reserved: 2_000_000, invested: 8_000_000 }, 2)).toBe(false)
  expect(investedIn(before, { reserved: 0, invested: 12_000_000 }, 2)).toBe(false)
})
