import type { Kit } from '../../../service-kit/src/run/run-types.ts'
import { type Owner, ownerNamed, running } from '../time/scheduler.ts'
import type { Process } from './process-types.ts'
import type { World } from './world.ts'

export interface ServiceStart {
  readonly name: string
  readonly settings: unknown
  start(kit: Kit<never>): Promise<void>
}

const LOGGED = 400
const STOP_MS = 10_000

/** Starts a process; whoever cares hears of its end by `ended`. */
export function startProcess(
  world: World,
  { name: service, settings, start }: ServiceStart,
  {
    place,
    release,
    life,
  }: { readonly place: string; readonly release: number; readonly life: number },
  ended: (process: Process, why: string) => void,
): Process {
  const owner = ownerNamed(`${place}.${life}`)
  const stops: { readonly what: string; readonly stop: () => Promise<void> | void }[] = []
  const listeners: ((ready: boolean) => void)[] = []
  const gone: (() => void)[] = []
  let stopping: string | undefined
  const end = (why: string): void => {
    if (!owner.alive) return
    kill(world, process)
    ended(process, why)
  }
  /** In order, and by force where that takes too long; why is told of the first wish. */
  const endInOrder = (why: string): void => {
    if (stopping !== undefined || !owner.alive) return
    stopping = why
    world.scheduler.after(STOP_MS, undefined, 'stopped by force', () => end(why))
    running.run(owner, async () => {
      for (const listener of listeners) listener(false)
      for (const { stop } of stops.toReversed()) {
        await Promise.resolve(stop()).catch(() => undefined)
      }
      end(why)
    })
  }
  const process: Process = {
    owner,
    service,
    place,
    release,
    since: world.scheduler.now(),
    ready: false,
    gone,
    stop: () =>
      new Promise((resolve) => {
        if (!owner.alive) return resolve()
        gone.push(resolve)
        endInOrder('stopped')
      }),
  }
  world.processes.set(owner, process)
  const kit = {
    name: service,
    settings,
    logger: loggerFor(world, owner),
    onStop: (what: string, stop: () => Promise<void> | void) => void stops.push({ what, stop }),
    onReadiness: (listener: (ready: boolean) => void) => void listeners.push(listener),
    fail: (reason: string, cause: unknown) => endInOrder(`${reason}: ${String(cause)}`),
  } as unknown as Kit<never>
  running.run(owner, () => {
    start(kit).then(
      () => {
        process.ready = true
        for (const listener of listeners) listener(true)
      },
      (cause: unknown) => endInOrder(`could not start: ${String(cause)}`),
    )
  })
  return process
}

/** As SIGKILL does: nothing of it goes on. */
export function kill(world: World, process: Process): void {
  process.owner.alive = false
  world.processes.delete(process.owner)
  world.network.unserve(process.owner)
  for (const tell of process.gone.splice(0)) tell()
}

type Logger = Kit<unknown>['logger']

function loggerFor(world: World, owner: Owner): Logger {
  const line = (level: string) => (facts: unknown, message?: string) => {
    const at = world.scheduler.now().toFixed(1)
    world.log.push(`${at} ${owner.name} ${level} ${message ?? ''} ${told(facts)}`)
    if (world.log.length > LOGGED) world.log.splice(0, world.log.length - LOGGED / 2)
  }
  const silent = () => undefined
  const logger = {
    level: 'info',
    fatal: line('fatal'),
    error: line('error'),
    warn: line('warn'),
    info: line('info'),
    debug: silent,
    trace: silent,
    child: () => logger,
  }
  return logger as unknown as Logger
}

function told(facts: unknown): string {
  if (typeof facts !== 'object' || facts === null) return String(facts)
  const { err, ...rest } = facts as { readonly err?: unknown }
  const cause = err instanceof Error ? ` ${err.message}` : ''
  return `${JSON.stringify(rest, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}${cause}`
}
