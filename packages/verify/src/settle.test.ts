import { expect, test } from '@jest/globals'
import type { Difference } from './difference.ts'
import { type Look, settle } from './settle.ts'

const difference = (code: Difference['code']): Difference => ({
  service: 'fund',
  where: 'view',
  what: 'fund/1',
  code,
  detail: '',
})
const soon = () => performance.now() + 5000

/** Late so many times, then right; counts how often it was looked at. */
function late(times: number): { readonly look: Look; looked: number } {
  const counting = {
    looked: 0,
    look: async () => {
      counting.looked += 1
      return counting.looked > times
        ? ({ kind: 'right' } as const)
        : ({ kind: 'late', differences: [difference('DOCUMENT_MISSING')] } as const)
    },
  }
  return counting
}

test('what comes right while it is waited for is no difference', async () => {
  const slow = late(2)
  expect(await settle([slow.look, late(0).look], soon())).toEqual([])
  expect(slow.looked).toBe(3)
})

test('what is wrong is told after one look, what is still late when the time is over', async () => {
  let looked = 0
  const wrong: Look = async () => {
    looked += 1
    return { kind: 'wrong', differences: [difference('DOCUMENT_DIFFERS')] }
  }
  const until = performance.now() + 200
  const found = await settle([wrong, late(1000).look], until)
  expect(found.map(({ code }) => code)).toEqual(['DOCUMENT_DIFFERS', 'DOCUMENT_MISSING'])
  expect(looked).toBe(1)
  expect(performance.now()).toBeGreaterThanOrEqual(until)
})

test('without time everything is looked at once', async () => {
  const never = late(1)
  expect(await settle([never.look], performance.now())).toEqual([difference('DOCUMENT_MISSING')])
  expect(never.looked).toBe(1)
  expect(await settle([], performance.now())).toEqual([])
})
