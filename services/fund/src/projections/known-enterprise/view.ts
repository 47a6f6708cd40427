import {
  EnterpriseClosed,
  EnterpriseCorrected,
  EnterpriseMerged,
  EnterpriseMergeReversed,
  EnterpriseRegistered,
} from '@seedline/contracts/registry/v1/enterprise_events'
import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'
import type { KnownEnterpriseDocument } from './document.ts'

/** What the registry says that concerns this service. */
export type EnterpriseNews =
  | { readonly type: 'Registered'; readonly enterpriseId: string; readonly uscc: string }
  | { readonly type: 'Coded'; readonly enterpriseId: string; readonly uscc: string }
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
  // 2: whether it goes on as another. 3: its code.
  foldVersion: 3,
}

function decode(type: string, data: Uint8Array): EnterpriseNews | undefined {
  switch (type) {
    case 'seedline.registry.v1.EnterpriseRegistered': {
      const { enterpriseId, uscc } = EnterpriseRegistered.decode(data)
      return { type: 'Registered', enterpriseId, uscc }
    }
    case 'seedline.registry.v1.EnterpriseCorrected': {
      const { enterpriseId, uscc } = EnterpriseCorrected.decode(data)
      return uscc === undefined ? undefined : { type: 'Coded', enterpriseId, uscc }
    }
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
      // Other corrections, and whatever the registry says one day, change nothing here.
      return undefined
  }
}

function evolve(
  before: KnownEnterpriseDocument | undefined,
  news: EnterpriseNews,
): KnownEnterpriseDocument {
  const { enterpriseId } = news
  const known = before ?? { enterpriseId, uscc: '', closedOn: '', mergedInto: '' }
  switch (news.type) {
    case 'Registered':
    case 'Coded':
      return { ...known, uscc: news.uscc }
    case 'Closed':
      return { ...known, closedOn: news.closedOn }
    case 'Merged':
      return { ...known, mergedInto: news.mergedInto }
    default:
      return news satisfies never
  }
}
