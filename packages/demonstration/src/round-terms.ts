import { divideRounded } from '@seedline/values'
import type { RoundStory } from './story.ts'

/** What a round comes to in figures. Every amount is price × shares to the fen. */
export interface RoundTerms {
  readonly priceFen: bigint
  readonly preMoneyFen: bigint
  readonly parts: readonly Part[]
  readonly shares: bigint
}

export interface Part {
  /** 'fund' for the leading fund, else the investor's name. */
  readonly investor: string
  readonly shares: bigint
  readonly amountFen: bigint
}

/**
 * The terms of a round on so many shares (or yuan of registered capital): price to the fen,
 * shares in hundreds.
 */
export function roundTerms(story: RoundStory, total: bigint): RoundTerms {
  const priceFen = divideRounded(story.worth * 100n, total, 'half-up')
  const percent = BigInt(story.percent)
  const shares = hundreds((total * percent) / (100n - percent))
  const investors = [...(story.fund ? ['fund'] : []), ...story.others]
  const lead = investors.length === 1 ? shares : hundreds((shares * 60n) / 100n)
  const follow =
    investors.length === 1 ? 0n : hundreds((shares - lead) / BigInt(investors.length - 1))
  const parts = investors.map((investor, index) => {
    const last = index === investors.length - 1
    const rest = shares - lead - follow * BigInt(Math.max(investors.length - 2, 0))
    const part = index === 0 ? lead : last ? rest : follow
    return { investor, shares: part, amountFen: part * priceFen }
  })
  return { priceFen, preMoneyFen: priceFen * total, parts, shares }
}

function hundreds(shares: bigint): bigint {
  return (shares / 100n) * 100n
}

/** Fen as money of the public interface. */
export function moneyOfFen(fen: bigint) {
  const digits = fen.toString().padStart(3, '0')
  return { currency: 'CNY', amount: `${digits.slice(0, -2)}.${digits.slice(-2)}` }
}
