import { bankPolicies as operations } from '@seedline/contracts/operations'
import { isOfBank } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import type { CommandCall, EventStore } from '@seedline/event-store'
import { decidedBy, type Guards, serviceOf } from '@seedline/recording/requests'
import type { CreditRules } from '@seedline/rules'
import type { BoundService } from '@seedline/service-kit/grpc'
import { type Clock, organisationOf } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { bankPolicy } from '../../bank-policy/aggregate.ts'
import { decide } from '../../bank-policy/decide.ts'
import type { BankPolicyId } from '../../bank-policy/events.ts'
import { getBankPolicy, listBankPolicies } from '../../projections/bank-policy/query.ts'
import type { BankPolicyDocument } from '../../projections/bank-policy/view.ts'
import { checkPolicy, proposePolicy } from '../../use-cases/propose-policy.ts'

export interface BankPolicyServiceParts {
  readonly store: EventStore
  readonly rules: CreditRules
  readonly view: ViewStore<BankPolicyDocument>
  readonly clock: Clock
}

/** BankPolicyService: each operation, and what fulfils it. */
export const bankPolicyService = ({
  store,
  rules,
  view,
  clock,
}: BankPolicyServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock, guards: guardsOf(store), checks: { proposeBankPolicy: checkPolicy(rules) } },
    {
      ...decidedBy(operations, {
        store,
        aggregate: bankPolicy,
        decide,
        id: 'BankPolicy',
        but: ['proposeBankPolicy'],
        knowing: async (_, { context: { actor } }: CommandCall) => ({
          by: actor.subject,
          byName: actor.name,
        }),
      }),
      proposeBankPolicy: (proposed, call) => proposePolicy({ store, rules }, proposed, call),
      getBankPolicy: (question, { deadline }) =>
        getBankPolicy({ store, view }, { ...question, deadline }),
      listBankPolicies: ({ page }, { actor }) =>
        listBankPolicies(view, { page, within: { bank: organisationOf(actor.organisation) } }),
    },
  )

const guardsOf = (store: EventStore): Guards<undefined> => ({
  async 'bank-policy'({ values, actor }) {
    const bankPolicyId = values.bankPolicyId as BankPolicyId
    const { state } = await store.current(bankPolicy, bankPolicyId)
    if (state.bank !== '' && isOfBank(actor, state.bank)) return undefined
    throw refusal('BANK_POLICY_UNKNOWN', { bank_policy_id: bankPolicyId })
  },
})
