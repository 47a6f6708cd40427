import { isOrganisation } from '@seedline/contracts/ownership'
import { type Rung, rungs } from '@seedline/values'
import { type Decision, decisions } from '../eligibility/reason.ts'
import type { WatchedChange, WatchedFact } from './events.ts'

/** What a right's record says that a watch has to know. */
export interface RightSeen {
  readonly statuses: readonly string[]
  readonly entries: readonly {
    readonly version: number
    readonly type: string
    readonly on: string
  }[]
  readonly pledges: readonly { readonly version: number; readonly pledgee: string }[]
}

type Kind = WatchedChange['kind']

/** Whose rights end so, or come to a stop. */
const endings: ReadonlySet<string> = new Set([
  'rejected',
  'withdrawn',
  'abandoned',
  'cancelled',
  'expired',
  'invalidated-full',
])

const byEntry: Readonly<Record<string, Kind>> = {
  IpOwnersChanged: 'owner-changed',
  IpInvalidationRequested: 'invalidation-filed',
  IpInvalidationDecided: 'invalidation-decided',
  IpDisputeOpened: 'dispute-opened',
  IpLicensed: 'licensed',
}

/** What of a right's entries touches what a bank holds on it; its own pledge doesn't. */
export const entriesTouching = (right: RightSeen, bank: string): readonly WatchedChange[] =>
  right.entries.flatMap(({ version, type, on }) => {
    const kind = kindOf(type, version, right, bank)
    return kind === undefined ? [] : [{ kind, version, entryType: type, on }]
  })

function kindOf(
  type: string,
  version: number,
  { statuses, pledges }: RightSeen,
  bank: string,
): Kind | undefined {
  if (type === 'IpStatusChanged') {
    if (statuses.includes('terminated-fee')) return 'annuity-lapsed'
    if (statuses.some((one) => endings.has(one))) return 'right-ended'
    if (statuses.includes('preserved') || statuses.includes('suspended')) return 'seized'
    return 'status-changed'
  }
  if (type === 'IpPledged') {
    const pledgee = pledges.find((one) => one.version === version)?.pledgee
    return pledgee !== undefined && isOrganisation(pledgee, bank) ? undefined : 'pledged'
  }
  return byEntry[type]
}

/** An enterprise that is. */
export const closed = 'closed'
/** A right whose record was withdrawn. */
export const gone = 'gone'

/**
 * What the bank has to be told of a fact that has come to another version since it was last looked at. A verdict that got worse
 * without an entry that says why comes of a correction, or of something that was taken back.
 */
export function changesSince(
  seen: WatchedFact,
  now: WatchedFact,
  touching: readonly WatchedChange[],
): readonly WatchedChange[] {
  switch (now.kind) {
    case 'ip-right': {
      const since = touching.filter(({ version }) => version > seen.version)
      if (since.length > 0) return since
      if (now.says === gone) return seen.says === gone ? [] : [of('record-withdrawn', now)]
      return isWorse(seen.says, now.says) ? [of('corrected', now)] : []
    }
    case 'enterprise':
      return now.says === closed && seen.says !== closed ? [of('enterprise-closed', now)] : []
    case 'stage-record':
      return isSetBack(seen.says, now.says) ? [of('stage-regressed', now)] : []
    default:
      return now.kind satisfies never
  }
}

const of = (kind: Kind, { version }: WatchedFact): WatchedChange => ({
  kind,
  version,
  entryType: '',
  on: '',
})

/** Rungs that are no climb. */
const downs: ReadonlySet<string> = new Set(['delisted', 'failed'])

const isSetBack = (before: string, after: string): boolean =>
  downs.has(before) ? false : downs.has(after) || rungPlace(after) < rungPlace(before)

const isWorse = (before: string, after: string): boolean =>
  place(after) >= 0 && place(after) < place(before)

const place = (decision: string): number => decisions.indexOf(decision as Decision)
const rungPlace = (rung: string): number => rungs.indexOf(rung as Rung)
