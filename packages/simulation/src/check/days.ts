import type { Playing } from '../story/play.ts'
import { as } from '../users/clients.ts'
import { moneyDays } from './money-days.ts'
import { sharesAsOf } from './shares.ts'

/** As of every day, money and shares are all there, and as an independent reckoning has them. */
export async function checkDays(playing: Playing): Promise<readonly string[]> {
  return [...(await moneyOfDays(playing)), ...(await sharesOfDays(playing))]
}

async function moneyOfDays({ clients, ledger, world }: Playing): Promise<readonly string[]> {
  const wrongs: string[] = []
  for (const { id: fundId } of ledger.funds) {
    for (const day of moneyDays(world, fundId)) {
      const asOf = { occurredOn: day, recordedAt: undefined }
      const fund = await clients.funds.getFund({ fundId, asOf, atLeastVersion: 0 }, as.officer)
      const [committed, reserved, invested, available] = [
        fund.totalCommitted,
        fund.reserved,
        fund.invested,
        fund.available,
      ].map((money) => money?.minorUnits ?? 0n) as [bigint, bigint, bigint, bigint]
      const told = `${committed} committed, ${reserved} reserved, ${invested} invested, ${available} available`
      const whole = committed === reserved + invested + available
      if (!whole || available < 0n || reserved < 0n || invested < 0n) {
        wrongs.push(`fund ${fundId} as of ${day}: ${told}`)
      }
    }
  }
  return wrongs
}

async function sharesOfDays({ clients, ledger, world }: Playing): Promise<readonly string[]> {
  const wrongs: string[] = []
  for (const { id: enterpriseId } of ledger.enterprises) {
    const reckoned = sharesAsOf(world, enterpriseId)
    for (const [day, expected] of reckoned) {
      if (typeof expected === 'string') {
        wrongs.push(`cap table ${enterpriseId} as of ${day}: ${expected}`)
        continue
      }
      const asOf = { occurredOn: day, recordedAt: undefined }
      const table = await clients.capTables.getCapTable(
        { enterpriseId, asOf, atLeastVersion: 0 },
        as.officer,
      )
      const found = new Map(table.holders.map(({ holderId, quantity }) => [holderId, quantity]))
      const differs = Array.from(new Set([...found.keys(), ...expected.keys()])).filter(
        (holder) => (found.get(holder) ?? '0') !== (expected.get(holder) ?? '0'),
      )
      for (const holder of differs) {
        const both = `${found.get(holder) ?? '0'} told, ${expected.get(holder) ?? '0'} reckoned`
        wrongs.push(`cap table ${enterpriseId} as of ${day}, holder ${holder}: ${both}`)
      }
    }
  }
  return wrongs
}
