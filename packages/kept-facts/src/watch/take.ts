import type { WatchFactsResponse } from '@seedline/contracts/facts/v1/fact_service'
import type { Told } from '../fold/fold.ts'
import { apply } from '../store/apply.ts'
import { askAgain, sweep } from './ask-again.ts'
import { changedBy } from './changed.ts'
import { type Read, readFact } from './reading.ts'
import { later } from './standing.ts'
import type { Taking } from './taking.ts'

/** A mark is stored so often at most: what came since is told again after a break. */
const MARKING_MS = 1000

/** So many of those that can't be read are named in the log at a time. */
const MOST_NAMED = 10

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
  nameUntold(taking, reads)
  const toldAt = new Date()
  remembering.changed(reads.map((read) => changedBy(read, toldAt)))
  await askAgain(taking, doubtful)
}

function nameUntold<T>({ logger, kept }: Taking<T>, reads: readonly Read<T>[]): void {
  const untold = reads.filter(({ told }) => codeIn(told) !== '')
  if (untold.length === 0) return
  const some = untold.slice(0, MOST_NAMED).map(({ told }) => `${told.id}: ${codeIn(told)}`)
  const facts = { kind: kept.kind, count: untold.length, some }
  logger.warn(facts, 'Facts can’t be told or read; what was told before them is kept')
}

const codeIn = (told: Told): string => {
  if (told.sort === 'absent') return ''
  return told.sort === 'fact' ? told.untold : told.code
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
