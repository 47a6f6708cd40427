import type { Aggregate } from '@seedline/event-store'
import type { VerifiedService } from '@seedline/verify'
import type { View } from '@seedline/views'
import { capTable } from './cap-table/aggregate.ts'
import { deal } from './deal/aggregate.ts'
import { fund } from './fund/aggregate.ts'
import { capTableView } from './projections/cap-table/view.ts'
import { dealView } from './projections/deal/view.ts'
import { fundView } from './projections/fund/view.ts'
import { knownEnterpriseView } from './projections/known-enterprise/view.ts'

/** The pure parts of the fund service, for whoever folds its streams anew and compares. */
export const verified: VerifiedService = {
  name: 'fund',
  aggregates: [fund, deal, capTable] as Aggregate<unknown, unknown>[],
  views: [fundView, dealView, capTableView, knownEnterpriseView] as View<unknown, unknown>[],
}
