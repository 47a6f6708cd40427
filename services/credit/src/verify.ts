import type { Aggregate } from '@seedline/event-store'
import type { VerifiedService } from '@seedline/verify'
import type { View } from '@seedline/views'
import { alert } from './alert/aggregate.ts'
import { bankPolicy } from './bank-policy/aggregate.ts'
import { consent } from './consent/aggregate.ts'
import { eligibilityQuery } from './eligibility-query/aggregate.ts'
import { loanApplication } from './loan-application/aggregate.ts'
import { keptRights } from './outbound/facts/kept-rights.ts'
import { pledge } from './pledge/aggregate.ts'
import { portfolioPledge } from './portfolio-pledge/aggregate.ts'
import { alertView } from './projections/alert/view.ts'
import { bankPolicyView } from './projections/bank-policy/view.ts'
import { consentView } from './projections/consent/view.ts'
import { queryView } from './projections/eligibility-query/view.ts'
import { knownEnterpriseView } from './projections/known-enterprise/view.ts'
import { loanApplicationView } from './projections/loan-application/view.ts'
import { pledgeView } from './projections/pledge/view.ts'
import { portfolioPledgeView } from './projections/portfolio-pledge/view.ts'
import { riskPoolView } from './projections/risk-pool/view.ts'
import { watchView } from './projections/watch/view.ts'
import { riskPool } from './risk-pool/aggregate.ts'
import { watch } from './watch/aggregate.ts'

/** The pure parts of the credit service, for whoever folds its streams anew and compares. */
export const verified: VerifiedService = {
  name: 'credit',
  aggregates: [
    consent,
    eligibilityQuery,
    pledge,
    portfolioPledge,
    bankPolicy,
    watch,
    alert,
    loanApplication,
    riskPool,
  ] as Aggregate<unknown, unknown>[],
  views: [
    consentView,
    queryView,
    knownEnterpriseView,
    pledgeView,
    portfolioPledgeView,
    bankPolicyView,
    watchView,
    alertView,
    loanApplicationView,
    riskPoolView,
  ] as View<unknown, unknown>[],
  kept: [keptRights],
}
