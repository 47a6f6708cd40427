import type { LocalDate, Rung } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { DesignationKind, DesignationLevel } from '../../designation/events.ts'
import type { EnterpriseDocument } from './document.ts'
import { landmarksOf } from './landmarks.ts'
import { type EnterpriseAnswer, listed } from './query.ts'
import { type Way, wayTo } from './way.ts'

export interface EnterpriseFilter {
  /** A fragment of a name, of its spelling or initials, or of the code; empty: all. */
  readonly search: string
  readonly currentRung?: Rung | undefined
  readonly materialField?: string | undefined
  readonly district?: string | undefined
  readonly designation?: DesignationKind | undefined
  readonly designationLevel?: DesignationLevel | undefined
  /** The day on which the designation is held. */
  readonly on: LocalDate
}

export interface EnterprisePage {
  readonly enterprises: readonly EnterpriseAnswer[]
  readonly nextPageToken: string
  /** How many match in all. */
  readonly total: number
  /** They are too many to be counted each time: so many about, as a sample tells. */
  readonly totalIsAbout: boolean
}

export type EnterpriseList = (
  filter: EnterpriseFilter,
  page: { readonly size: number; readonly token: string },
) => Promise<EnterprisePage>

// What only the ladder and the filters look at.
const leaveOut = ['steps', 'terms', 'found.grams', 'found.held']

/** The enterprises that match, by name. @throws ProblemError PAGE_TOKEN_INVALID */
export function enterpriseList(enterprises: ViewStore<EnterpriseDocument>): EnterpriseList {
  const landmarks = landmarksOf(enterprises)
  return async (filter, page) => {
    const way = wayTo(filter, await landmarks(), page.size)
    const { lead, rest, keeps, ends } = way
    const question = {
      ...filter,
      on: filter.designation || filter.designationLevel ? filter.on : '',
    }
    const along = { lead, rest, ...(keeps && { keeps }), ends, question, page, leaveOut }
    const { found, nextPageToken } = await enterprises.along('found.sortName', along)
    const all = found.flatMap(listed)
    const answer = { enterprises: all, nextPageToken }
    if (page.token === '' && nextPageToken === '')
      return { ...answer, total: all.length, totalIsAbout: false }
    if (way.about !== undefined) return { ...answer, total: way.about, totalIsAbout: true }
    const total = await counted(enterprises, way)
    return { ...answer, total, totalIsAbout: total === way.countedMost }
  }
}

async function counted(
  enterprises: ViewStore<EnterpriseDocument>,
  { counted: conditions, countedMost: most, keeps }: Way,
): Promise<number> {
  if (keeps === undefined) return enterprises.count(conditions, most)
  const options = { by: 'found.sortName', only: ['found.texts'], most }
  const some = await enterprises.sampled(conditions, options)
  return some.filter(({ data }) => keeps(data)).length
}
