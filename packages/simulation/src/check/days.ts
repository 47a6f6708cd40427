import type { CapTable } from '@seedline/contracts/fund/v1/cap_table_service'
import type { Playing } from '../story/playing.ts'
import { as } from '../users/clients.ts'
import { moneyAsOf } from './money-days.ts'
import { type Holdings, sharesAsOf } from './shares.ts'

/** As of every day, money and shares are all there, and as an independent reckoning has them. */
export async function checkDays(playing: Playing): Promise<readonly string[]> {
  return [...(await moneyOfDays(playing)), ...(await sharesOfDays(playing))]
}

async function moneyOfDays({ clients, ledger, world }: Playing): Promise<readonly string[]> {
  const wrongs: string[] = []
  for (const { id: fundId, organisation } of ledger.funds) {
    const officer = as.officer(organisation)
    const dealIds = ledger.deals.filter((deal) => deal.fundId === fundId).map(({ id }) => id)
    const reckoned = moneyAsOf(world, fundId, dealIds)
    wrongs.push(...reckoned.wrongs)
    for (const [day, expected] of reckoned.days) {
      const asOf = { occurredOn: day, recordedAt: undefined }
      const fund = await clients.funds.getFund({ fundId, asOf, atLeastVersion: 0 }, officer)
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
      } else if (
        committed !== expected.committed ||
        reserved !== expected.reserved ||
        invested !== expected.invested
      ) {
        const { committed: c, reserved: r, invested: i } = expected
        wrongs.push(`fund ${fundId} as of ${day}: ${told}; reckoned are ${c}, ${r}, ${i}`)
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
        as.officer('first'),
      )
      const told = new Map(table.holders.map(({ holderId, quantity }) => [holderId, quantity]))
      const wrong = differing(told, expected)
      for (const one of [wrong, ...wrongClasses(table)])
        if (one) wrongs.push(`cap table ${enterpriseId} as of ${day}: ${one}`)
    }
  }
  return wrongs
}

/** No day shows more than was authorised, nor yuan of registered capital beside shares. */
function wrongClasses({ classes }: CapTable): readonly string[] {
  const beyond = classes.flatMap(({ stockClassId, quantity, sharesAuthorized: most }) =>
    most !== '' && unitsOf(quantity) > unitsOf(most)
      ? [`${quantity} of ${stockClassId}, ${most} are authorised`]
      : [],
  )
  const inUse = classes.filter(({ quantity }) => Number(quantity) > 0)
  const capital = inUse.filter(
    ({ classType }) => classType === 'STOCK_CLASS_TYPE_REGISTERED_CAPITAL',
  )
  const mixed = capital.length > 0 && capital.length < inUse.length
  return mixed ? [...beyond, 'registered capital beside shares'] : beyond
}

/** A quantity of ten digits behind the point, exactly. */
function unitsOf(quantity: string): bigint {
  const [whole = '0', fraction = ''] = quantity.split('.')
  return BigInt(whole + fraction.padEnd(10, '0'))
}

const sum = (quantities: Iterable<string>): bigint =>
  Array.from(quantities).reduce((total, quantity) => total + unitsOf(quantity), 0n)

/** Who has the odd share of a conversion depends on the order of recording; all else does not. */
function differing(
  told: ReadonlyMap<string, string>,
  { held, conversions }: Holdings,
): string | undefined {
  const [all, reckoned] = [sum(told.values()), sum(held.values())]
  if (all !== reckoned) return `${all} units told in all, ${reckoned} reckoned`
  const odd = unitsOf(String(conversions))
  for (const holder of new Set([...told.keys(), ...held.keys()])) {
    const [one, other] = [told.get(holder) ?? '0', held.get(holder) ?? '0']
    const apart = unitsOf(one) - unitsOf(other)
    if (apart > odd || apart < -odd) return `${holder}: ${one} told, ${other} reckoned`
  }
  return undefined
}
