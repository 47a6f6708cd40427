import { describe, expect, test } from '@jest/globals'
import { refusal } from '@seedline/contracts/refusals'
import { type MemoryStore, refusal as refusedWith } from '@seedline/testing'
import { consent } from '../consent/aggregate.ts'
import { consentIdOf } from '../consent/events.ts'
import { pledge } from '../pledge/aggregate.ts'
import { granted, revoked } from '../testing/consent-samples.ts'
import { asking, callBy, deskOf, partsOf } from '../testing/desk-in-memory.ts'
import { enterpriseId, rightNow } from '../testing/pledge-samples.ts'
import { type ReservingParts, reservePledge, rightIdOf } from './reserve-pledge.ts'

const bank = 'first bank'
const call = callBy(bank)
const code = async (outcome: Promise<unknown>) => (await refusedWith(outcome)).code

const revoke = (store: MemoryStore) => {
  const consentId = consentIdOf(bank, granted().uscc)
  const event = { ...revoked, consentId }
  return store.append(consent, consentId, call('revoke').context, [event], { expectedVersion: 1 })
}

describe('Reserving a pledge', () => {
  test('names the bank as its people do, and answers with the id of the pledge', async () => {
    const store = await deskOf([bank])
    const { id, version } = await reservePledge(
      partsOf(store),
      asking(' First  Bank', 1),
      call('a'),
    )
    const { state } = await store.load(pledge, rightIdOf(asking(bank, 1)))
    expect(version).toBe(1)
    expect(state.pledges).toMatchObject([{ terms: { pledgeId: id, bank, enterpriseId } }])
  })

  test('is refused alike without consent, with another bank’s, one that was revoked, and of nobody', async () => {
    const store = await deskOf([bank])
    const parts = {
      ...partsOf(store),
      findRight: async () => {
        throw new Error('The registry is not even asked')
      },
    }
    expect(await code(reservePledge(parts, asking('second bank', 1), call('a')))).toBe(
      'CONSENT_MISSING',
    )
    const uscc = '91440399000010022U' as never
    expect(await code(reservePledge(parts, asking(bank, 1, { uscc }), call('b')))).toBe(
      'CONSENT_MISSING',
    )
    await revoke(store)
    expect(await code(reservePledge(parts, asking(bank, 1), call('c')))).toBe('CONSENT_MISSING')
  })

  test('is never placed blindly while the registry is away', async () => {
    const store = await deskOf([bank])
    const findRight = async () => {
      throw refusal('RIGHT_NOT_CHECKED', { ip_right_id: 'x' })
    }
    const parts = { ...partsOf(store), findRight }
    expect(await code(reservePledge(parts, asking(bank, 1), call('a')))).toBe('RIGHT_NOT_CHECKED')
    expect(await store.read(pledge, rightIdOf(asking(bank, 1)))).toEqual([])
  })

  test('once more is known as done, whatever has become of consent and right', async () => {
    const store = await deskOf([bank])
    const first = await reservePledge(partsOf(store), asking(bank, 1), call('a'))
    await revoke(store)
    const gone = partsOf(store, undefined)
    expect(await reservePledge(gone, asking(bank, 1), call('a'))).toMatchObject({
      id: first.id,
      repeated: true,
    })
  })

  test('of two banks under one command id is done for one of them', async () => {
    const store = await deskOf([bank, 'second bank'])
    await reservePledge(partsOf(store), asking(bank, 1), call('a'))
    const second = reservePledge(partsOf(store), asking('second bank', 1), callBy('second')('a'))
    expect(await code(second)).toBe('PLEDGE_STANDS')
  })

  test('takes an owner’s record for the enterprise’s where one goes on as the other', async () => {
    const store = await deskOf([bank])
    const going = (...those: readonly (readonly [string, string])[]) => ({
      merged: async (ids: readonly string[]) =>
        those
          .filter(([id]) => ids.includes(id))
          .map(([enterpriseId, survivorId]) => ({ enterpriseId, survivorId })),
    })
    const owned = (by: string) => partsOf(store, rightNow({ owners: [by] }))
    const reserve = (parts: ReservingParts, serial: number) =>
      reservePledge(parts, asking(bank, serial), call(`right ${serial}`))
    const version = async (parts: ReservingParts, serial: number) =>
      (await reserve(parts, serial)).version
    expect(await code(reserve(owned('old'), 1))).toBe('RIGHT_OF_OTHERS')
    const old = { ...owned('old'), ...going(['old', enterpriseId]) }
    expect(await version(old, 1)).toBe(1)
    const survivor = { ...owned('new'), ...going([enterpriseId, 'new']) }
    expect(await version(survivor, 2)).toBe(1)
    const third = { ...owned('old'), ...going(['old', 'new'], [enterpriseId, 'new']) }
    expect(await version(third, 3)).toBe(1)
    const chain = {
      ...owned('old'),
      ...going(['old', 'mid'], ['mid', 'new'], [enterpriseId, 'new']),
    }
    expect(await version(chain, 4)).toBe(1)
    const reversed = { ...owned('old'), ...going([enterpriseId, 'new']) }
    expect(await code(reserve(reversed, 5))).toBe('RIGHT_OF_OTHERS')
  })
})
