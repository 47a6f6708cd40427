import { expect, test } from '@jest/globals'
import type { KeptState, Lead } from '../store/state.ts'
import { leadOf } from './lead.ts'

/** A state that any number of processes share. */
function shared() {
  let lead: Lead | undefined
  const state = () => ({ lead }) as KeptState
  return {
    read: async () => state(),
    async lead(me: Lead, silentBeat: string | undefined) {
      if (lead !== undefined && lead.by !== me.by && lead.beat !== silentBeat) return undefined
      lead = me
      return state()
    },
    async leave(by: string) {
      if (lead?.by === by) lead = undefined
    },
  }
}

test('one process has the lead, and another takes it once that one has fallen silent', async () => {
  const states = shared()
  let now = 0
  const one = leadOf(states, () => now)
  const two = leadOf(states, () => now)
  await one.beat()
  await two.beat()
  expect([one.isMine(), two.isMine()]).toEqual([true, false])
  now = 9_000
  await two.beat()
  expect(two.isMine()).toBe(false)
  // It beats, and is watched anew.
  await one.beat()
  now = 11_000
  await two.beat()
  expect(two.isMine()).toBe(false)
  now = 21_500
  await two.beat()
  await one.beat()
  expect([one.isMine(), two.isMine()]).toEqual([false, true])
})

test('whoever leaves makes room at once', async () => {
  const states = shared()
  const one = leadOf(states)
  const two = leadOf(states)
  await one.beat()
  await one.leave()
  await two.beat()
  expect([one.isMine(), two.isMine()]).toEqual([false, true])
})
