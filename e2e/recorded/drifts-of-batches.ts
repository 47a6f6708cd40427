import type { Drift } from './drift.ts'

/** What may differ since commands are taken many at a time. */
export const driftsOfBatches: readonly Drift[] = [
  {
    why: 'the story tries a batch',
    in: ['try-batch', 'batch-of-others'],
    changes: [{ below: '' }],
  },
  {
    why: 'the operation that does so, and what it refuses',
    in: ['read-openapi'],
    changes: [
      { matching: /^\/body\/tags\/Batches$/ },
      { matching: /^\/body\/paths\/~1api~1v1~1batches/ },
      { matching: /^\/body\/components\/schemas\/(?:Run)?Batch\w*$/ },
      { matching: /\/sentences\/BATCH_[A-Z_]+$/ },
      { matching: /\/saidOnce\/parameters\/path operation$/ },
    ],
  },
]
