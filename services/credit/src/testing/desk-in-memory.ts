import { commandCalls, type MemoryStore, memoryStore, testActor } from '@seedline/testing'
import { localDate } from '@seedline/values'
import { consent } from '../consent/aggregate.ts'
import { consentIdOf } from '../consent/events.ts'
import type { RightNow } from '../pledge/commands.ts'
import type { Reserving, ReservingParts } from '../use-cases/reserve-pledge.ts'
import { granted } from './consent-samples.ts'
import { inventionNumber } from './patents.ts'
import { at, enterpriseId, rightNow, yuan } from './pledge-samples.ts'

export const callBy = (organisation: string) =>
  commandCalls({ ...testActor('bank-officer'), organisation }, at)

/** A store in which each of these banks has the enterprise's consent, until the end of 2026. */
export async function deskOf(banks: readonly string[]): Promise<MemoryStore> {
  const store = memoryStore('credit')
  for (const bank of banks) {
    const consentId = consentIdOf(bank, granted().uscc)
    const event = granted({ bank, consentId, enterpriseId })
    await store.append(consent, consentId, callBy(bank)(`consent ${bank}`).context, [event], {
      expectedVersion: 0,
    })
  }
  return store
}

export const partsOf = (
  store: MemoryStore,
  right: RightNow | undefined = rightNow(),
): ReservingParts => ({
  store,
  findRight: async () => right,
  merged: async () => [],
})

/** What a bank asks for: one right of many. */
export const asking = (bank: string, serial: number, more: Partial<Reserving> = {}): Reserving => ({
  bank,
  uscc: granted().uscc,
  family: 'patent',
  number: inventionNumber(serial),
  expectedRightVersion: 0,
  secured: yuan(1_000_000n),
  maturesOn: localDate('2029-01-20'),
  contractNumber: 'ZY-1',
  loanCase: '',
  evidence: [],
  portfolioPledgeId: '',
  ...more,
})
