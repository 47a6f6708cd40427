import {
  EnterpriseClosed,
  EnterpriseRegistered,
} from '@seedline/contracts/registry/v1/enterprise_events'
import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import type { KnownEnterpriseDocument } from './document.ts'

/** What the registry says that concerns this service. */
export type EnterpriseNews =
  | { readonly type: 'Registered'; readonly enterpriseId: string }
  | { readonly type: 'Closed'; readonly enterpriseId: string; readonly closedOn: string }

/** The registry's enterprises as far as deals and cap tables ask for them. */
export const knownEnterpriseView: View<KnownEnterpriseDocument, EnterpriseNews> = {
  name: 'known_enterprise',
  topics: [topicNames.registry.enterprise],
  decode,
  keyOf: ({ enterpriseId }) => enterpriseId,
  evolve,
  foldVersion: 1,
}

function decode(type: string, data: Uint8Array): EnterpriseNews | undefined {
  switch (type) {
    case 'seedline.registry.v1.EnterpriseRegistered':
      return { type: 'Registered', enterpriseId: EnterpriseRegistered.decode(data).enterpriseId }
    case 'seedline.registry.v1.EnterpriseClosed': {
      const { enterpriseId, closedOn } = EnterpriseClosed.decode(data)
      return { type: 'Closed', enterpriseId, closedOn }
    }
    default:
      // Corrections, and whatever the registry says one day, change nothing here.
      return undefined
  }
}

function evolve(
  _before: KnownEnterpriseDocument | undefined,
  news: EnterpriseNews,
): KnownEnterpriseDocument {
  const { enterpriseId } = news
  return { enterpriseId, closedOn: news.type === 'Closed' ? news.closedOn : '' }
}
