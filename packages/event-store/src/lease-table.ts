import { LANES } from './pending-feed.ts'

/**
 * Who publishes which lane: one document, changed only as a whole and only by its next revision.
 */
export interface LeaseTable {
  readonly _id: string
  readonly rev: number
  readonly sessions: readonly Session[]
  /** By lane. The token rises with every change of holder, never falls. */
  readonly lanes: readonly Lane[]
}

/** A relay that takes part. `beat` changes as long as it lives. */
export interface Session {
  readonly id: string
  readonly name: string
  readonly beat: number
}

export interface Lane {
  readonly holder: string | null
  readonly token: number
}

/** More relays than this get no place, and no lanes, until another leaves. */
export const MOST_SESSIONS = 64

/** The table before anyone joined. */
export const emptyTable = (id: string): LeaseTable => ({
  _id: id,
  rev: 0,
  sessions: [],
  lanes: Array.from({ length: LANES }, () => ({ holder: null, token: 0 })),
})

/**
 * The table after `me` has shown a sign of life: silent sessions are removed and their lanes free;
 * `me` gives up what exceeds its fair share, except lanes that it is `busy` with, and takes free
 * lanes up to that share.
 */
export function renewed(
  table: LeaseTable,
  me: Pick<Session, 'id' | 'name'>,
  silent: ReadonlySet<string>,
  busy: ReadonlySet<number>,
): LeaseTable {
  const mine = table.sessions.find((session) => session.id === me.id)
  const others = table.sessions.filter(({ id }) => id !== me.id && !silent.has(id))
  if (!mine && others.length >= MOST_SESSIONS) return table
  // Never a beat that it showed before: joining anew must not look like having stood still.
  const sessions = [...others, { id: me.id, name: me.name, beat: table.rev + 1 }]
  const present = new Set(sessions.map((session) => session.id))
  const lanes = table.lanes.map((lane) =>
    lane.holder !== null && present.has(lane.holder) ? lane : { ...lane, holder: null },
  )
  const share = shareOf(lanes, me.id, present)
  const kept = giveUp(lanes, me.id, share, busy)
  const shared = kept === lanes ? takeFree(lanes, me.id, share) : kept
  return { ...table, rev: table.rev + 1, sessions, lanes: shared }
}

/** How many lanes more than its share a session holds. */
export function surplusOf(table: LeaseTable, id: string): number {
  const present = new Set(table.sessions.map((session) => session.id))
  if (!present.has(id)) return 0
  return Math.max(0, held(table.lanes, id) - shareOf(table.lanes, id, present))
}

/** The table after a session has left. */
export function without(table: LeaseTable, id: string): LeaseTable {
  return {
    ...table,
    rev: table.rev + 1,
    sessions: table.sessions.filter((session) => session.id !== id),
    lanes: table.lanes.map((lane) => (lane.holder === id ? { ...lane, holder: null } : lane)),
  }
}

const held = (lanes: readonly Lane[], id: string): number =>
  lanes.filter((lane) => lane.holder === id).length

// While another has less than the lower share, nobody holds more than it.
function shareOf(lanes: readonly Lane[], me: string, present: ReadonlySet<string>): number {
  const lower = Math.floor(lanes.length / present.size)
  const wanting = [...present].some((id) => id !== me && held(lanes, id) < lower)
  return wanting ? lower : Math.ceil(lanes.length / present.size)
}

function giveUp(
  lanes: readonly Lane[],
  me: string,
  share: number,
  busy: ReadonlySet<number>,
): readonly Lane[] {
  let surplus = held(lanes, me) - share
  if (surplus <= 0) return lanes
  return lanes.map((lane, index) => {
    if (surplus <= 0 || lane.holder !== me || busy.has(index)) return lane
    surplus--
    return { ...lane, holder: null }
  })
}

function takeFree(lanes: readonly Lane[], me: string, share: number): readonly Lane[] {
  let room = share - held(lanes, me)
  return lanes.map((lane) => {
    if (room <= 0 || lane.holder !== null) return lane
    room--
    return { holder: me, token: lane.token + 1 }
  })
}
