import { idOf } from '@seedline/gateway-client'
import type { DuplicateData } from '../data.ts'
import { provenance } from '../evidence.ts'
import { type Steps, write } from '../steps.ts'

/** The enterprise was registered once more under another spelling, and the two records were merged. */
export function mergeDuplicates(steps: Steps, duplicates: readonly DuplicateData[]): void {
  for (const { serial, reason, ...names } of duplicates) {
    if (serial !== steps.enterprise.serial) continue
    write(steps, {
      what: 'duplicate',
      path: ['enterprises'],
      as: 'duplicate',
      body: { ...names, provenance },
    })
    write(steps, {
      what: 'merging',
      path: ['enterprises', idOf('duplicate'), 'merger'],
      body: { survivorId: idOf('enterprise'), reason },
    })
  }
}
