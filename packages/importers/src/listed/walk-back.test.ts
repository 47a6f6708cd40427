import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { CapitalEvent } from './capital-event.ts'
import { type Holdings, walkBack } from './walk-back.ts'

const at = { date: '2020-01-01', url: undefined }
const holders = ['甲一', '乙二', '丙三', '丁四']

/** A gap, and after it whatever chance lets happen: the events, and what it all came to. */
const history = fc
  .tuple(
    fc.array(fc.bigInt({ min: 1000n, max: 9_000_000n }), { minLength: 4, maxLength: 4 }),
    fc.array(
      fc.tuple(
        fc.constantFrom('increase', 'transfer', 'same'),
        fc.nat(3),
        fc.nat(3),
        fc.bigInt({ min: 1n, max: 900n }),
      ),
      { maxLength: 12 },
    ),
  )
  .map(([opening, steps]) => {
    const start = new Map(holders.map((holder, index) => [holder, opening[index] ?? 0n]))
    const total = () => [...now.values()].reduce((a, b) => a + b, 0n)
    const now = new Map(start)
    const add = (holder: string, n: bigint) => now.set(holder, (now.get(holder) ?? 0n) + n)
    const events: CapitalEvent[] = [{ ...at, kind: 'gap', said: '', total: total() }]
    for (const [kind, a, b, quantity] of steps) {
      const [holder = '', from = ''] = [holders[a], holders[b]]
      if (kind === 'increase') {
        add(holder, quantity)
        const parts = [{ holder, quantity }]
        const terms = { price: undefined, computed: false, employees: false }
        events.push({ ...at, ...terms, kind, parts, total: total() })
      } else if (kind === 'transfer' && (now.get(from) ?? 0n) > quantity) {
        add(holder, quantity)
        add(from, -quantity)
        const moves = [{ holder, from, quantity }]
        events.push({ ...at, kind, moves, price: undefined, total: total() })
      } else {
        events.push({ ...at, kind: 'conversion', total: total() })
      }
    }
    return { start, events, announced: new Map(now) as Holdings }
  })

describe('working a register back', () => {
  test('from the announced one leads to the one it began with', () => {
    fc.assert(
      fc.property(history, ({ start, events, announced }) => {
        const { after, holdings } = walkBack(events, announced)
        expect(after).toBe(0)
        expect(new Map(holdings)).toEqual(start)
      }),
    )
  })

  test('stops at a conversion that changed the number: what was before can’t be told apart', () => {
    const events: CapitalEvent[] = [
      { ...at, kind: 'gap', said: '', total: 100n },
      { ...at, kind: 'conversion', total: 300n },
      {
        ...at,
        kind: 'transfer',
        moves: [{ holder: '乙二', from: '甲一', quantity: 10n }],
        price: undefined,
        total: 300n,
      },
    ]
    const { after, holdings } = walkBack(
      events,
      new Map([
        ['甲一', 190n],
        ['乙二', 110n],
      ]),
    )
    expect(after).toBe(1)
    expect(holdings).toEqual(
      new Map([
        ['甲一', 200n],
        ['乙二', 100n],
      ]),
    )
  })

  test('an announced register that does not sum to the stated total is refused', () => {
    const events: CapitalEvent[] = [{ ...at, kind: 'gap', said: '', total: 100n }]
    expect(() => walkBack(events, new Map([['甲一', 99n]]))).toThrow('sum to 99, not 100')
  })

  test('a holder who would have held less than nothing gives a contradiction away', () => {
    const parts = [{ holder: '甲一', quantity: 50n }]
    const terms = { price: undefined, computed: false, employees: false }
    const events: CapitalEvent[] = [
      { ...at, kind: 'gap', said: '', total: 10n },
      { ...at, ...terms, kind: 'increase', parts, total: 60n },
    ]
    const announced = new Map([
      ['甲一', 40n],
      ['乙二', 20n],
    ])
    expect(() => walkBack(events, announced)).toThrow('less than nothing')
  })
})
