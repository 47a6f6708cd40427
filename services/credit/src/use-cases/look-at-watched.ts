import type { CommandCall } from '@seedline/event-store'
import { dateInShanghai, deriveId } from '@seedline/values'
import type { IpRightId } from '../pledge/events.ts'
import { watch } from '../watch/aggregate.ts'
import { decide } from '../watch/decide.ts'
import type { WatchId } from '../watch/events.ts'
import { seenOf, type Watching } from '../watch/state.ts'
import { rightsAtATime } from './facts-now.ts'
import { watchConsent } from './watch-consent.ts'
import {
  enterpriseLooked,
  type Looked,
  rightGone,
  rightsLooked,
  type WatchingParts,
} from './watched-facts.ts'

/** A right that may have changed, and to which version its record has come at least; 0: nobody says. */
export interface MayHaveChanged {
  readonly id: IpRightId
  readonly version: number
}

/**
 * Looks at rights of a watch once more, and records what became of them. What the watch has seen in that version already costs
 * one keyed read.
 */
export async function lookAtRights(
  parts: WatchingParts,
  watchId: WatchId,
  rights: readonly MayHaveChanged[],
  call: CommandCall,
): Promise<void> {
  const state = await watching(parts, watchId, call)
  if (state === undefined) return
  const due = rights.filter(({ id, version }) => {
    const seen = seenOf(state, 'ip-right', id)
    return version === 0 || seen === undefined || seen.version < version
  })
  for (let from = 0; from < due.length; from += rightsAtATime) {
    const some = due.slice(from, from + rightsAtATime)
    const { at } = call.context
    const ids = some.map(({ id }) => id)
    const found = await rightsLooked(parts, state.begun, ids, { at, deadline: call.deadline })
    const ended = some
      .filter(({ id }) => !found.some(({ fact }) => fact.id === id))
      .flatMap(({ id, version }) => goneFrom(state, id, version))
    const versionOf = (id: string) => some.find((one) => one.id === id)?.version ?? 0
    const looked = found.map((one) => ({ ...one, ...newsOf(versionOf(one.fact.id)) }))
    await record(parts, watchId, [...looked, ...ended], call)
  }
}

/** What made it look is news, also of a right that nobody knew to be the enterprise's. */
const newsOf = (version: number): Pick<Looked, 'oldUpTo'> =>
  version > 0 ? { oldUpTo: version - 1 } : {}

function goneFrom(state: Watching, id: IpRightId, version: number): readonly Looked[] {
  const seen = seenOf(state, 'ip-right', id)
  return seen === undefined ? [] : [rightGone(id, Math.max(version, seen.version + 1))]
}

/** The same of the enterprise itself; of a pledge's watch only while there is a consent, which the register's facts don't need. */
export async function lookAtEnterprise(
  parts: WatchingParts,
  watchId: WatchId,
  call: CommandCall,
): Promise<void> {
  const state = await watching(parts, watchId, call)
  if (state === undefined || !(await mayTell(parts, state, call))) return
  await record(parts, watchId, await enterpriseLooked(parts, state.begun, call.deadline), call)
}

/** The watch as it stands; one whose consent is gone ends here. */
async function watching(
  parts: WatchingParts,
  watchId: WatchId,
  call: CommandCall,
): Promise<Watching | undefined> {
  const { state } = await parts.store.current(watch, watchId)
  if (state.status !== 'watching') return undefined
  if (state.begun.cause === 'pledge' || (await mayTell(parts, state, call))) return state
  await endWatch(parts, { watchId, ending: 'consent-gone', reason: '' }, call)
  return undefined
}

const mayTell = async (
  { store }: WatchingParts,
  { begun: { bank, uscc } }: Watching,
  { context: { at } }: CommandCall,
): Promise<boolean> =>
  (await watchConsent(store, { bank, uscc, on: dateInShanghai(at) })) !== undefined

async function record(
  { store }: WatchingParts,
  watchId: WatchId,
  looked: readonly Looked[],
  call: CommandCall,
): Promise<void> {
  const { context, deadline } = call
  for (const one of looked) {
    const { kind, id, version } = one.fact
    const commandId = deriveId('Command', context.commandId, watchId, kind, id, String(version))
    await store.execute(
      watch,
      watchId,
      { ...context, commandId },
      (state) => decide({ type: 'LookAt', watchId, at: context.at, ...one }, state),
      { deadline },
    )
  }
}

type Ending = Omit<Extract<Parameters<typeof decide>[0], { type: 'EndWatch' }>, 'type' | 'at'>

/** Ends a watch; one that has ended already, or never begun, stays as it is. */
export async function endWatch(
  { store }: Pick<WatchingParts, 'store'>,
  { watchId, ...ending }: Ending,
  { context, deadline }: CommandCall,
): Promise<void> {
  const commandId = deriveId('Command', context.commandId, watchId, 'end')
  await store.execute(
    watch,
    watchId,
    { ...context, commandId },
    (state) => decide({ type: 'EndWatch', watchId, at: context.at, ...ending }, state),
    { deadline },
  )
}
