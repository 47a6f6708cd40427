import type { Plan } from '@seedline/gateway-client'
import { fundSteps } from './commands/funds.ts'
import {
  readCarriers,
  readConsents,
  readContacts,
  readDesignations,
  readDuplicates,
  readEnterprises,
  readFunds,
  readIpRights,
  readParks,
  readRelations,
} from './data.ts'
import { planEnterprise } from './plan-enterprise.ts'

/** Made-up enterprises over eight years, and the funds that paid for some of them, as commands. */
export interface Demonstration {
  readonly funds: Plan
  readonly enterprises: readonly Plan[]
  /** The credit code of the enterprise that is registered last, when all others are done. */
  readonly lastUscc: string
}

export function demonstration(): Demonstration {
  const funds = readFunds()
  const enterprises = readEnterprises()
  const of = {
    rights: readIpRights(),
    designations: readDesignations(),
    carriers: readCarriers(),
    duplicates: readDuplicates(),
    relations: readRelations(),
    contacts: readContacts(),
    parks: readParks(),
    consents: readConsents(),
    enterprises,
  }
  return {
    funds: {
      title: { zh: '演示基金', en: 'Demonstration funds' },
      steps: funds.flatMap(fundSteps),
    },
    enterprises: enterprises.map((enterprise) => planEnterprise(enterprise, funds, of)),
    lastUscc: enterprises.at(-1)?.uscc ?? '',
  }
}
