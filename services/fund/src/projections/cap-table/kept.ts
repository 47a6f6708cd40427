import { currency, id, optional, provenance, quantity } from '@seedline/contracts/kinds'
import { transactionKinds } from '@seedline/contracts/operations'

/** How documents keep what may be absent, written as the contract writes it. */
export const kept = {
  quantity: optional(quantity),
  currency: optional(currency),
  dealId: optional(id('Deal')),
  evidence: transactionKinds.issueStock.members.evidence,
  provenance: optional(provenance),
} as const
