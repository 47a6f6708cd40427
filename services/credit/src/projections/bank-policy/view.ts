import type { BankPolicy } from '@seedline/contracts/credit/v1/bank_policy_service'
import { topicNames } from '@seedline/contracts/topics'
import { historyEntry } from '@seedline/facts/answers'
import type { EventMeta, View } from '@seedline/views'
import { type BankPolicyEvent, bankPolicyEvents } from '../../bank-policy/events.ts'

/** A bank's policy as it is answered. */
export type BankPolicyDocument = BankPolicy

type Proposal = NonNullable<BankPolicy['proposal']>

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: BankPolicyDocument | undefined,
  event: BankPolicyEvent,
  meta: EventMeta,
): BankPolicyDocument {
  const document = changed(before, event, meta.version)
  if (document === undefined) throw new Error(`Stream ${meta.stream} begins with ${meta.type}`)
  const occurredOn = bankPolicyEvents.occurredOn(event)
  const { reason = '' } = event as { readonly reason?: string }
  const entry = historyEntry(meta, { occurredOn, json: bankPolicyEvents.json(event), reason })
  return { ...document, version: meta.version, history: [...(before?.history ?? []), entry] }
}

function changed(
  before: BankPolicyDocument | undefined,
  event: BankPolicyEvent,
  entryVersion: number,
): BankPolicyDocument | undefined {
  if (event.type === 'BankPolicyProposed') {
    const { bankPolicyId, bank } = event
    const { proposedOn, proposedByName, reason, terms } = bankPolicyEvents.toProto(event)
    if (terms === undefined) return before
    const proposal = { ...terms, entryVersion, proposedOn, proposedByName, reason }
    return { ...(before ?? { bankPolicyId, version: 0, bank, periods: [], history: [] }), proposal }
  }
  if (before === undefined) return undefined
  switch (event.type) {
    case 'BankPolicyEndProposed': {
      const { effectiveFrom, proposedOn, proposedByName, reason } = event
      const told = { effectiveFrom, entryVersion, proposedOn, proposedByName, reason }
      return { ...before, proposal: { ...usual, ...told } }
    }
    case 'BankPolicyApproved': {
      const { proposal } = before
      return proposal === undefined ? before : approved(before, proposal, event)
    }
    case 'BankPolicyDeclined':
      return { ...before, proposal: undefined }
    case 'BankPolicyReversed':
      return {
        ...before,
        periods: before.periods.filter((one) => one.entryVersion !== event.entryVersion),
      }
    default:
      return event satisfies never
  }
}

const usual = {
  policyVersion: '',
  parametersJson: '',
  acceptedKinds: [],
  mostAmount: undefined,
  digest: '',
}

function approved(
  before: BankPolicyDocument,
  { proposedOn: _, proposedByName: __, reason: ___, ...terms }: Proposal,
  { approvedOn, approvedByName }: { readonly approvedOn: string; readonly approvedByName: string },
): BankPolicyDocument {
  const period = { ...terms, approvedOn, approvedByName }
  return { ...before, periods: [...before.periods, period], proposal: undefined }
}

/** One document for each bank that has ever proposed a policy. */
export const bankPolicyView: View<BankPolicyDocument, BankPolicyEvent> = {
  name: 'bank_policy',
  topics: [topicNames.credit.bank_policy],
  decode: bankPolicyEvents.codec.decode,
  keyOf: (event) => event.bankPolicyId,
  evolve,
  indexes: [{ fields: { bank: 1 } }],
  foldVersion: 1,
}
