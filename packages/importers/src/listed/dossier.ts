import type { Text } from '@seedline/values'
import { type Account, accountFor } from './account/account.ts'
import { planTable } from './capital/plan-table.ts'
import type { Table } from './capital/table.ts'
import type { Company } from './company.ts'
import { type Comparison, type Found, joined, type Wish, type WishOf } from './found.ts'
import { readCompany } from './read/company.ts'
import { compareOffering } from './read/compare-offering.ts'
import { compareRatios } from './read/compare-ratios.ts'
import { readDesignations } from './read/designations.ts'
import { readFigures } from './read/figures.ts'
import { readLicence } from './read/licence.ts'
import { member, type Node, rootOf } from './read/node.ts'
import { readOffering } from './read/offering.ts'
import { readOthers } from './read/others.ts'
import { withPledges } from './read/pledges.ts'
import { readProfile } from './read/profile.ts'
import { readRights } from './read/rights.ts'

/** What the public facts of a listed company come to: what is asked to be recorded, what is compared, and what is neither, each with its place. */
export interface Dossier {
  readonly company: Company
  readonly name: Text
  readonly wishes: readonly Wish[]
  readonly table: Table
  readonly comparisons: readonly Comparison[]
  readonly account: Account
  /** The same, where holders are in the record under ids of other names. */
  renamed(ids: ReadonlyMap<string, string>): Dossier
}

/** Reads a dossier. Undefined where it names no company. Pure: `today` is the day on which it is read. */
export function readDossier(
  content: unknown,
  today: string,
  renamed?: ReadonlyMap<string, string>,
): Dossier | undefined {
  const dossier = rootOf(content)
  const company = readCompany(dossier, today)
  if (!company) return undefined
  const capital = planTable(dossier, company, renamed)
  const found = joined([...sections(dossier, company), capital.found])
  const comparisons = [
    ...found.comparisons,
    ...compareOffering(dossier),
    ...compareRatios(found.wishes),
  ]
  return {
    company,
    name: { zh: company.nameZh || company.nameEn, en: company.nameEn || company.nameZh },
    wishes: found.wishes,
    table: capital.table,
    comparisons,
    account: accountFor(content, { ...found, comparisons }, capital.table),
    renamed: (ids) => readDossier(content, today, ids) as Dossier,
  }
}

function sections(dossier: Node, company: Company): Found[] {
  const rights = readRights(dossier, company)
  const own = (rights.wishes ?? []).filter((wish): wish is WishOf<'right'> => wish.kind === 'right')
  const pledged = withPledges(dossier, own, company)
  return [
    readProfile(dossier, company),
    readLicence(dossier, company),
    readOffering(dossier, company),
    readFigures(member(dossier, 'financials', 'figures'), company),
    readFigures(member(dossier, 'technology'), company),
    readDesignations(member(dossier, 'designations'), company),
    { wishes: pledged.rights, notes: rights.notes ?? [] },
    pledged.found,
    readOthers(dossier),
  ]
}
