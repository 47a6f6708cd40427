import { parseId, trusted } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { KnownEnterpriseDocument } from '../../projections/known-enterprise/view.ts'
import type { FindByCode } from '../../use-cases/draft-loan.ts'
import type { FindMerged } from '../../use-cases/mergings.ts'
import type { FindSubject } from '../../use-cases/parties.ts'

/** Enterprises as this service's own read model knows them, which the registry's events feed. */
export const subjectsIn =
  (view: ViewStore<KnownEnterpriseDocument>): FindSubject =>
  async (enterpriseId) =>
    (await view.get(enterpriseId))?.data

/** Which records go on as others, by the same read model. */
export const mergedIn =
  (view: ViewStore<KnownEnterpriseDocument>): FindMerged =>
  async (ids) => {
    const found = await view.many(ids)
    return found.flatMap(({ data: { enterpriseId, mergedInto } }) =>
      mergedInto === '' ? [] : [{ enterpriseId, survivorId: mergedInto }],
    )
  }

/** The record of a code that goes on as no other. */
export const codesIn =
  (view: ViewStore<KnownEnterpriseDocument>): FindByCode =>
  async (uscc) => {
    const page = { size: 1, token: '' }
    const { found } = await view.find({ uscc, mergedInto: '' }, { page })
    const [known] = found
    return known && trusted(parseId('Enterprise', known.data.enterpriseId))
  }
