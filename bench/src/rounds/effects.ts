import type { Caller } from '../system/caller.ts'

interface Amount {
  readonly amount: string
}
interface FundAnswer {
  readonly reserved?: Amount
  readonly invested?: Amount
}
interface LadderAnswer {
  readonly rungs: readonly { readonly rung: string }[]
}
interface CapTableAnswer {
  readonly holders: readonly { readonly holderId: string }[]
}

/** What the fund itself subscribes in a seed round. */
const OWN_PART = 2_000_000
const HOLDERS = 2

/** What the funds have reserved and invested together, in yuan. */
export interface Capital {
  readonly reserved: number
  readonly invested: number
}

export async function capitalOf(caller: Caller, funds: readonly string[]): Promise<Capital> {
  let [reserved, invested] = [0, 0]
  for (const fund of funds) {
    const answer = (await caller.get(`/funds/${fund}`)) as FundAnswer
    reserved += Number(answer.reserved?.amount ?? 0)
    invested += Number(answer.invested?.amount ?? 0)
  }
  return { reserved, invested }
}

/** Whether so many more rounds have all been invested: the last effect of a round at the fund. */
export const investedIn = (before: Capital, after: Capital, rounds: number): boolean =>
  after.reserved === before.reserved && after.invested === before.invested + rounds * OWN_PART

/** Whether the enterprise has its rung in the ladder and its holders in the cap table. */
export async function stands(caller: Caller, enterpriseId: string): Promise<boolean> {
  const at = `/enterprises/${enterpriseId}`
  const { rungs } = (await caller.get(`${at}/ladder`)) as LadderAnswer
  const { holders } = (await caller.get(`${at}/cap-table`)) as CapTableAnswer
  return rungs.length === 1 && rungs[0]?.rung === 'seed' && holders.length === HOLDERS
}
