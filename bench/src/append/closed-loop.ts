/** How fast appends went, and what each cost this process. */
export interface Pace {
  /** Per second. */
  readonly rate: number
  /** µs of this process's CPU per append. */
  readonly cpu: number
}

/** Commits per stream, then a new one begins: most aggregates live a short life. */
const STREAM_LENGTH = 10

/** Appends to stream `stream` at `version` (1 for the first). */
export type Append = (stream: string, version: number) => Promise<unknown>

let runs = 0

/** Keeps `inFlight` appends under way for `ms`, each worker on streams of its own. */
export async function closedLoop(append: Append, inFlight: number, ms: number): Promise<Pace> {
  runs += 1
  const run = `${process.pid}-${runs}`
  const cpu = process.cpuUsage()
  const started = performance.now()
  let done = 0
  const worker = async (index: number): Promise<void> => {
    for (let count = 0; performance.now() - started < ms; count += 1) {
      const version = (count % STREAM_LENGTH) + 1
      await append(`${run}-${index}-${Math.floor(count / STREAM_LENGTH)}`, version)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, (_, index) => worker(index)))
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { rate: done / seconds, cpu: (user + system) / done }
}

/** What a candidate's process is told, and answers with a Pace. */
export interface Task {
  readonly inFlight: number
  readonly ms: number
}

/** Answers tasks from the parent process until it is gone. */
export function serveTasks(append: Append): void {
  process.on('message', ({ inFlight, ms }: Task) => {
    closedLoop(append, inFlight, ms).then(
      (pace) => process.send?.(pace),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.('ready')
}
