import type { DealStatus } from './events.ts'

const words = {
  screening: { zh: '初筛', en: 'in screening' },
  'due-diligence': { zh: '尽职调查中', en: 'in due diligence' },
  approved: { zh: '已获批', en: 'approved' },
  declined: { zh: '已否决', en: 'declined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  closed: { zh: '已交割', en: 'closed' },
} as const satisfies Readonly<Record<DealStatus, { readonly zh: string; readonly en: string }>>

/** A deal's status as refusals name it. */
export const statusWord = <S extends DealStatus>(status: S) => ({ code: status, ...words[status] })
