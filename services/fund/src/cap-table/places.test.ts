import { describe, expect, test } from '@jest/globals'
import { cancelled, holder, issued, record, stockClass } from '../testing/cap-table-samples.ts'
import { dealIdOf } from '../testing/command-calls.ts'
import { roundClosed } from '../testing/deal-samples.ts'
import { enterpriseId, noon } from '../testing/samples.ts'
import type { CapTableCommand, RecordRound, ReserveRound } from './commands.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { recordingOf } from './round.ts'
import { type CapTableState, emptyCapTable } from './state.ts'

// Each round issues 480,000; there is room for two.
const founded = [
  stockClass('reg', 'registered-capital', '1000000'),
  holder('A'),
  issued('a', 'A', '100', { stockClassId: 'reg' }),
].reduce(evolve, emptyCapTable)

const closingOf = (name: string): ReserveRound['closing'] => {
  const { type: _, ...closing } = roundClosed
  return { ...closing, enterpriseId, dealId: dealIdOf(name) }
}

const reserve = (name: string): ReserveRound => ({
  type: 'ReserveRound',
  at: noon,
  enterpriseId,
  dealId: dealIdOf(name),
  closing: closingOf(name),
  closingCommandId: `close-${name}`,
  expectedDealVersion: 0,
})

const enter = (name: string): RecordRound => ({
  ...recordingOf(closingOf(name)),
  type: 'RecordRound',
  dealVersion: 3,
  at: noon,
})

const codeOf = (command: CapTableCommand, state: CapTableState): string => {
  const decision = decide(command, state)
  return decision.ok ? 'accepted' : decision.problem.code
}

const after = (state: CapTableState, ...commands: readonly CapTableCommand[]): CapTableState =>
  commands.reduce((before, command) => {
    const decision = decide(command, before)
    if (!decision.ok) throw new Error(decision.problem.code)
    return decision.events.reduce(evolve, before)
  }, state)

describe('Places kept for several rounds', () => {
  test('are kept for as many as there is room for, and each of those enters', () => {
    const two = after(founded, reserve('one'), reserve('two'))
    expect(codeOf(reserve('three'), two)).toBe('ROUND_UNDER_WAY')
    expect(after(two, enter('two'), enter('one')).rounds.size).toBe(2)
  })

  test('leave no room for what would keep the last of them out', () => {
    const two = after(founded, reserve('one'), reserve('two'))
    const more = record(issued('b', 'A', '100000', { stockClassId: 'reg' }))
    expect(codeOf(more, two)).toBe('ROUND_UNDER_WAY')
    expect(codeOf(record(issued('b', 'A', '39900', { stockClassId: 'reg' })), two)).toBe('accepted')
  })

  test('that can not be used any more keep nobody from putting the table in order', () => {
    // As a table may be that was recorded before places were judged together.
    const stuck = evolve(after(founded, reserve('one'), reserve('two')), {
      ...reserve('three'),
      type: 'RoundReserved',
    })
    expect(codeOf(record(holder('B')), stuck)).toBe('accepted')
    expect(codeOf(record(cancelled('a', '10')), stuck)).toBe('accepted')
  })
})
