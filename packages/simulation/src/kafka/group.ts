import type { Random } from '../random.ts'
import type { Scheduler, Task } from '../time/scheduler.ts'

export interface Owned {
  readonly topic: string
  readonly partition: number
}

/** What a member is told when it asks to be let in. */
export interface Joined {
  readonly generation: number
  readonly owned: readonly Owned[]
}

interface Member {
  readonly id: string
  readonly topics: readonly string[]
  joined: ((joined: Joined) => void) | undefined
  silent: Task | undefined
}

/** A consumer group, as its coordinator sees it. */
export interface Group {
  /** Answered once all members are back, or those that stay away were left out. */
  join(id: string, topics: readonly string[], joined: (joined: Joined) => void): void
  /** False where the member has to join anew. */
  beat(id: string, generation: number): boolean
  leave(id: string): void
  readonly generation: number
  readonly offsets: Map<string, number>
  readonly size: number
}

const SESSION_MS = 10_000
const REBALANCE_MS = 20_000

export function createGroup(
  scheduler: Scheduler,
  random: Random,
  partitionsOf: (topics: readonly string[]) => readonly Owned[],
): Group {
  const members = new Map<string, Member>()
  const offsets = new Map<string, number>()
  let generation = 0
  let preparing = false
  let deadline: Task | undefined

  const complete = (): void => {
    preparing = false
    if (deadline) deadline.cancelled = true
    for (const [id, { joined }] of members) if (!joined) drop(id)
    generation += 1
    const shares = shared(Array.from(members.values()), partitionsOf)
    for (const member of members.values()) {
      const { joined } = member
      member.joined = undefined
      expectSign(member)
      joined?.({ generation, owned: shares.get(member.id) ?? [] })
    }
  }
  const prepare = (): void => {
    if (preparing) return
    preparing = true
    deadline = scheduler.after(REBALANCE_MS, undefined, 'rebalance', complete)
  }
  const drop = (id: string): void => {
    const member = members.get(id)
    if (member?.silent) member.silent.cancelled = true
    members.delete(id)
  }
  const completeIfAll = (): void => {
    if (preparing && Array.from(members.values()).every(({ joined }) => joined)) {
      // Others may be about to join: a coordinator waits a moment.
      scheduler.after(5 + 20 * random.next(), undefined, 'joined', () => {
        if (preparing && Array.from(members.values()).every(({ joined }) => joined)) complete()
      })
    }
  }
  const expectSign = (member: Member): void => {
    if (member.silent) member.silent.cancelled = true
    member.silent = scheduler.after(SESSION_MS, undefined, 'session', () => {
      if (members.get(member.id) !== member || member.joined) return
      drop(member.id)
      if (members.size > 0) prepare()
      completeIfAll()
    })
  }
  return {
    offsets,
    get generation() {
      return generation
    },
    get size() {
      return members.size
    },
    join(id, topics, joined) {
      const member = members.get(id) ?? { id, topics, joined: undefined, silent: undefined }
      members.set(id, member)
      member.joined = joined
      expectSign(member)
      prepare()
      completeIfAll()
    },
    beat(id, known) {
      const member = members.get(id)
      if (!member) return false
      expectSign(member)
      return !preparing && known === generation
    },
    leave(id) {
      if (!members.has(id)) return
      drop(id)
      if (members.size > 0) prepare()
      completeIfAll()
    },
  }
}

/** Partitions in turn to members in the order of their ids. */
function shared(
  members: readonly Member[],
  partitionsOf: (topics: readonly string[]) => readonly Owned[],
): ReadonlyMap<string, readonly Owned[]> {
  const sorted = members.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const shares = new Map<string, Owned[]>(sorted.map(({ id }) => [id, []]))
  const topics = [...new Set(sorted.flatMap((member) => member.topics))].sort()
  for (const [index, owned] of partitionsOf(topics).entries()) {
    const member = sorted[index % sorted.length]
    if (member) shares.get(member.id)?.push(owned)
  }
  return shares
}
