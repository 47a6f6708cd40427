import { type Member, overseesFunds } from '@seedline/contracts/ownership'
import { organisationOf } from '@seedline/values'
import type { Viewed, ViewStore } from '@seedline/views'
import type { FundDocument } from './document.ts'

/** The funds that organisations manage, as this service's own read model knows them. */
export interface ManagedFunds {
  /** The ids of those whose books somebody may see; undefined: of all. */
  shownTo(actor: Member): Promise<readonly string[] | undefined>
  managedBy(organisation: string): Promise<readonly string[]>
}

const pageSize = 200

export function managedFunds(funds: ViewStore<FundDocument>): ManagedFunds {
  const managedBy = async (organisation: string): Promise<readonly string[]> => {
    const ids: string[] = []
    for (let token = ''; ; ) {
      const page = await pageOf(funds, organisation, token)
      ids.push(...page.found.map(({ key }: Viewed<FundDocument>) => key))
      token = page.nextPageToken
      if (token === '') return ids
    }
  }
  return {
    managedBy,
    shownTo: async (actor) => (overseesFunds(actor) ? undefined : managedBy(actor.organisation)),
  }
}

const pageOf = (funds: ViewStore<FundDocument>, organisation: string, token: string) =>
  funds.find(ofOrganisation(organisation), {
    page: { size: pageSize, token },
    leaveOut: ['terms.commitments', 'allocations'],
    bytesOf: () => 0,
  })

/** The funds whose books somebody may see, as a condition of a query. */
export const seenBy = (actor: Member): Readonly<Record<string, unknown>> =>
  overseesFunds(actor) ? {} : ofOrganisation(actor.organisation)

// Nobody's funds belong to nobody: an empty name matches none of them.
function ofOrganisation(organisation: string): Readonly<Record<string, unknown>> {
  const id = organisationOf(organisation)
  return { 'terms.managedBy': id === '' ? { $in: [] } : id }
}
