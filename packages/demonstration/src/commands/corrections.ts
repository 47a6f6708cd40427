import { idOf } from '@seedline/gateway-client'
import type { Happening, ParkData } from '../data.ts'
import { evidence, provenance } from '../evidence.ts'
import {
  learnRung,
  ofEnterprise,
  ownId,
  recordRung,
  type Steps,
  transact,
  write,
} from '../steps.ts'

type Of<Kind extends Happening['kind']> = Extract<Happening, { kind: Kind }>

export function correctEnterprise(steps: Steps, { reason, changes }: Of<'correction'>): void {
  write(steps, {
    what: 'correction',
    path: ofEnterprise('corrections'),
    body: { reason, ...changes },
  })
}

/** In which park of its district the enterprise lies. */
export function lieInPark(steps: Steps, parks: readonly ParkData[]): void {
  for (const { serial, park } of parks) {
    if (serial !== steps.enterprise.serial) continue
    write(steps, {
      what: 'park',
      path: ofEnterprise('corrections'),
      body: { reason: '补登园区（演示）· the park was missing (synthetic)', park },
    })
  }
}

export function correctRung(steps: Steps, { rung, on, reason }: Of<'rung-correction'>): void {
  learnRung(steps, rung, 'corrected-rung')
  write(steps, {
    what: 'correction of a rung',
    path: ofEnterprise('ladder', 'rungs', idOf('corrected-rung'), 'corrections'),
    body: { reason, reachedOn: on },
  })
}

/** A rung that was recorded on a rumour and withdrawn. */
export function recordMistakenRung(steps: Steps, { rung, on, reason }: Of<'mistaken-rung'>): void {
  recordRung(steps, rung, on, ['agreement'])
  learnRung(steps, rung, 'mistaken-rung')
  write(steps, {
    what: 'withdrawal of a rung',
    path: ofEnterprise('ladder', 'rungs', idOf('mistaken-rung'), 'withdrawal'),
    body: { reason },
  })
}

/** A cancellation that an announcement was misread for, and its reversal. Only where no round came by a deal is its version known. */
export function recordMistakenCancellation(
  steps: Steps,
  { on, shares, reason }: Of<'mistaken-cancellation'>,
): void {
  const securityId = ownId(steps, 'founder0.s1')
  const cancellation = {
    type: 'cancel-stock',
    securityId,
    quantity: String(shares),
    balanceSecurityId: `${securityId}.balance`,
    cancelledOn: on,
    reason: '回购注销（演示）· bought back (synthetic)',
  } as const
  transact(steps, 'cancellation', [cancellation])
  write(steps, {
    what: 'reversal of the cancellation',
    path: ofEnterprise('cap-table', 'reversals'),
    body: { versions: [steps.entries], reason, evidence: evidence('filing'), provenance },
  })
}

/** A rung below one that was recorded before. */
export function recordLateRung(steps: Steps, { rung, on, reason }: Of<'late-rung'>): void {
  recordRung(steps, rung, on, ['agreement'], reason)
}
