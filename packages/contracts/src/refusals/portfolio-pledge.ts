import type { Refusals } from './refusal.ts'

export const portfolioPledgeRefusals = {
  PORTFOLIO_PLEDGE_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这组质押（或在所问的日期尚无记录，或与您的机构无关）。',
      'There is no such portfolio pledge (or none yet as of the date asked, or none of your organisation).',
    ],
    detail: [
      '没有组合质押 {portfolio_pledge_id}',
      'There is no portfolio pledge {portfolio_pledge_id}',
    ],
    mend: ['请核对编号。', 'Check the id.'],
  },
  PORTFOLIO_UNDER_WAY: {
    kind: 'conflict',
    title: [
      '该质押所属的组合尚在办理。',
      'The portfolio that this pledge is part of is still being placed.',
    ],
    mend: ['请待组合全部预留完成，或全部放弃', 'Wait until all of it was reserved, or let go'],
    facts: ['portfolio_pledge_id'],
  },
} as const satisfies Refusals
