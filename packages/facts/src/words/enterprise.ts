import { type Id, type Problem, problem } from '@seedline/values'

/** Whom nearly every fact is about. */
export type EnterpriseId = Id<'Enterprise'>

export const enterpriseUnknown = (enterpriseId: string): Problem =>
  problem(
    'ENTERPRISE_UNKNOWN',
    'not-found',
    { zh: '没有登记过这家企业', en: 'No such enterprise is registered' },
    { zh: '请核对企业标识，或先登记企业', en: 'Check the id, or register the enterprise first' },
    { facts: { enterprise_id: enterpriseId } },
  )
