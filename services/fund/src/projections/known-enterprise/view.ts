import {
  EnterpriseClosed,
  EnterpriseMerged,
  EnterpriseMergeReversed,
  EnterpriseRegistered,
} from '@seedline/contracts/registry/v1/enterprise_events'
import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import type { KnownEnterpriseDocument } from './document.ts'

/** What the registry says that concerns this service. */
export type EnterpriseNews =
  | { readonly type: 'Registered'; readonly enterpriseId: string }
  | { readonly type: 'Closed'; readonly enterpriseId: string; readonly closedOn: string }
  /** '' where the merging was reversed. */
  | { readonly type: 'Merged'; readonly enterpriseId: string; readonly mergedInto: string }

/** The registry's enterprises as far as deals and cap tables ask for them. */
export const knownEnterpriseView: View<KnownEnterpriseDocument, EnterpriseNews> = {
  name: 'known_enterprise',
  topics: [topicNames.registry.enterprise],
  decode,
  keyOf: ({ enterpriseId }) => enterpriseId,
  evolve,
  // 2: whether it goes on as another.
  foldVersion: 2,
}

function decode(type: string, data: Uint8Array): EnterpriseNews | undefined {
  switch (type) {
    case 'seedline.registry.v1.EnterpriseRegistered':
      return { type: 'Registered', enterpriseId: EnterpriseRegistered.decode(data).enterpriseId }
    case 'seedline.registry.v1.EnterpriseClosed': {
      const { enterpriseId, closedOn } = EnterpriseClosed.decode(data)
      return { type: 'Closed', enterpriseId, closedOn }
    }
    case 'seedline.registry.v1.EnterpriseMerged': {
      const { enterpriseId, survivorId } = EnterpriseMerged.decode(data)
      return { type: 'Merged', enterpriseId, mergedInto: survivorId }
    }
    case 'seedline.registry.v1.EnterpriseMergeReversed': {
      const { enterpriseId } = EnterpriseMergeReversed.decode(data)
      return { type: 'Merged', enterpriseId, mergedInto: '' }
    }
    default:
      // Corrections, and whatever the registry says one day, change nothing here.
      return undefined
  }
}

function evolve(
  before: KnownEnterpriseDocument | undefined,
  news: EnterpriseNews,
): KnownEnterpriseDocument {
  const { enterpriseId } = news
  const known = before ?? { enterpriseId, closedOn: '', mergedInto: '' }
  switch (news.type) {
    case 'Registered':
      return known
    case 'Closed':
      return { ...known, closedOn: news.closedOn }
    case 'Merged':
      return { ...known, mergedInto: news.mergedInto }
    default:
      return news satisfies never
  }
}
