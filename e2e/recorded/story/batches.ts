import { type Step, tell } from '../steps.ts'
import { api, synthetic } from './facts.ts'

/** Commands many at a time: only tried here, so that the rest of the story has what it had. */
export const batches: readonly Step[] = [
  tell('try-batch', 'registrar', `${api}/batches/registerEnterprise`, {
    tryOnly: true,
    entries: [
      { key: 'batch-row-1', request: { nameZh: '演示·成批一', provenance: synthetic } },
      { key: 'batch-row-2', request: { nameZh: '演示·成批二', uscc: '914403' } },
      { key: 'batch-row-3', request: { nameZh: 3 } },
      { key: 'short', request: {} },
    ],
  }),
  tell('batch-of-others', 'registrar', `${api}/batches/closeRound`, { entries: [] }),
]
