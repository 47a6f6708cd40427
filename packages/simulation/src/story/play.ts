import { instantOf, newId } from '@seedline/values'
import { hadClosed } from '../check/closures.ts'
import { type Random, randomOf } from '../random.ts'
import { ownerNamed, running } from '../time/scheduler.ts'
import { as, operationsAt } from '../users/clients.ts'
import { type CommandKind, prepare } from '../users/commands.ts'
import { insist } from '../users/insist.ts'
import type { Entry, Ledger } from '../users/ledger.ts'
import { askAsRecorded, askOf } from '../users/questions.ts'
import type { World } from '../world/world.ts'
import { freeze, layAmbush } from './ambush.ts'
import type { Action, Deed, Place, Service } from './deed.ts'
import { type Playing, placesOf } from './playing.ts'
import { topics } from './topics.ts'

/** Does what an action says, in the name of who does such things. */
export function play(playing: Playing, action: Action): void {
  const random = randomOf(`${playing.world.seed}/action ${action.number}`)
  const owner = ownerNamed(`action-${action.number}`)
  const done = running.run(owner, () => act(playing, action, random))
  playing.underWay.add(action)
  done
    .catch((error: unknown) => {
      playing.world.log.push(`action ${action.number} (${action.deed.do}): ${String(error)}`)
    })
    .finally(() => playing.underWay.delete(action))
}

async function act(playing: Playing, action: Action, random: Random): Promise<void> {
  const { deed } = action
  switch (deed.do) {
    case 'command':
      return command(playing, action, deed, random)
    case 'ask as recorded':
      return askAsRecorded(playing, action, deed.lately, random)
    case 'scale':
    case 'release':
    case 'rebuild':
    case 'pause':
    case 'replay':
    case 'replay letters':
    case 'back up':
    case 'restore':
      return operate(playing, deed)
    default:
      return strike(playing, deed)
  }
}

async function command(
  playing: Playing,
  action: Action,
  { what, givesUp, lately }: Extract<Deed, { do: 'command' }>,
  random: Random,
): Promise<void> {
  const { clients, ledger, world } = playing
  const prepared = prepare(what, clients, lately ? latelyOf(ledger, what) : ledger, random)
  if (!prepared) return
  const entry: Entry = {
    action: action.number,
    service: prepared.service,
    what,
    commandId: newId('Command'),
    sentAt: world.scheduler.now(),
    endedAt: Number.POSITIVE_INFINITY,
    tooLate: hadClosed(world, prepared.lives),
    tries: 0,
    known: { kind: 'unknown', code: 'NOT_ANSWERED' },
    over: false,
  }
  ledger.entries.push(entry)
  if (prepared.dealId !== undefined) ledger.lately.push(prepared.dealId)
  for (const about of prepared.about ?? []) {
    // Refused where it is not settled, or away.
    await askOf(about, playing, action, random).catch(() => undefined)
  }
  await insist(prepared, entry, random, givesUp)
}

/** What people know, of the deal alone that somebody wanted to change last, or of the enterprise that was registered last. */
const latelyOf = (ledger: Ledger, what: CommandKind): Ledger =>
  what === 'close enterprise' || what === 'transactions'
    ? { ...ledger, enterprises: ledger.enterprises.slice(-1) }
    : { ...ledger, deals: ledger.deals.filter(({ id }) => id === ledger.lately.at(-1)) }

type Blow = Exclude<
  Deed,
  {
    do:
      | 'command'
      | 'ask as recorded'
      | 'scale'
      | 'release'
      | 'rebuild'
      | 'pause'
      | 'replay'
      | 'replay letters'
      | 'back up'
      | 'restore'
  }
>

function strike({ world, supervisor, lateWrites }: Playing, deed: Blow): void {
  const { faults, scheduler } = world
  const now = scheduler.now()
  switch (deed.do) {
    case 'kill':
      supervisor.kill(deed.place, deed.downMs)
      return
    case 'freeze': {
      const owner = supervisor.at(deed.place)?.owner
      if (owner) freeze(world, owner, deed.ms)
      return
    }
    case 'cut': {
      const owner = supervisor.at(deed.place)?.owner
      if (owner) faults.cut(owner, deed.from, deed.ms)
      return
    }
    case 'stop server':
      faults.stop(deed.server, deed.ms)
      return
    case 'still server':
      // What a server does after it stood still for long may be another process's write.
      if (deed.server === 'mongo' && deed.ms > 1000)
        lateWrites.push({ from: now - 10_000, until: now + deed.ms + 10_000 })
      faults.still(deed.server, deed.ms)
      return
    case 'lose':
      faults.lose(deed.rate, deed.ms)
      return
    case 'slow':
      faults.slow(deed.place && supervisor.at(deed.place)?.owner, deed.factor, deed.ms)
      return
    case 'ambush':
      layAmbush(world, supervisor, deed)
      return
    case 'skew': {
      supervisor.skews.set(deed.place, deed.skewMs)
      const owner = supervisor.at(deed.place)?.owner
      if (owner) owner.skewMs = deed.skewMs
      return
    }
    case 'retention':
      deleteRecords(world, deed)
      return
    default:
      deed satisfies never
  }
}

