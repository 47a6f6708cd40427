import { expect, test } from '@jest/globals'
import { money, parseRate, trusted } from '@seedline/values'
import fc from 'fast-check'
import { at, claim, on, opened, riskPoolId } from '../testing/pool-samples.ts'
import { decide, type PoolCommand, shareOf } from './decide.ts'
import type { PoolClaimId } from './events.ts'
import { evolve, notOpened, type PoolState, type RiskPool, standingOf, sumsOf } from './state.ts'

const move = fc.record({
  kind: fc.constantFrom('claim', 'pay', 'decline', 'recover', 'reverse'),
  of: fc.nat({ max: 11 }),
  minor: fc.bigInt({ min: 1n, max: 100_000n }),
})
const evidence = { evidence: [] }

/** What somebody tries, whether or not it fits. */
function tried(
  pool: RiskPool,
  { kind, of, minor }: { kind: string; of: number; minor: bigint },
): PoolCommand {
  const amount = money('CNY', minor)
  if (kind === 'claim') return claim({ outstanding: amount }, `loan ${of}`)
  const found = pool.claims.at(of % Math.max(1, pool.claims.length))
  const poolClaimId = (found?.of.poolClaimId ?? '') as PoolClaimId
  const named = { at, riskPoolId, poolClaimId }
  switch (kind) {
    case 'pay':
      return { type: 'PayPoolClaim', ...named, paidOn: on('2026-06-30'), ...evidence }
    case 'decline':
      return { type: 'DeclinePoolClaim', ...named, reason: '不符' }
    case 'recover':
      return {
        type: 'RecordPoolRecovery',
        ...named,
        recovered: amount,
        recoveredOn: on('2026-06-30'),
        ...evidence,
      }
    default: {
      const entryVersion = found?.entries.at(-1)?.version ?? 0
      return { type: 'ReversePoolEntry', ...named, entryVersion, reason: '录错' }
    }
  }
}

test('whatever is claimed, paid, recovered and taken back, no more than the cap is ever out, and what was paid is out or has come back', () => {
  const cap = fc.integer({ min: 1, max: 2_000 })
  fc.assert(
    fc.property(cap, fc.array(move, { maxLength: 60 }), (yuan, moves) => {
      let state: PoolState = evolve(notOpened, opened(yuan))
      for (const one of moves) {
        if (state.status !== 'open') throw new Error('it was opened')
        const decision = decide(tried(state, one), state)
        if (decision.ok) state = decision.events.reduce(evolve, state)
        if (state.status !== 'open') throw new Error('it stays open')
        const { paidOut, available } = standingOf(state)
        expect(paidOut.minor >= 0n && paidOut.minor <= state.opened.cap.minor).toBe(true)
        expect(paidOut.minor + available.minor).toBe(state.opened.cap.minor)
        for (const claim of state.claims) {
          const { paid, recovered, returned } = sumsOf(claim)
          expect(returned <= paid && paid <= claim.of.share.minor).toBe(true)
          expect(recovered <= claim.of.loss.minor).toBe(true)
          if (recovered === claim.of.loss.minor) expect(returned).toBe(paid)
        }
      }
    }),
  )
})

test('the pool’s share of a loss is its percentage, rounded down to the minor unit', () => {
  const minors = fc.bigInt({ min: 1n, max: 10n ** 15n })
  fc.assert(
    fc.property(minors, fc.integer({ min: 1, max: 10_000 }), (minor, hundredths) => {
      const percent = trusted(parseRate((hundredths / 100).toFixed(2)))
      const share = shareOf(money('CNY', minor), percent).minor
      const exact = minor * BigInt(hundredths)
      expect(share * 10_000n <= exact && exact < (share + 1n) * 10_000n).toBe(true)
    }),
  )
})
