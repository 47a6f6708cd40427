import { BankPolicy } from '@seedline/contracts/credit/v1/bank_policy_service'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, readStream, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import {
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { bankPolicy } from '../../bank-policy/aggregate.ts'
import { type BankPolicyId, bankPolicyEvents } from '../../bank-policy/events.ts'
import { type BankPolicyDocument, evolve } from './view.ts'

export interface BankPolicyQuestion extends Question {
  readonly bankPolicyId: BankPolicyId
}

/** One bank's policy with its history. @throws ProblemError BANK_POLICY_UNKNOWN, VERSION_NOT_REACHED */
export async function getBankPolicy(
  sources: { readonly store: EventStore; readonly view: ViewStore<BankPolicyDocument> },
  question: BankPolicyQuestion,
): Promise<BankPolicy> {
  const { bankPolicyId } = question
  const stream = streamOf(bankPolicy.name, bankPolicyId)
  const viewed = await currentOf(sources.view, { ...question, key: bankPolicyId, stream })
  if (viewed) return BankPolicy.fromPartial(viewed.data)
  const folded = await fold(sources.store, question)
  if (folded === undefined) throw refusal('BANK_POLICY_UNKNOWN', { bank_policy_id: bankPolicyId })
  expectReached(question, folded.version)
  return folded
}

async function fold(
  store: EventStore,
  { bankPolicyId, asOf, deadline }: BankPolicyQuestion,
): Promise<BankPolicyDocument | undefined> {
  let document: BankPolicyDocument | undefined
  for await (const one of readStream(store, bankPolicy, bankPolicyId, { ...asOf, deadline })) {
    if (!hadHappened(bankPolicyEvents.occurredOn(one.event), asOf)) continue
    document = evolve(document, one.event, metaOf(one, 'credit'))
  }
  return document
}

/** The policies that somebody may see, without their histories. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listBankPolicies(
  view: ViewStore<BankPolicyDocument>,
  {
    page,
    within,
  }: {
    readonly page: { readonly size: number; readonly token: string }
    readonly within: Readonly<Record<string, unknown>>
  },
): Promise<{ readonly policies: readonly BankPolicy[]; readonly nextPageToken: string }> {
  const options = { sort: { bank: 1 }, page, within, leaveOut: ['history'] } as const
  const { found, nextPageToken } = await view.find({}, options)
  const policies = found.map(({ data }) => BankPolicy.fromPartial({ ...data, history: [] }))
  return { policies, nextPageToken }
}
