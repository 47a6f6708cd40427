import {
  DuplicateLetGo,
  DuplicateTakenIn,
  EnterpriseMerged,
  EnterpriseMergeReversed,
} from '@seedline/contracts/registry/v1/enterprise_events'
import type { Commit } from '../commit.ts'
import type { Difference } from '../difference.ts'
import { type Findings, judge } from '../findings.ts'
import { type CommitsOf, everywhere } from '../look-again.ts'

/** What the two streams of a merging say of it. */
interface Merging {
  readonly mergeId: string
  readonly survivor: string
  readonly duplicate?: string
  /** The survivor has it among its duplicates. */
  readonly takenIn: boolean
  /** The duplicate says that it goes on as the survivor. */
  readonly merged: boolean
}

/** By the merging's id and its survivor, as two survivors could speak of one; those that both streams are done with are kept, too: a register has few. */
export type Mergings = Map<string, Merging>

const ofRegistry = 'seedline.registry.v1.'

/** Takes from a commit what it says of mergings. */
export function gatherMergings(mergings: Mergings, { category, events }: Commit): void {
  if (category !== 'enterprise') return
  for (const { type, data } of events) {
    switch (type) {
      case `${ofRegistry}DuplicateTakenIn`: {
        const { mergeId, enterpriseId: survivor, duplicateId } = DuplicateTakenIn.decode(data)
        note(mergings, { mergeId, survivor, duplicate: duplicateId, takenIn: true })
        break
      }
      case `${ofRegistry}DuplicateLetGo`: {
        const { mergeId, enterpriseId: survivor } = DuplicateLetGo.decode(data)
        note(mergings, { mergeId, survivor, takenIn: false })
        break
      }
      case `${ofRegistry}EnterpriseMerged`: {
        const { mergeId, enterpriseId: duplicate, survivorId } = EnterpriseMerged.decode(data)
        note(mergings, { mergeId, survivor: survivorId, duplicate, merged: true })
        break
      }
      case `${ofRegistry}EnterpriseMergeReversed`: {
        const { mergeId, survivorId: survivor } = EnterpriseMergeReversed.decode(data)
        note(mergings, { mergeId, survivor, merged: false })
        break
      }
      default:
    }
  }
}

const nothing = { takenIn: false, merged: false }

function note(
  mergings: Mergings,
  change: Partial<Merging> & Pick<Merging, 'mergeId' | 'survivor'>,
): void {
  const key = `${change.mergeId} ${change.survivor}`
  mergings.set(key, { ...(mergings.get(key) ?? nothing), ...change })
}

/** The mergings of which one stream says what the other doesn't. */
export const oneSided = (mergings: Mergings): readonly Merging[] =>
  [...mergings.values()].filter(({ takenIn, merged }) => takenIn !== merged)

const shown = ({ survivor, duplicate, takenIn }: Merging): string =>
  takenIn
    ? `${survivor} has taken in ${duplicate}, which isn't merged into it`
    : `${duplicate} is merged into ${survivor}, which hasn't taken it in`

const differenceOf = (service: string, merging: Merging): Difference => ({
  service,
  where: 'stream',
  what: `enterprise-${merging.takenIn ? merging.survivor : merging.duplicate}`,
  code: 'MERGING_ONE_SIDED',
  detail: `${merging.mergeId}: ${shown(merging)}`,
})

/** Looks once more at each merging that only one stream tells of: the other may have been on its way. */
export async function lookAtMergings(
  commits: CommitsOf,
  mergings: Mergings,
  findings: Findings,
): Promise<void> {
  for (const { mergeId, survivor, duplicate } of oneSided(mergings)) {
    const streams = [survivor, duplicate].flatMap((id) => (id ? [`enterprise-${id}`] : []))
    await judge(findings, async () => {
      const now: Mergings = new Map()
      let recordedBy = ''
      for await (const [service, commit] of everywhere(commits, streams)) {
        recordedBy = service
        if (commit.kind === 'commit') gatherMergings(now, commit)
      }
      const still = oneSided(now).filter(
        (one) => one.mergeId === mergeId && one.survivor === survivor,
      )
      if (still.length === 0) return { kind: 'right' }
      return { kind: 'late', differences: still.map((one) => differenceOf(recordedBy, one)) }
    })
  }
}
