import type {
  CapTable,
  CapTableClass,
  CapTableHolder,
  CapTableSecurity,
  RecordTransactionsRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import type * as z from 'zod'
import type { Target } from '../target.ts'
import { given, present } from '../values/given.ts'
import { holderKindNames } from '../values/holders.ts'
import { evidenceFromProto, provenanceFromProto, recordingFromProto } from '../values/mapping.ts'
import type * as schemas from './schemas.ts'
import { stockClassTypeNames, transactionToProto } from './transaction-mapping.ts'

export const recordToProto = (
  body: z.output<typeof schemas.recordTransactions>,
  { commandId, id, expectedVersion }: Target,
): RecordTransactionsRequest => ({
  commandId,
  enterpriseId: id,
  expectedVersion,
  transactions: body.transactions.map(transactionToProto),
})

const securityFromProto = (found: CapTableSecurity): z.input<typeof schemas.security> => ({
  securityId: found.securityId,
  stockClassId: found.stockClassId,
  quantity: found.quantity,
  ...present(
    'sharePrice',
    found.sharePrice === '' ? undefined : { currency: found.currency, amount: found.sharePrice },
  ),
  ...given('issuedOn', found.issuedOn),
  ...given('dealId', found.dealId),
  evidence: found.evidence.map(evidenceFromProto),
  ...present('provenance', found.provenance && provenanceFromProto(found.provenance)),
  ...present('recording', found.recording && recordingFromProto(found.recording)),
  ...given('issuedQuantity', found.issuedQuantity),
})

const holderFromProto = (found: CapTableHolder): z.input<typeof schemas.holder> => ({
  holderId: found.holderId,
  name: found.name,
  ...present('kind', holderKindNames.fromProto(found.kind)),
  quantity: found.quantity,
  percent: found.percent,
  securities: found.securities.map(securityFromProto),
  optionsOutstanding: found.optionsOutstanding,
})

const classFromProto = (found: CapTableClass): z.input<typeof schemas.stockClass> => ({
  stockClassId: found.stockClassId,
  name: found.name,
  ...present('classType', stockClassTypeNames.fromProto(found.classType)),
  ...given('sharesAuthorized', found.sharesAuthorized),
  quantity: found.quantity,
})

export const capTableFromProto = (found: CapTable): z.input<typeof schemas.capTable> => ({
  enterpriseId: found.enterpriseId,
  version: found.version,
  holders: found.holders.map(holderFromProto),
  totalQuantity: found.totalQuantity,
  classes: found.classes.map(classFromProto),
  plans: found.plans.map((plan) => ({ ...plan })),
  fullyDilutedQuantity: found.fullyDilutedQuantity,
})
