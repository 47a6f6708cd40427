import { expect, test } from '@jest/globals'
import { addDays, instant, localDate } from '@seedline/values'
import fc from 'fast-check'
import {
  change,
  enforce,
  file,
  lapse,
  register,
  release,
  reserve,
  reverse,
  today,
} from '../testing/pledge-samples.ts'
import type { PledgeCommand } from './commands.ts'
import { decide } from './decide.ts'
import { pledgeIdOf } from './events.ts'
import { evolve, hasEnded, neverPledged, type PledgesState, standingOn } from './state.ts'

const acts = [reserve(), file, register, change, release, enforce, lapse, reverse(0)] as const

/** What one of several banks does on some day, to whichever of its pledges. */
const act = fc.record({
  bank: fc.nat(4),
  does: fc.constantFrom(...acts),
  days: fc.nat(12),
  nth: fc.nat(3),
})

test('whatever banks do in whatever order, at most one pledge stands on a right, and its days never run backwards', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (story) => {
      let state: PledgesState = neverPledged
      let day = today
      story.forEach(({ bank, does, days, nth }, index) => {
        day = addDays(day, days)
        const name = `bank ${bank}`
        const own = state.pledges.filter(({ terms }) => terms.bank === name)
        const chosen = own.at(-1 - (nth % Math.max(own.length, 1)))
        const pledgeId =
          does.type === 'ReservePledge'
            ? pledgeIdOf(does.ipRightId, name, String(index))
            : (chosen?.terms.pledgeId ?? pledgeIdOf(does.ipRightId, name, 'none'))
        const on = {
          filedOn: day,
          registeredOn: day,
          changedOn: day,
          releasedOn: day,
          enforcedOn: day,
        }
        const command = {
          ...does,
          ...on,
          pledgeId,
          bank: name,
          at: instant(`${day}T04:00:00.000Z`),
          entryVersion: chosen?.standing.entryVersion ?? 0,
          maturesOn: does.type === 'ChangePledge' ? null : localDate('2036-01-01'),
        } as unknown as PledgeCommand
        const before = standingOn(state, day)
        const decision = decide(command, state)
        if (!decision.ok) return
        state = decision.events.reduce(evolve, state)
        // Nobody takes a right from whoever stands on it.
        if (before && does.type === 'ReservePledge') throw new Error('Two banks have won')
        expect(state.pledges.filter(({ standing }) => !hasEnded(standing)).length).toBeLessThan(2)
        for (const { earlier, standing } of state.pledges)
          for (const one of earlier) expect(one.statusOn <= standing.statusOn).toBe(true)
      })
    }),
    { numRuns: 2000 },
  )
})
