import type { DesignationData } from '../data.ts'
import { evidence, provenance } from '../evidence.ts'
import { ofEnterprise, type Steps, write } from '../steps.ts'

/** What the enterprise was recognised as; no authority ever heard of it. */
export function recordDesignations(steps: Steps, designations: readonly DesignationData[]): void {
  for (const { serial, ...term } of designations) {
    if (serial !== steps.enterprise.serial) continue
    const body = { ...term, evidence: evidence('recognition'), provenance }
    write(steps, { what: `designation ${term.kind}`, path: ofEnterprise('designations'), body })
  }
}
