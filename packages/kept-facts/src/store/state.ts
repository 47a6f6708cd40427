import type { Connection, mongo } from 'mongoose'
import { CALL_MS, database, durable, type Named, stateName } from './database.ts'

/** How far all processes of a service together were told a kind. */
export interface KeptState {
  /** Whether all that there is was ever told. */
  readonly caughtUp: boolean
  /** Of the last mark whose facts are durable; empty: all is to be told. */
  readonly token: string
  /** All that was recorded by then is kept. */
  readonly heardUpTo: Date | undefined
  /** How many walks were begun, and the last one that came to its end. */
  readonly walk: number
  readonly walked: number
  /** How often somebody wanted all to be told anew, and how often that was begun. */
  readonly wanted: number
  readonly begun: number
  /** An operator wants nothing to be heard for now. */
  readonly paused: boolean
  /** Who walks and marks. */
  readonly lead: Lead | undefined
}

/** `beat` changes every few seconds while whoever has the lead lives. */
export interface Lead {
  readonly by: string
  readonly beat: string
}

interface StoredState {
  readonly _id: string
  readonly caughtUp: boolean
  readonly token: string
  readonly heardUpTo: Date | null
  readonly walk: number
  readonly walked: number
  readonly wanted: number
  readonly begun: number
  readonly paused: boolean
  readonly lead: Lead | null
}

const first = {
  caughtUp: false,
  token: '',
  heardUpTo: null,
  walk: 0,
  walked: 0,
  wanted: 0,
  begun: 0,
  paused: false,
  lead: null,
} as const

export interface StateStore {
  /** Makes it where there is none. */
  read(): Promise<KeptState>
  /** Takes or keeps the lead, if nobody has it or this beat of its holder is known to stand still. Undefined: somebody else has it. */
  lead(me: Lead, silentBeat: string | undefined): Promise<KeptState | undefined>
  leave(me: string): Promise<void>
  /** The number of a walk that nobody has begun before. */
  beginWalk(wanted: number): Promise<number>
  mark(token: string, heardUpTo: Date): Promise<void>
  /** All that there is has been told. */
  catchUp(walked: number, token: string, heardUpTo: Date): Promise<void>
  /** What the token says doesn't hold any more. */
  forgetToken(): Promise<void>
  want(): Promise<void>
  setPaused(paused: boolean): Promise<void>
}

export function stateStore(connection: Connection, named: Named): StateStore {
  const _id = stateName(named)
  const states = (): mongo.Collection<StoredState> =>
    database(connection).collection<StoredState>('kept_facts')
  const set = async ($set: Partial<StoredState>): Promise<void> => {
    await states().updateOne({ _id }, { $set }, durable)
  }
  return {
    async read() {
      const found = await states().findOne({ _id }, { timeoutMS: CALL_MS })
      if (found !== null) return stateOf(found)
      await states()
        .updateOne({ _id }, { $setOnInsert: first }, { ...durable, upsert: true })
        .catch(ofOthers)
      return stateOf({ _id, ...first })
    },
    async lead(me, silentBeat) {
      const free = [{ lead: null }, { 'lead.by': me.by }, { 'lead.beat': silentBeat ?? me.beat }]
      const found = await states().findOneAndUpdate(
        { _id, $or: free },
        { $set: { lead: me } },
        { ...durable, returnDocument: 'after' },
      )
      return found === null ? undefined : stateOf(found)
    },
    async leave(me) {
      await states().updateOne({ _id, 'lead.by': me }, { $set: { lead: null } }, durable)
    },
    async beginWalk(wanted) {
      const found = await states().findOneAndUpdate(
        { _id },
        { $inc: { walk: 1 }, $max: { begun: wanted } },
        { ...durable, returnDocument: 'after' },
      )
      if (found === null) throw new Error(`The state of ${_id} was taken away`)
      return found.walk
    },
    mark: (token, heardUpTo) => set({ token, heardUpTo }),
    catchUp: (walked, token, heardUpTo) => set({ walked, token, heardUpTo, caughtUp: true }),
    forgetToken: () => set({ token: '' }),
    async want() {
      await states().updateOne({ _id }, { $inc: { wanted: 1 } }, durable)
    },
    setPaused: (paused) => set({ paused }),
  }
}

const stateOf = ({ heardUpTo, lead, ...rest }: StoredState): KeptState => ({
  ...rest,
  heardUpTo: heardUpTo ?? undefined,
  lead: lead ?? undefined,
})

/** Two processes made the first one at once, and the other's stands. */
function ofOthers(error: unknown): void {
  if ((error as { readonly code?: unknown }).code !== 11_000) throw error
}