function deleteRecords(
  { broker }: World,
  { topic, partition, share }: Extract<Deed, { do: 'retention' }>,
): void {
  const found = broker.partition(topics[topic] ?? '', partition)
  if (found) found.start = Math.max(found.start, Math.floor(found.records.length * share))
}

type Operation = Extract<
  Deed,
  {
    do:
      | 'scale'
      | 'release'
      | 'rebuild'
      | 'pause'
      | 'replay'
      | 'replay letters'
      | 'back up'
      | 'restore'
  }
>

async function operate(playing: Playing, deed: Operation): Promise<void> {
  const { world, supervisor, backups, replicas } = playing
  const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))
  switch (deed.do) {
    case 'scale':
      if (deed.running) return supervisor.start(deed.place)
      return supervisor.stop(deed.place)
    case 'release':
      supervisor.releases[deed.service] = deed.release
      for (const { place } of supervisor.of(deed.service)) {
        await supervisor.stop(place as Place)
        supervisor.start(place as Place)
        await pause(500)
      }
      return
    case 'back up':
      return backups.take(deed.service)
    case 'restore': {
      if (!supervisor.hold(deed.service)) return
      const places = supervisor.of(deed.service).map(({ place }) => place as Place)
      for (const place of places) supervisor.halt(place)
      // What was sent arrives before the database is set back.
      await pause(3000)
      backups.putBack(deed.service)
      // Wishes of operators are set back, too.
      world.faults.note(30_000)
      supervisor.letGo(deed.service)
      for (const place of new Set([...placesOf(deed.service, replicas), ...places])) {
        supervisor.start(place)
      }
      return
    }
    case 'rebuild':
      return void (await wish(deed.service).rebuildView({ subscription: deed.view }, as.operator))
    case 'pause': {
      const { subscription } = deed
      const { pauses } = playing
      const before = pauses.get(subscription) ?? 0
      // Where two overlap, the end of one ends the other: nothing is expected of these any more.
      pauses.set(subscription, before === 0 ? 1 : before + OVERLAPPED)
      try {
        await wish(deed.service).pauseSubscription({ subscription }, as.operator)
        await pause(deed.ms)
        await expectPaused(playing, deed.service, subscription, deed.ms)
      } finally {
        pauses.set(subscription, (pauses.get(subscription) ?? 1) - 1)
        await resume(deed.service, subscription)
      }
      return
    }
    case 'replay': {
      const from = instantOf(new Date(world.wallNow(undefined) - deed.backMs))
      const { subscription } = deed
      return void (await wish(deed.service).replayFrom({ subscription, from }, as.operator))
    }
    case 'replay letters': {
      const { subscription } = deed
      return void (await wish(deed.service).replayDeadLetters({ subscription }, as.operator))
    }
    default:
      return deed satisfies never
  }
}

/** Where nothing was wrong for long enough, every replica keeps a pause, also one that started since. */
async function expectPaused(
  { world, supervisor, pauses }: Playing,
  service: Service,
  subscription: string,
  ms: number,
): Promise<void> {
  const certain = () =>
    ms > 8000 && world.faults.quietFor() > 8000 && pauses.get(subscription) === 1
  if (!certain()) return
  for (const { place, ready } of supervisor.of(service)) {
    if (!ready) continue
    const { subscriptions } = await operationsAt(`${place}:1`).getDelivery({}, as.operator)
    const found = subscriptions.find(({ name }) => name === subscription)
    // Whose first build is under way follows nothing yet, and goes on with nothing.
    const goesOn = found?.paused === false && found.partitions.length > 0
    if (certain() && goesOn) {
      world.wrongs.push(`${subscription} is paused, and ${place} goes on with it`)
    }
  }
}

const OVERLAPPED = 1000

const wish = (service: Service) => operationsAt(`${service}:1`)

/** Until it is taken, however long the service is away. */
export async function resume(service: Service, subscription: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await wish(service).resumeSubscription({ subscription }, as.operator)
      return
    } catch {
      await new Promise((resolve) => void setTimeout(resolve, 1500))
    }
  }
}
