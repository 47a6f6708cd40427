import type { Refusals } from './refusal.ts'

export const watchRefusals = {
  WATCH_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这项关注（或与您的机构无关）。',
      'There is no such watch (or none of your organisation).',
    ],
    detail: ['没有关注 {watch_id}', 'There is no watch {watch_id}'],
    mend: ['请核对编号。', 'Check the id.'],
  },
  WATCHED_ALREADY: {
    kind: 'already-exists',
    title: ['已经在关注。', 'This is watched already.'],
    mend: ['无需再次关注。', 'Nothing has to be begun again.'],
    facts: ['watch_id'],
  },
  WATCH_ENDED_ALREADY: {
    kind: 'conflict',
    title: ['这项关注已经结束。', 'This watch has ended already.'],
    mend: ['如需继续，请重新关注。', 'Begin it anew where it is to go on.'],
    facts: ['watch_id', 'ended_on'],
  },
  WATCH_OF_PLEDGE: {
    kind: 'conflict',
    title: [
      '质押存续期间，其担保物一直受关注。',
      'The collateral of a pledge is watched for as long as the pledge stands.',
    ],
    mend: [
      '质押注销、实现或失效后，关注随之结束。',
      'It ends by itself once the pledge was released or enforced, or has lapsed.',
    ],
    facts: ['pledge_id'],
  },
} as const satisfies Refusals
