import {
  FilePledgeRequest,
  GetPledgeRequest,
  ListPledgesRequest,
  RegisterPledgeRequest,
  ReleasePledgeRequest,
  ReservePledgeRequest,
} from '@seedline/contracts/credit/v1/pledge_service'
import {
  GetPortfolioPledgeRequest,
  PlacePortfolioRequest,
} from '@seedline/contracts/credit/v1/portfolio_pledge_service'
import { RegisterIpRightRequest } from '@seedline/contracts/registry/v1/ip_right_service'
import { dateInShanghai, ProblemError, problemKinds, systemClock } from '@seedline/values'
import { type BankDesk, newCommand } from './bank-desk.ts'
import { inventionNumber } from './patents.ts'

export type Caller = { readonly token: string }

export const today = () => dateInShanghai(systemClock())

const debt = {
  secured: { currency: 'CNY', minorUnits: 100_000_000n },
  maturesOn: '2035-01-20',
  contractNumber: 'ZY-1',
}

/** What banks do with a pledge that is reserved, and what they and the enterprise read. */
const stepsAt = (desk: BankDesk) => ({
  file: (bank: Caller, of: object) =>
    desk.pledges.filePledge(
      FilePledgeRequest.fromPartial({ commandId: newCommand(), filedOn: today(), ...of }),
      bank,
    ),
  registerAtOffice: (bank: Caller, of: object) =>
    desk.pledges.registerPledge(
      RegisterPledgeRequest.fromPartial({
        commandId: newCommand(),
        registeredOn: today(),
        ...of,
      }),
      bank,
    ),
  release: (bank: Caller, of: object) =>
    desk.pledges.releasePledge(
      ReleasePledgeRequest.fromPartial({
        commandId: newCommand(),
        releasedOn: today(),
        reason: '已清偿',
        ...of,
      }),
      bank,
    ),
  read: (by: Caller, of: object) => desk.pledges.getPledge(GetPledgeRequest.fromPartial(of), by),
  /** All pledges that somebody may see. */
  async listed(by: Caller) {
    const page = { size: 200, token: '' }
    const { pledges } = await desk.pledges.listPledges(ListPledgesRequest.fromPartial({ page }), by)
    return pledges
  },
})

/** What one enterprise and its banks do at the desk. */
export function pledgingAt(desk: BankDesk, uscc: string, enterpriseId: string) {
  const right = (serial: number) => ({
    family: 'IP_FAMILY_PATENT' as const,
    number: inventionNumber(serial),
  })
  return {
    right,
    /** Registers a patent of the enterprise's, granted in 2019; answers its id. */
    async owns(serial: number): Promise<string> {
      const { id } = await desk.rights.registerIpRight(
        RegisterIpRightRequest.fromPartial({
          commandId: newCommand(),
          ...right(serial),
          title: `演示专利${serial}`,
          filedOn: '2017-07-21',
          owners: [{ enterpriseId, name: '演示企业', share: '' }],
          acquisition: 'IP_ACQUISITION_ORIGINAL',
          facts: [{ fact: { $case: 'granted', value: { on: '2019-05-14' } } }],
        }),
        desk.registrar,
      )
      return id
    },
    consents: (bank: string, own: Caller) => desk.grant(own, enterpriseId, { bank }),
    reserve: (bank: Caller, serial: number, more: object = {}) =>
      desk.pledges.reservePledge(
        ReservePledgeRequest.fromPartial({
          commandId: newCommand(),
          uscc,
          ...right(serial),
          ...debt,
          ...more,
        }),
        bank,
      ),
    ...stepsAt(desk),
    place: (bank: Caller, serials: readonly number[], more: object = {}) =>
      desk.portfolios.placePortfolio(
        PlacePortfolioRequest.fromPartial({
          commandId: newCommand(),
          uscc,
          rights: serials.map(right),
          ...debt,
          ...more,
        }),
        bank,
      ),
    portfolio: (by: Caller, portfolioPledgeId: string) =>
      desk.portfolios.getPortfolioPledge(
        GetPortfolioPledgeRequest.fromPartial({ portfolioPledgeId }),
        by,
      ),
  }
}

export type Pledging = ReturnType<typeof pledgingAt>

/** Asks until there is an answer for good, as a bank does that was told to come back: `accepted`, or a refusal's code. */
export async function settled(ask: () => Promise<unknown>): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await ask()
      return 'accepted'
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const { kind, code } = error.problem
      if (!problemKinds[kind].passes) return code
      await new Promise((resolve) => setTimeout(resolve, 50 + 10 * tries))
    }
  }
  throw new Error('There is no answer')
}

/** Does all of this, so many at a time. */
export async function atOnce<T>(
  tasks: readonly (() => Promise<T>)[],
  inFlight: number,
): Promise<readonly T[]> {
  const results: T[] = new Array(tasks.length)
  let next = 0
  const work = async () => {
    for (let index = next++; index < tasks.length; index = next++)
      results[index] = (await tasks[index]?.()) as T
  }
  await Promise.all(Array.from({ length: inFlight }, work))
  return results
}
