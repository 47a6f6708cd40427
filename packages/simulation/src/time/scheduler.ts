import { AsyncLocalStorage } from 'node:async_hooks'

/** Whose code runs: a process of a service, users, or what checks. Timers and calls belong to it. */
export interface Owner {
  readonly name: string
  /** False once it was killed: nothing of it ever goes on. */
  alive: boolean
  /** While it stands still, as after SIGSTOP, what is due waits. */
  frozen: boolean
  /** How far its wall clock is off. */
  skewMs: number
  readonly waiting: Task[]
}

export interface Task {
  readonly at: number
  readonly order: number
  /** Undefined: of a server, which no process takes with it. */
  readonly owner: Owner | undefined
  readonly what: string
  readonly run: () => void
  cancelled: boolean
}

/** One thing at a time, in the order of virtual time: the same seed gives the same order. */
export interface Scheduler {
  /** Milliseconds since the beginning. */
  now(): number
  after(ms: number, owner: Owner | undefined, what: string, run: () => void): Task
  /** Runs what is due next, at its time; false when there is nothing. */
  step(): boolean
  /** When the next thing is due. */
  nextAt(): number | undefined
  freeze(owner: Owner): void
  thaw(owner: Owner): void
  readonly steps: number
  /** Sums up what ran and when: equal for two runs that were the same. */
  readonly digest: string
}

export const running = new AsyncLocalStorage<Owner>()

export const ownerNamed = (name: string): Owner => ({
  name,
  alive: true,
  frozen: false,
  skewMs: 0,
  waiting: [],
})

export function createScheduler(): Scheduler {
  const heap: Task[] = []
  let now = 0
  let order = 0
  let steps = 0
  let digest = 0x811c9dc5

  const note = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) {
      digest = Math.imul(digest ^ text.charCodeAt(at), 0x01000193)
    }
  }
  const after: Scheduler['after'] = (ms, owner, what, run) => {
    order += 1
    const task = { at: now + Math.max(0, ms), order, owner, what, run, cancelled: false }
    push(heap, task)
    return task
  }
  const runnable = (task: Task): boolean => !task.cancelled && task.owner?.alive !== false
  return {
    now: () => now,
    after,
    step() {
      for (let task = pop(heap); task !== undefined; task = pop(heap)) {
        if (!runnable(task)) continue
        now = Math.max(now, task.at)
        if (task.owner?.frozen) {
          task.owner.waiting.push(task)
          continue
        }
        steps += 1
        note(`${now.toFixed(3)} ${task.owner?.name ?? ''} ${task.what}\n`)
        if (task.owner === undefined) task.run()
        else running.run(task.owner, task.run)
        return true
      }
      return false
    },
    nextAt() {
      for (let task = heap[0]; task !== undefined; task = heap[0]) {
        if (runnable(task)) return task.at
        pop(heap)
      }
      return undefined
    },
    freeze(owner) {
      owner.frozen = true
    },
    thaw(owner) {
      owner.frozen = false
      // In the order in which they fell due.
      for (const task of owner.waiting.splice(0)) push(heap, task)
    },
    get steps() {
      return steps
    },
    get digest() {
      return (digest >>> 0).toString(16).padStart(8, '0')
    },
  }
}

const before = (one: Task, other: Task): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

function push(heap: Task[], task: Task): void {
  let at = heap.length
  heap.push(task)
  while (at > 0) {
    const up = (at - 1) >> 1
    const parent = heap[up]
    if (parent === undefined || !before(task, parent)) break
    heap[at] = parent
    at = up
  }
  heap[at] = task
}

function pop(heap: Task[]): Task | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (first === undefined || last === undefined || heap.length === 0) return first
  let at = 0
  while (true) {
    const left = 2 * at + 1
    const [one, other] = [heap[left], heap[left + 1]]
    const next = one && other && before(other, one) ? left + 1 : left
    const child = heap[next]
    if (child === undefined || !before(child, last)) break
    heap[at] = child
    at = next
  }
  heap[at] = last
  return first
}
