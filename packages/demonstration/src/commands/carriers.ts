import { idOf } from '@seedline/gateway-client'
import type { CarrierData } from '../data.ts'
import { evidence, provenance } from '../evidence.ts'
import { type Steps, write } from '../steps.ts'

/** The innovation carriers that the enterprise hosts, or beside which an institution's is recorded. */
export function recordCarriers(steps: Steps, carriers: readonly CarrierData[]): void {
  const { serial: own, nameZh } = steps.enterprise
  for (const carrier of carriers) {
    const { serial, institution, ofInstitutionAlone = false, ...told } = carrier
    if (serial !== own) continue
    const { raised, closedOn, reason, ...first } = told
    const hosts = [
      ...(ofInstitutionAlone ? [] : [{ enterpriseId: idOf('enterprise'), name: nameZh }]),
      ...(institution ? [{ name: institution }] : []),
    ]
    const papers = { evidence: evidence('recognition'), provenance }
    const what = `carrier ${first.kind}`
    write(steps, { what, path: ['carriers'], body: { ...first, hosts, ...papers }, as: what })
    const path = ['carriers', idOf(what)]
    if (raised)
      write(steps, {
        what: `${what} raised`,
        path: [...path, 'recognitions'],
        body: { ...raised, ...papers },
      })
    if (closedOn)
      write(steps, {
        what: `${what} closed`,
        path: [...path, 'closure'],
        body: { ending: 'revoked', closedOn, reason, evidence: papers.evidence },
      })
  }
}
