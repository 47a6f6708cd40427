import { type Deadline, remaining } from './deadline.ts'
import { exhausted, unavailable } from './problems.ts'

/** Lets the commands of one stream go one after another within this process: they would collide. */
export interface Turns {
  take<T>(stream: string, deadline: Deadline, work: () => Promise<T>): Promise<T>
}

interface Waiting {
  readonly start: () => void
  gone: boolean
}

/** Turns with at most `most` commands waiting per stream. */
export function turns(most: number): Turns {
  const busy = new Map<string, Waiting[]>()

  const handOver = (stream: string): void => {
    const waiting = busy.get(stream)
    let next = waiting?.shift()
    while (next?.gone) next = waiting?.shift()
    if (next) next.start()
    else busy.delete(stream)
  }

  const wait = (waiting: Waiting[], deadline: Deadline): Promise<void> => {
    if (waiting.length >= most) return Promise.reject(exhausted())
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        entry.gone = true
        reject(unavailable(new Error('The commands before took too long')))
      }, remaining(deadline))
      const entry: Waiting = {
        gone: false,
        start() {
          clearTimeout(timer)
          resolve()
        },
      }
      waiting.push(entry)
    })
  }

  return {
    async take(stream, deadline, work) {
      const waiting = busy.get(stream)
      if (waiting) await wait(waiting, deadline)
      else busy.set(stream, [])
      try {
        return await work()
      } finally {
        handOver(stream)
      }
    },
  }
}
