import { describe, expect, test } from '@jest/globals'
import { refusal } from '@seedline/contracts/refusals'
import type { MemoryStore } from '@seedline/testing'
import { deriveId } from '@seedline/values'
import fc from 'fast-check'
import { pledge } from '../pledge/aggregate.ts'
import { hasEnded } from '../pledge/state.ts'
import { portfolioPledge } from '../portfolio-pledge/aggregate.ts'
import type { PortfolioPledgeId } from '../portfolio-pledge/events.ts'
import { isUnderWay, type PortfolioPledgeState } from '../portfolio-pledge/state.ts'
import { asking, callBy, deskOf, partsOf } from '../testing/desk-in-memory.ts'
import { carryPortfolio } from './carry-portfolio.ts'
import { placePortfolio } from './place-portfolio.ts'
import { isPortfolioUnderWay } from './pledge-of.ts'
import { reservePledge, rightIdOf } from './reserve-pledge.ts'

const banks = ['bank 0', 'bank 1', 'bank 2']

async function place(store: MemoryStore, bank: string, serials: readonly number[]) {
  const { bank: _, portfolioPledgeId: __, family, number: ___, ...debt } = asking(bank, 0)
  const rights = serials.map((serial) => ({
    family,
    number: asking(bank, serial).number,
    expectedRightVersion: 0,
  }))
  const outcome = await placePortfolio(store, { ...debt, rights }, callBy(bank)(`place ${bank}`))
  return outcome.id as PortfolioPledgeId
}

const stateOf = async (store: MemoryStore, id: PortfolioPledgeId): Promise<PortfolioPledgeState> =>
  (await store.load(portfolioPledge, id)).state

const carry = (store: MemoryStore, id: PortfolioPledgeId, parts = partsOf(store)) =>
  carryPortfolio(parts, id, callBy('process')('unused', { requestHash: 'process' }))

async function carryOn(store: MemoryStore, id: PortfolioPledgeId, parts = partsOf(store)) {
  for (let steps = 0; isUnderWay(await stateOf(store, id)); steps += 1) {
    if (steps > 200) throw new Error('It is stuck')
    await carry(store, id, parts)
  }
  return (await stateOf(store, id)).status
}

async function standingOn(store: MemoryStore, serial: number) {
  const { state } = await store.load(pledge, rightIdOf(asking('', serial)))
  return state.pledges.find(({ standing }) => !hasEnded(standing))?.terms
}

describe('A portfolio that is carried on', () => {
  test('is placed with all of its rights', async () => {
    const store = await deskOf(banks)
    const id = await place(store, 'bank 0', [1, 2, 3])
    expect(await carryOn(store, id)).toBe('placed')
    for (const serial of [1, 2, 3])
      expect(await standingOn(store, serial)).toMatchObject({
        bank: 'bank 0',
        portfolioPledgeId: id,
      })
  })

  test('leaves nothing behind where one right is another bank’s', async () => {
    const store = await deskOf(banks)
    await reservePledge(partsOf(store), asking('bank 1', 2), callBy('bank 1')('alone'))
    const id = await place(store, 'bank 0', [1, 2, 3])
    expect(await carryOn(store, id)).toBe('refused')
    expect(await standingOn(store, 1)).toBeUndefined()
    expect(await standingOn(store, 2)).toMatchObject({ bank: 'bank 1' })
    expect(await standingOn(store, 3)).toBeUndefined()
  })

  test('is refused, and not kept waiting, while the registry is away', async () => {
    const store = await deskOf(banks)
    const id = await place(store, 'bank 0', [1, 2])
    await carry(store, id)
    const findRight = async () => {
      throw refusal('RIGHT_NOT_CHECKED', { ip_right_id: 'x' })
    }
    expect(await carryOn(store, id, { ...partsOf(store), findRight })).toBe('refused')
    const state = await stateOf(store, id)
    if (state.status === 'never-begun') throw new Error('It has begun')
    expect(state.rights.map(({ outcome }) => outcome.is)).toEqual(['let-go', 'refused'])
  })

  test('is tried again, and not refused, where the desk’s own store is away', async () => {
    const store = await deskOf(banks)
    const id = await place(store, 'bank 0', [1, 2])
    let tries = 0
    const execute: MemoryStore['execute'] = (...given) => {
      tries += 1
      if (tries === 1) throw refusal('EVENT_STORE_UNAVAILABLE')
      return store.execute(...given)
    }
    const reserving = { ...partsOf(store), store: { ...store, execute } }
    await expect(carry(store, id, reserving)).rejects.toMatchObject({
      problem: { code: 'EVENT_STORE_UNAVAILABLE' },
    })
    expect(await stateOf(store, id)).toMatchObject({ status: 'reserving' })
  })

  test('keeps its bank from touching one of its pledges alone, until it is over', async () => {
    const store = await deskOf(banks)
    const portfolioPledgeId = await place(store, 'bank 0', [1, 2])
    await carry(store, portfolioPledgeId)
    expect(await isPortfolioUnderWay(store, { portfolioPledgeId })).toBe(true)
    await carryOn(store, portfolioPledgeId)
    expect(await isPortfolioUnderWay(store, { portfolioPledgeId })).toBe(false)
    expect(await isPortfolioUnderWay(store, { portfolioPledgeId: '' })).toBe(false)
  })

  test('is begun by its bank alone, with the enterprise’s consent, and once', async () => {
    const store = await deskOf(banks)
    await expect(place(store, 'nobody', [1, 2])).rejects.toMatchObject({
      problem: { code: 'CONSENT_MISSING' },
    })
    const id = await place(store, 'bank 0', [1, 2])
    expect(await place(store, 'bank 0', [1, 2])).toBe(id)
    expect(id).toBe(deriveId('PortfolioPledge', 'bank 0', 'place bank 0'))
  })
})

// Whoever carries it on may die at any of its accesses, and the step is done again by another.
const dying = (store: MemoryStore, after: number): MemoryStore => {
  let left = after
  return store.through(async () => {
    left -= 1
    if (left < 0) throw new Error('killed')
  })
}

test('of portfolios that overlap at least one gets through, none halfway, and none is stuck, wherever their processes die', async () => {
  const someRights = fc.uniqueArray(fc.nat(4), { minLength: 2, maxLength: 4 })
  const story = fc.record({
    portfolios: fc.tuple(someRights, someRights, someRights),
    turns: fc.array(fc.record({ who: fc.nat(2), lives: fc.nat(9) }), { maxLength: 60 }),
  })
  await fc.assert(
    fc.asyncProperty(story, async ({ portfolios, turns }) => {
      const store = await deskOf(banks)
      const ids = await Promise.all(
        portfolios.map((serials, index) => place(store, `bank ${index}`, serials)),
      )
      for (const { who, lives } of turns) {
        const id = ids[who] as PortfolioPledgeId
        const mortal = dying(store, lives)
        await carry(store, id, partsOf(mortal)).catch((error: unknown) => {
          if (!/killed/u.test(String(error))) throw error
        })
      }
      for (const id of ids) await carryOn(store, id)
      const ends = await Promise.all(ids.map((id) => stateOf(store, id)))
      expect(ends.some(({ status }) => status === 'placed')).toBe(true)
      for (const serial of [0, 1, 2, 3, 4]) {
        const holder = await standingOn(store, serial)
        const placed = ids.filter(
          (_, index) => ends[index]?.status === 'placed' && portfolios[index]?.includes(serial),
        )
        expect(holder ? [holder.portfolioPledgeId] : []).toEqual(placed)
      }
    }),
    { numRuns: 150 },
  )
}, 60_000)
