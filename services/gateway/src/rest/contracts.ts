import * as capTable from './cap-table/contracts.ts'
import type { Contract } from './contract.ts'
import * as deals from './deals/contracts.ts'
import * as enterprises from './enterprises/contracts.ts'
import * as events from './events/contracts.ts'
import * as funds from './funds/contracts.ts'
import * as ladder from './ladder/contracts.ts'
import * as operations from './operations/contracts.ts'
import * as session from './session/contracts.ts'
import * as system from './system/contracts.ts'

/** Every operation of the interface, in the order of the document. */
export const contracts: readonly Contract[] = [
  enterprises,
  ladder,
  capTable,
  funds,
  deals,
  events,
  session,
  operations,
  system,
].flatMap((resource): Contract[] => Object.values(resource))
