import type { ViewStore } from '@seedline/views'
import type { KnownEnterpriseDocument } from '../../projections/known-enterprise/view.ts'
import type { FindSubject } from '../../use-cases/parties.ts'

/** Enterprises as this service's own read model knows them, which the registry's events feed. */
export const subjectsIn =
  (view: ViewStore<KnownEnterpriseDocument>): FindSubject =>
  async (enterpriseId) =>
    (await view.get(enterpriseId))?.data
