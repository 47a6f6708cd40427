import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { step } from '../../testing/steps.ts'
import type { Step } from './step.ts'
import { type Holdings, walkBack } from './walk-back.ts'

const holders = ['甲一', '乙二', '丙三', '丁四']

/** A register, and steps that lead from it to the announced one. */
const history = fc
  .tuple(
    fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { minLength: 4, maxLength: 4 }),
    fc.array(
      fc.tuple(
        fc.constantFrom('increase', 'transfer', 'decrease', 'same'),
        fc.nat(3),
        fc.nat(3),
        fc.bigInt({ min: 1n, max: 900n }),
      ),
      { maxLength: 12 },
    ),
  )
  .map(([opening, moves]) => {
    const start = new Map(holders.map((holder, index) => [holder, opening[index] ?? 0n]))
    const now = new Map(start)
    const total = () => [...now.values()].reduce((a, b) => a + b, 0n)
    const add = (holder: string, n: bigint) => now.set(holder, (now.get(holder) ?? 0n) + n)
    const steps: Step[] = [step('gap', { total: total() })]
    for (const [kind, a, b, quantity] of moves) {
      const [holder = '', from = ''] = [holders[a], holders[b]]
      if (kind === 'increase') {
        add(holder, quantity)
        steps.push(step(kind, { total: total() }, [holder, quantity]))
      } else if (kind === 'decrease' && (now.get(holder) ?? 0n) > quantity) {
        add(holder, -quantity)
        steps.push(step(kind, { total: total() }, [holder, quantity]))
      } else if (kind === 'transfer' && (now.get(from) ?? 0n) > quantity) {
        add(holder, quantity)
        add(from, -quantity)
        steps.push(step(kind, { total: total() }, [holder, quantity, from]))
      } else {
        steps.push(step('conversion', { total: total() }))
      }
    }
    return { start, steps, announced: new Map(now) as Holdings }
  })

describe('working a register back', () => {
  test('from the announced one leads to the one it began with', () => {
    fc.assert(
      fc.property(history, ({ start, steps, announced }) => {
        const known = walkBack(steps, announced)
        expect(known?.after).toBe(0)
        expect(new Map(known?.holdings)).toEqual(start)
      }),
    )
  })

  test('stops at a conversion that changed the number: what was before can’t be told apart', () => {
    const steps = [
      step('gap', { total: 100n }),
      step('conversion', { total: 300n }),
      step('transfer', { total: 300n }, ['乙二', 10n, '甲一']),
    ]
    const announced = new Map([
      ['甲一', 190n],
      ['乙二', 110n],
    ])
    const holdings = new Map([
      ['甲一', 200n],
      ['乙二', 100n],
    ])
    expect(walkBack(steps, announced)).toEqual({ after: 1, holdings })
  })

  test('of an announced register that is not what the last step leads to tells nothing', () => {
    expect(walkBack([step('gap', { total: 100n })], new Map([['甲一', 99n]]))).toBeUndefined()
  })

  test('stops where a holder would have held less than nothing', () => {
    const steps = [step('gap', { total: 10n }), step('increase', { total: 60n }, ['甲一', 50n])]
    const announced = new Map([
      ['甲一', 40n],
      ['乙二', 20n],
    ])
    expect(walkBack(steps, announced)).toEqual({ after: 1, holdings: announced })
  })
})
