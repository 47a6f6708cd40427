import type { Organisation } from './clients.ts'
import type { About } from './prepared.ts'

/** What became of a command, as far as its sender knows. */
export type Known =
  | {
      readonly kind: 'accepted'
      readonly id: string
      readonly version: number
      readonly eventIds: readonly string[]
    }
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly facts: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'unknown'; readonly code: string }

export interface Entry {
  readonly action: number
  readonly service: string
  readonly what: string
  readonly commandId: string
  readonly sentAt: number
  /** When its sender knew, or gave up. */
  endedAt: number
  /** When it was sent first, whoever could be asked said that its enterprise had closed by its day. */
  readonly tooLate: boolean
  /** How often it was sent. */
  tries: number
  known: Known
  over: boolean
}

/** An answer as recorded, which must stay as it is. */
export interface Answered {
  readonly action: number
  /** As of when, in ms since the beginning. */
  readonly moment: number
  readonly what: string
  readonly told: string
  readonly ask: () => Promise<string>
}

/** What people did and were told. */
export interface Ledger {
  /** Whether enterprises are closed as of earlier days, too: see docs/failure-runs.md. */
  readonly lateClosures: boolean
  readonly entries: Entry[]
  readonly answers: Answered[]
  /** Deals that somebody wanted to change, latest last. */
  readonly lately: string[]
  readonly funds: Fund[]
  readonly enterprises: {
    readonly id: string
    sharesOf: Map<string, number>
    classes: string[]
    /** Undefined while it is open. */
    closedOn: string | undefined
    /** What was recorded on its cap table by hand and stands, oldest first. */
    recordings: Recording[]
  }[]
  readonly deals: {
    readonly id: string
    readonly fundId: string
    readonly enterpriseId: string
    /** ended: before it was approved. over: after it. */
    step: 'open' | 'approved' | 'closed' | 'ended' | 'over'
    /** The day of its latest step. */
    since: string
    amount: number
  }[]
}

export interface Fund {
  readonly id: string
  readonly organisation: Organisation
  /** Whose commitments stand, and whose were taken back. */
  readonly partners: Set<string>
  readonly gone: Set<string>
}

/** One command's worth: all of its entries, by their versions, and what people know since. */
export interface Recording {
  readonly versions: readonly number[]
  known(enterprise: Ledger['enterprises'][number]): void
}

export const emptyLedger = (lateClosures: boolean): Ledger => ({
  lateClosures,
  entries: [],
  answers: [],
  lately: [],
  funds: [],
  enterprises: [],
  deals: [],
})

/** Whose people know what may be asked; of what is the enterprise's, of either organisation. */
export function organisationOf({ funds, deals }: Ledger, { kind, id }: About): Organisation {
  const fundId = kind === 'deal' ? deals.find((deal) => deal.id === id)?.fundId : id
  return funds.find((fund) => fund.id === fundId)?.organisation ?? 'first'
}
