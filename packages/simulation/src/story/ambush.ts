import type { Owner } from '../time/scheduler.ts'
import type { Supervisor } from '../world/supervisor.ts'
import type { World } from '../world/world.ts'
import type { Deed, Place } from './deed.ts'

/** As SIGSTOP does, and SIGCONT after so long. */
export function freeze({ faults, scheduler }: World, owner: Owner, ms: number): void {
  if (owner.frozen) return
  faults.note(ms)
  scheduler.freeze(owner)
  scheduler.after(ms, undefined, 'thaw', () => scheduler.thaw(owner))
}

interface Stored {
  readonly events: readonly { readonly type: string }[]
}

const fundPlaces: readonly Place[] = ['fund-1', 'fund-2']

/** Before any answer can have come. */
const AT_ONCE_MS = 0.1

/** Strikes whoever stores such an event next, when it is stored and nobody has heard so. */
export function layAmbush(
  world: World,
  supervisor: Supervisor,
  { event, withinMs, strike }: Extract<Deed, { do: 'ambush' }>,
): void {
  const { databases, mongo, processes, scheduler } = world
  const until = scheduler.now() + withinMs
  let sprung = false
  databases.onPut('fund', 'commits', ({ document }, before) => {
    const { events } = document as unknown as Stored
    const owner = mongo.caller()
    const process = owner && processes.get(owner)
    if (sprung || before || !process || scheduler.now() > until) return
    if (!events.some(({ type }) => type.endsWith(`.${event}`))) return
    sprung = true
    scheduler.after(AT_ONCE_MS, undefined, 'ambush', () => {
      if (strike.how === 'freeze') return freeze(world, owner, strike.ms)
      const place = process.place as Place
      for (const one of strike.everywhere ? fundPlaces : [place]) supervisor.kill(one, strike.ms)
    })
  })
}
