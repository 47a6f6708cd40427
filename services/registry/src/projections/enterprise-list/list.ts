import type { ViewStore } from '@seedline/views'
import type { EnterpriseDocument } from './document.ts'
import type { EnterpriseFilter } from './filter.ts'
import { type EnterpriseAnswer, listed } from './query.ts'
import { sampleOf } from './sample.ts'
import { type Way, wayTo } from './way.ts'

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
  const sample = sampleOf(enterprises)
  return async (filter, page) => {
    const way = wayTo(filter, await sample(), page.size)
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
    return { ...answer, ...(await counted(enterprises, way)) }
  }
}

/** Of so many it is looked one by one which of those with a key have all that is sought. */
const lookedAtMost = 100

async function counted(
  enterprises: ViewStore<EnterpriseDocument>,
  { counted: conditions, countedMost, keeps }: Way,
): Promise<Pick<EnterprisePage, 'total' | 'totalIsAbout'>> {
  const total = await enterprises.count(conditions, countedMost)
  if (keeps === undefined) return { total, totalIsAbout: total === countedMost }
  if (total > lookedAtMost) return { total, totalIsAbout: true }
  const options = { by: 'found.sortName', only: ['found.texts'], most: lookedAtMost }
  const some = await enterprises.sampled(conditions, options)
  return { total: some.filter(({ data }) => keeps(data)).length, totalIsAbout: false }
}
