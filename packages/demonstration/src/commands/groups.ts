import { deriveId } from '@seedline/values'
import type { EnterpriseData, RelationData } from '../data.ts'
import { evidence, provenance } from '../evidence.ts'
import { ofEnterprise, type Steps, write } from '../steps.ts'

/** Whose the enterprise is; another of the demonstration was registered before it, under the id of its code. */
export function stateRelations(
  steps: Steps,
  relations: readonly RelationData[],
  enterprises: readonly EnterpriseData[],
): void {
  for (const { serial, party, ...stated } of relations) {
    if (serial !== steps.enterprise.serial) continue
    const { serial: above, ...named } = party
    const code = enterprises.find((one) => one.serial === above)?.uscc
    const whose = code ? { ...named, enterpriseId: deriveId('Enterprise', code) } : named
    write(steps, {
      what: `${stated.kind} ${stated.since}`,
      path: ofEnterprise('group', 'relations'),
      body: { ...stated, party: whose, evidence: evidence('licence'), provenance },
    })
  }
}
