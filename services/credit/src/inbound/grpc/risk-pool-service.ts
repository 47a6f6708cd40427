import { riskPools as operations } from '@seedline/contracts/operations'
import { type EventStore, optionsOf } from '@seedline/event-store'
import { type Commanded, decidedBy, type Guards, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import { type Clock, dateInShanghai } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { LoanApplicationId } from '../../loan-application/events.ts'
import type { Loan } from '../../loan-application/loan.ts'
import { getRiskPool, listRiskPools } from '../../projections/risk-pool/query.ts'
import type { RiskPoolDocument } from '../../projections/risk-pool/view.ts'
import { riskPool } from '../../risk-pool/aggregate.ts'
import { decide } from '../../risk-pool/decide.ts'
import { inDefault } from '../../use-cases/in-default.ts'
import { expectLoanOf } from '../../use-cases/loan-of.ts'

export interface RiskPoolServiceParts {
  readonly store: EventStore
  readonly view: ViewStore<RiskPoolDocument>
  readonly clock: Clock
}

/** RiskPoolService: each operation, and what fulfils it. */
export const riskPoolService = ({ store, view, clock }: RiskPoolServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock, guards: guardsOf(store) },
    {
      ...decidedBy(operations, {
        store,
        aggregate: riskPool,
        decide,
        id: 'RiskPool',
        but: ['claimFromPool'],
      }),
      claimFromPool(asked, call: Commanded<Loan>) {
        if (call.found === undefined)
          throw new Error('A loan is claimed for that its guard has found')
        const { at } = call.context
        const loan = inDefault(call.found, dateInShanghai(at))
        const command = { ...asked, type: 'ClaimFromPool', at, loan } as const
        return store.execute(
          riskPool,
          asked.riskPoolId,
          call.context,
          (state) => decide(command, state),
          optionsOf(call),
        )
      },
      getRiskPool: (question, { actor, deadline }) =>
        getRiskPool({ store, view }, { ...question, actor, deadline }),
      listRiskPools: ({ page }, { actor }) => listRiskPools(view, { page, actor }),
    },
  )

const guardsOf = (store: EventStore): Guards<Loan> => ({
  loan: ({ values, actor }) =>
    expectLoanOf(store, values.loanApplicationId as LoanApplicationId, { actor, by: 'bank' }),
})
