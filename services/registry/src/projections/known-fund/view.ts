import { FundManagerChanged } from '@seedline/contracts/fund/v1/fund_events'
import { topicNames } from '@seedline/contracts/topics'
import type { View } from '@seedline/views'

/** What this service needs to know of a fund: whose its papers are. */
export interface KnownFundDocument {
  /** The organisation that manages it, as the tokens of its people name it. */
  readonly managedBy: string
}

/** What the fund service says that concerns this service. */
export type FundNews =
  | { readonly type: 'Opened' }
  | { readonly type: 'ManagerChanged'; readonly organisation: string }

/** The funds as far as the papers of their rounds are asked for. */
export const knownFundView: View<KnownFundDocument, FundNews> = {
  name: 'known_fund',
  topics: [topicNames.fund.fund],
  decode,
  keyOf: (_news, { subject }) => subject,
  evolve: (before, news, { actor }) =>
    // Whoever opens a fund opens it for that person's organisation.
    news.type === 'Opened'
      ? { managedBy: actor.organisation }
      : { ...before, managedBy: news.organisation },
  // Funds say much, of which two things count here, both seldom: whose its papers are counts at the fund at once.
  unhurried: true,
  foldVersion: 1,
}

function decode(type: string, data: Uint8Array): FundNews | undefined {
  switch (type) {
    case 'seedline.fund.v1.FundOpened':
      return { type: 'Opened' }
    case 'seedline.fund.v1.FundManagerChanged':
      return { type: 'ManagerChanged', organisation: FundManagerChanged.decode(data).organisation }
    default:
      return undefined
  }
}
