import { FundClassified, FundManagerChanged } from '@seedline/contracts/fund/v1/fund_events'
import { fundKind } from '@seedline/contracts/operations'
import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'

/** What this service needs to know of a fund: whose its papers are, and whose money it invests. */
export interface KnownFundDocument {
  /** The organisation that manages it, as the tokens of its people name it. */
  readonly managedBy: string
  /** '' where nobody has said. */
  readonly kind: FundKindSaid
  /** The version of its stream that said so; 0 where none did. */
  readonly kindSaidIn: number
}

export type FundKindSaid = (typeof fundKind.names)[number] | ''

/** What the fund service says that concerns this service. */
export type FundNews =
  | { readonly type: 'Opened' }
  | { readonly type: 'ManagerChanged'; readonly organisation: string }
  | { readonly type: 'Classified'; readonly kind: FundKindSaid }

/** The funds as far as the papers of their rounds are asked for. */
export const knownFundView: View<KnownFundDocument, FundNews> = {
  name: 'known_fund',
  topics: [topicNames.fund.fund],
  decode,
  keyOf: (_news, { subject }) => subject,
  evolve(before = { managedBy: '', kind: '', kindSaidIn: 0 }, news, { actor, version }) {
    switch (news.type) {
      case 'Opened':
        // Whoever opens a fund opens it for that person's organisation.
        return { managedBy: actor.organisation, kind: '', kindSaidIn: 0 }
      case 'ManagerChanged':
        return { ...before, managedBy: news.organisation }
      case 'Classified':
        return { ...before, kind: news.kind, kindSaidIn: version }
      default:
        return news satisfies never
    }
  },
  // Funds say much, of which three things count here, all seldom: whose its papers are counts at the fund at once.
  unhurried: true,
  // 3: which version said its kind.
  foldVersion: 3,
}

function decode(type: string, data: Uint8Array): FundNews | undefined {
  switch (type) {
    case 'seedline.fund.v1.FundOpened':
      return { type: 'Opened' }
    case 'seedline.fund.v1.FundManagerChanged':
      return { type: 'ManagerChanged', organisation: FundManagerChanged.decode(data).organisation }
    case 'seedline.fund.v1.FundClassified':
      return { type: 'Classified', kind: fundKind.nameOf(FundClassified.decode(data).kind) ?? '' }
    default:
      return undefined
  }
}
