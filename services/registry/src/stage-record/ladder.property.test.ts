import { expect, test } from '@jest/globals'
import { addDays, isFinancingRung, localDate, type Rung, rungs } from '@seedline/values'
import fc from 'fast-check'
import {
  correctStage,
  reached,
  record,
  recordRound,
  round,
  specified,
} from '../testing/stage-record-samples.ts'
import type { StageRecordCommand } from './commands.ts'
import { decide } from './decide.ts'
import type { StageRecordEvent } from './events.ts'
import { highest, standing } from './ladder.ts'
import { compareRungs, isEnd, mayRecur, mustPrecede } from './rung.ts'
import { emptyLadder, evolve, type LadderState } from './state.ts'

const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(localDate('2020-01-01'), days))
const anyRung = fc.constantFrom(...rungs)
const reason = fc.constantFrom('', 'found in the archive')

const recording = fc
  .tuple(anyRung, day, reason, fc.uuid())
  .map(([rung, on, outOfOrderReason, id]) =>
    record(rung, on, { outOfOrderReason, rungId: id as never }),
  )
const rounding = fc
  .tuple(fc.constantFrom(...rungs.filter(isFinancingRung)), day, fc.uuid(), fc.integer({ max: 5 }))
  .map(([rung, on, id, deal]) =>
    recordRound(rung, on, { rungId: id as never, round: round(`deal-${deal}`) }),
  )
const amending = fc
  .tuple(fc.nat(), fc.option(anyRung), fc.option(day), fc.boolean())
  .map(([which, rung, on, withdraw]) => ({ which, rung, on, withdraw }))

type Step =
  | StageRecordCommand
  | { which: number; rung: Rung | null; on: string | null; withdraw: boolean }

function commandOf(step: Step, state: LadderState): StageRecordCommand | undefined {
  if ('type' in step) return step
  const target = state.rungs[step.which % Math.max(1, state.rungs.length)]
  if (!target) return undefined
  const of = reached(target.rung, target.reachedOn, { rungId: target.rungId })
  return step.withdraw
    ? {
        type: 'WithdrawStage',
        ofOrganisation: undefined,
        ...specified.carried,
        rungId: of.rungId,
        reason: 'x',
      }
    : correctStage(of, {
        ...(step.rung && { rung: step.rung }),
        ...(step.on && { reachedOn: localDate(step.on) }),
      })
}

function run(steps: readonly Step[]) {
  let state = emptyLadder
  const events: StageRecordEvent[] = []
  for (const step of steps) {
    const command = commandOf(step, state)
    const decision = command && decide(command, state)
    if (!decision?.ok) continue
    events.push(...decision.events)
    state = decision.events.reduce(evolve, state)
  }
  return { state, events }
}

test('whatever is recorded, corrected and withdrawn, a ladder has each rung once and at most one end, with nothing after it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(recording, rounding, amending), { maxLength: 30 }), (steps) => {
      const rungsNow = standing(run(steps).state)
      const once = rungsNow.filter(({ rung }) => !mayRecur(rung)).map(({ rung }) => rung)
      expect(new Set(once).size).toBe(once.length)
      const ends = rungsNow.filter(({ rung }) => isEnd(rung))
      expect(ends.length).toBeLessThanOrEqual(1)
      for (const end of ends)
        for (const { reachedOn } of rungsNow) expect(reachedOn <= end.reachedOn).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a rung that stands before one recorded earlier always states why', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(recording, rounding), { maxLength: 30 }), (steps) => {
      const { rungs: inOrder } = run(steps).state
      inOrder.forEach((rung, index) => {
        const passes = inOrder
          .slice(0, index)
          .some((other) => mustPrecede(rung.rung, other.rung) || rung.reachedOn < other.reachedOn)
        expect(rung.outOfOrderReason !== '').toBe(passes)
      })
    }),
    { numRuns: 500 },
  )
})

const validLadder = fc
  .tuple(
    fc.subarray([...rungs].filter((rung) => !isEnd(rung))),
    fc.option(fc.constantFrom('delisted', 'failed', 'acquired')),
    fc.infiniteStream(fc.integer({ min: 0, max: 90 })),
  )
  .map(([some, end, gaps]) => {
    let on = localDate('2019-01-01')
    return [...some, ...(end ? [end as Rung] : [])].sort(compareRungs).map((rung) => {
      on = addDays(on, gaps.next().value ?? 0)
      return { rung, on }
    })
  })

test('a ladder entered from the bottom up needs no reason', () => {
  fc.assert(
    fc.property(validLadder, (ladder) => {
      const { state } = run(ladder.map(({ rung, on }) => record(rung, on)))
      expect(state.rungs.map(({ rung }) => rung)).toEqual(ladder.map(({ rung }) => rung))
    }),
  )
})

test('a ladder entered in any order, with reasons, comes out the same', () => {
  const shuffled = validLadder.chain((ladder) =>
    fc.tuple(fc.constant(ladder), fc.shuffledSubarray(ladder, { minLength: ladder.length })),
  )
  fc.assert(
    fc.property(shuffled, ([ladder, anyOrder]) => {
      const { state } = run(
        anyOrder.map(({ rung, on }) => record(rung, on, { outOfOrderReason: 'archive' })),
      )
      const seen = state.rungs.map(({ rung, reachedOn }) => `${rung} ${reachedOn}`).sort()
      expect(seen).toEqual(ladder.map(({ rung, on }) => `${rung} ${on}`).sort())
      const top = ladder.filter(({ rung }) => !mayRecur(rung)).at(-1)
      expect(highest(standing(state))?.rung).toBe(top?.rung)
    }),
  )
})
