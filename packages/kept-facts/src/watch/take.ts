import type { WatchFactsResponse } from '@seedline/contracts/facts/v1/fact_service'
import { refusal } from '@seedline/contracts/refusals'
import type { Told } from '../fold/fold.ts'
import type { KeptKind } from '../kind/kept-kind.ts'
import { apply, applyCertain } from '../store/apply.ts'
import type { KeptStore } from '../store/kept-store.ts'
import type { StateStore } from '../store/state.ts'
import { ASKED, type Ask } from './ask-facts.ts'
import { type Changed, changedBy, type Remembering } from './changed.ts'
import type { LeadHeld } from './lead.ts'
import { type Read, readFact } from './reading.ts'
import { later, type Standing } from './standing.ts'

/** A mark is stored so often at most: what came since is told again after a break. */
const MARKING_MS = 1000

export interface Taking<T> {
  readonly kept: KeptKind<T>
  readonly store: KeptStore
  readonly states: StateStore
  readonly lead: Pick<LeadHeld, 'isMine'>
  readonly ask: Ask<T>
  readonly standing: Standing
  readonly remembering: Remembering<T>
  /** The last wish to have all told anew that was known when the stream was begun. */
  readonly wanted: () => number
}

/** Takes what one stream says, batch by batch; each is durable, and known to memory, when its promise resolves. */
export function takerOf<T>(
  taking: Taking<T>,
): (batch: readonly WatchFactsResponse[]) => Promise<void> {
  const marking = markerOf(taking)
  return async (batch) => {
    let reads: Read<T>[] = []
    const keep = async (): Promise<void> => {
      const all = reads
      reads = []
      if (all.length > 0) await keepTold(taking, all)
    }
    for (const { told } of batch) {
      switch (told?.$case) {
        case 'fact':
          reads.push(readFact(taking.kept, told.value))
          break
        case 'absent':
          reads.push({ told: { sort: 'absent', ...told.value }, value: undefined })
          break
        case 'untold': {
          const { id, problem } = told.value
          reads.push({
            told: { sort: 'untold', id, code: problem?.code ?? 'UNTOLD' },
            value: undefined,
          })
          break
        }
        case 'begun':
          await keep()
          await begin(taking, told.value.anew)
          break
        case 'mark':
          await keep()
          await marking.mark(told.value.resumeToken, dateOf(told.value.heardUpTo))
          break
        case 'alive':
          await keep()
          await marking.heard(dateOf(told.value.heardUpTo))
          break
        case undefined:
          break
        default:
          told satisfies never
      }
    }
    await keep()
  }
}

const dateOf = (instant: string | undefined): Date | undefined =>
  instant === undefined ? undefined : new Date(instant)

async function begin<T>(taking: Taking<T>, anew: boolean): Promise<void> {
  const { standing, states, lead, wanted } = taking
  if (anew) {
    // Whoever has the lead walks; the others go on behind its next mark.
    if (!lead.isMine()) throw new PlaceLost()
    standing.token = ''
    standing.walk = await states.beginWalk(wanted())
    standing.walking = new Date()
    standing.walks += 1
  }
  standing.following = true
}

/** What changed since the mark can't be known any more by whoever only follows. */
export class PlaceLost extends Error {
  constructor() {
    super('The place from which changes were told is no longer known')
    this.name = 'PlaceLost'
  }
}

async function keepTold<T>(taking: Taking<T>, reads: readonly Read<T>[]): Promise<void> {
  const { store, standing, remembering } = taking
  const told = new Map<string, Told[]>()
  for (const { told: one } of reads) {
    const before = told.get(one.id)
    if (before === undefined) told.set(one.id, [one])
    else before.push(one)
  }
  const walking = standing.walking !== undefined
  const telling = { walk: standing.walk, walking, certain: false }
  const doubtful = await apply(store, told, telling)
  standing.told += reads.length
  const toldAt = new Date()
  remembering.changed(reads.map((read) => changedBy(read, toldAt)))
  await askAgain(taking, doubtful)
}

/** What the other service says of them now is kept, whatever was told before. */
async function askAgain<T>(
  { store, ask, standing, remembering }: Taking<T>,
  ids: readonly string[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += ASKED) {
    const some = ids.slice(at, at + ASKED)
    // Read before it is asked: who writes meanwhile was told something newer.
    const heads = await store.heads(some)
    const answers = await ask(some)
    const told = new Map([...answers].map(([id, one]) => [id, one === 'none' ? one : one.told]))
    await applyCertain(store, told, heads, standing.walk)
    remembering.changed(some.map((id): Changed<T> => ({ id, fact: undefined, version: 0 })))
  }
}

/** Of what wasn't told in this walk, whether it is there is asked: somebody else may have been told it only just now. */
async function sweep<T>(taking: Taking<T>): Promise<void> {
  const { store, standing } = taking
  let after = ''
  while (true) {
    const ids = await store.notToldIn(standing.walk, after, ASKED)
    const last = ids.at(-1)
    if (last === undefined) return
    await askAgain(taking, ids)
    after = last
  }
}

function markerOf<T>(taking: Taking<T>) {
  const { standing, states, lead } = taking
  let storedAt = Number.NEGATIVE_INFINITY
  const store = async (): Promise<void> => {
    const { token, heardUpTo } = standing
    const isDue = performance.now() - storedAt >= MARKING_MS
    if (!lead.isMine() || token === '' || heardUpTo === undefined || !isDue) return
    await states.mark(token, heardUpTo)
    storedAt = performance.now()
  }
  return {
    async mark(token: string, heardUpTo: Date | undefined): Promise<void> {
      standing.token = token || standing.token
      if (standing.walking === undefined) {
        if (token === '') return
        standing.heardUpTo = later(standing.heardUpTo, heardUpTo)
        return store()
      }
      await sweep(taking)
      standing.heardUpTo = heardUpTo ?? standing.walking
      standing.walking = undefined
      standing.walked = standing.walk
      await states.catchUp(standing.walk, standing.token, standing.heardUpTo)
      standing.caughtUp = true
      storedAt = performance.now()
    },
    async heard(heardUpTo: Date | undefined): Promise<void> {
      if (standing.walking !== undefined || heardUpTo === undefined) return
      standing.heardUpTo = later(standing.heardUpTo, heardUpTo)
      await store()
    },
  }
}

/**
 * Whether the database of whoever tells was set back: of what was told last it has less than it told. Then no token and no
 * version says anything any more. What was just taken away looks the same, and costs a walk more.
 */
export async function isSetBack<T>({
  store,
  ask,
}: Pick<Taking<T>, 'store' | 'ask'>): Promise<boolean> {
  const last = await store.lastTold(ASKED / 2)
  if (last.size === 0) return false
  const answers = await ask([...last.keys()])
  return [...last].some(([id, version]) => {
    const answer = answers.get(id)
    if (answer === undefined || answer === 'none') return answer === 'none'
    return answer.told.sort === 'fact' && answer.told.version < version
  })
}

/** @throws ProblemError VIEW_BEING_BUILT where all that there is was never told */
export function heardUpToOf({ kind }: Pick<KeptKind<unknown>, 'kind'>, standing: Standing): Date {
  if (!standing.caughtUp || standing.heardUpTo === undefined)
    throw refusal('VIEW_BEING_BUILT', { view: `kept_${kind}` })
  return standing.heardUpTo
}
