import { idOf } from '@seedline/gateway-client'
import type { IpRightData } from '../data.ts'
import { provenance } from '../evidence.ts'
import { type Steps, write } from '../steps.ts'

/** What the enterprise has filed for or come to, and what happened to it. */
export function recordIpRights(steps: Steps, rights: readonly IpRightData[]): void {
  const { serial: own, nameZh } = steps.enterprise
  for (const right of rights) {
    const { serial, coOwner, acquisition = 'original', facts, ...told } = right
    if (serial !== own) continue
    const owners = [
      { enterpriseId: idOf('enterprise'), name: nameZh },
      ...(coOwner ? [{ name: coOwner }] : []),
    ]
    const body = {
      ...told,
      owners,
      acquisition,
      provenance,
      facts: facts.map((fact) => ({ ...fact, provenance })),
    }
    write(steps, { what: `ip ${right.number}`, path: ['ip-rights'], body })
  }
}
