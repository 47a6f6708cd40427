import {
  EnterpriseCorrected,
  EnterpriseMerged,
  EnterpriseMergeReversed,
  EnterpriseRegistered,
} from '@seedline/contracts/registry/v1/enterprise_events'
import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'

/** What the bank desk needs to know of an enterprise: its code, and whether it goes on as another. */
export interface KnownEnterpriseDocument {
  readonly enterpriseId: string
  readonly uscc: string
  /** '' of all but a record that was merged into that of the same enterprise. */
  readonly mergedInto: string
}

/** What the registry says that concerns this service. */
export type EnterpriseNews = { readonly enterpriseId: string } & Partial<
  Omit<KnownEnterpriseDocument, 'enterpriseId'>
>

/** The registry's enterprises as far as consents ask for them. */
export const knownEnterpriseView: View<KnownEnterpriseDocument, EnterpriseNews> = {
  name: 'known_enterprise',
  topics: [topicNames.registry.enterprise],
  decode,
  keyOf: ({ enterpriseId }) => enterpriseId,
  evolve: (before, news) => ({ uscc: '', mergedInto: '', ...before, ...news }),
  foldVersion: 1,
  indexes: [{ fields: { uscc: 1 } }],
}

function decode(type: string, data: Uint8Array): EnterpriseNews | undefined {
  switch (type) {
    case 'seedline.registry.v1.EnterpriseRegistered': {
      const { enterpriseId, uscc } = EnterpriseRegistered.decode(data)
      return { enterpriseId, uscc }
    }
    case 'seedline.registry.v1.EnterpriseCorrected': {
      const { enterpriseId, uscc } = EnterpriseCorrected.decode(data)
      return uscc === undefined ? undefined : { enterpriseId, uscc }
    }
    case 'seedline.registry.v1.EnterpriseMerged': {
      const { enterpriseId, survivorId } = EnterpriseMerged.decode(data)
      return { enterpriseId, mergedInto: survivorId }
    }
    case 'seedline.registry.v1.EnterpriseMergeReversed': {
      const { enterpriseId } = EnterpriseMergeReversed.decode(data)
      return { enterpriseId, mergedInto: '' }
    }
    default:
      // Whatever else the registry says changes nothing here.
      return undefined
  }
}
