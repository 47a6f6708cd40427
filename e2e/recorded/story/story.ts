import type { Step } from '../steps.ts'
import { bankDesk } from './bank-desk.ts'
import { batches } from './batches.ts'
import { aboutCapTables, capTable } from './cap-table.ts'
import { innovationCarriers } from './carriers.ts'
import { ofContacts } from './contacts.ts'
import { aboutDeals, deals } from './deals.ts'
import { aboutEnterprises, enterprises } from './enterprises.ts'
import { aboutFunds, funds } from './funds.ts'
import { groups } from './groups.ts'
import { ipRights } from './ip-rights.ts'
import { aboutLadders, ladder } from './ladder.ts'
import { ofLoans } from './loans.ts'
import { merging } from './merging.ts'
import { names } from './names.ts'
import { operations } from './operations.ts'
import { actionPlan } from './plan.ts'
import { ofPledges } from './pledges.ts'
import { registers } from './registers.ts'
import { reversals } from './reversals.ts'
import { transport } from './transport.ts'

/** Every operation, in its answers and in its refusals. Dates lie in the past, so that they mean the same every day. */
export const story: readonly Step[] = [
  ...enterprises,
  ...ladder,
  ...funds,
  ...capTable,
  ...deals,
  ...aboutEnterprises,
  ...aboutLadders,
  ...aboutFunds,
  ...aboutDeals,
  ...aboutCapTables,
  ...transport,
  ...operations,
  ...reversals,
  ...ipRights,
  ...batches,
  ...registers,
  ...innovationCarriers,
  ...names,
  ...merging,
  ...groups,
  ...ofContacts,
  ...actionPlan,
  ...bankDesk,
  ...ofPledges,
  ...ofLoans,
]
