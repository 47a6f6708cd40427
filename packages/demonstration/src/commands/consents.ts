import { idOf } from '@seedline/gateway-client'
import type { ConsentData } from '../data.ts'
import { evidence } from '../evidence.ts'
import { type Steps, write } from '../steps.ts'

/** Which banks the enterprise lets ask about it, so that one of their people can ask at once. */
export function recordConsents(steps: Steps, consents: readonly ConsentData[]): void {
  for (const { serial, ...terms } of consents) {
    if (serial !== steps.enterprise.serial) continue
    write(steps, {
      what: `consent ${terms.bank}`,
      path: ['consents'],
      body: { enterpriseId: idOf('enterprise'), ...terms, evidence: evidence('consent') },
    })
  }
}
