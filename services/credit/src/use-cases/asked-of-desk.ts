import type { eligibilityQueries, RequestOf } from '@seedline/contracts/operations'

/** What a bank asks, as it is declared. */
export type AskedOfDesk = RequestOf<(typeof eligibilityQueries)['operations']['askEligibility']>

export type AskedRight = AskedOfDesk['rights'][number]
