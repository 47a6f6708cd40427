import { checkAnswers } from '../check/answers.ts'
import { watchBuilds } from '../check/builds.ts'
import { checkCommands } from '../check/commands.ts'
import { checkBusy, watchCommits } from '../check/commits.ts'
import { checkDays } from '../check/days.ts'
import { checkOwnership } from '../check/ownership.ts'
import { checkSeen } from '../check/seen.ts'
import { checkSubscriptions } from '../check/subscriptions.ts'
import { checkTopics } from '../check/topics.ts'
import { verified } from '../check/verified.ts'
import type { Service } from '../story/deed.ts'
import { play, resume } from '../story/play.ts'
import { type Playing, placesOf } from '../story/playing.ts'
import type { Story } from '../story/story.ts'
import { subscriptions } from '../story/subscriptions.ts'
import { realNow, settled } from '../time/real.ts'
import { ownerNamed, running } from '../time/scheduler.ts'
import { clients } from '../users/clients.ts'
import { type Entry, emptyLedger, type Ledger } from '../users/ledger.ts'
import { createBackups } from '../world/backups.ts'
import type { ServiceStart } from '../world/process.ts'
import { createSupervisor } from '../world/supervisor.ts'
import { createWorld, type World } from '../world/world.ts'

/** What came of a story. */
export interface Told {
  readonly wrongs: readonly string[]
  readonly steps: number
  readonly virtualMs: number
  readonly realMs: number
  readonly digest: string
  /** By the kind of command, how many were accepted. */
  readonly kinds: ReadonlyMap<string, number>
  /** By the kind of command and what it was refused for, how many were refused. */
  readonly refusals: ReadonlyMap<string, number>
  readonly accepted: number
  readonly refused: number
  readonly unknown: number
  readonly log: readonly string[]
}

const SETTLING_MS = 600_000

/** Plays a story to its end, lets everything settle, and looks at what has become of it. */
export async function runStory(
  starts: Readonly<Record<Service, ServiceStart>>,
  story: Story,
): Promise<Told> {
  const begun = realNow()
  const world = createWorld(story.seed)
  world.calm = story.theme === 'calm'
  const supervisor = createSupervisor(world, starts)
  const playing: Playing = {
    world,
    supervisor,
    ledger: emptyLedger(story.lateClosures),
    clients: clients(),
    backups: createBackups(world),
    replicas: story.replicas,
    underWay: new Set(),
    pauses: new Map(),
    lateWrites: [],
    recordings: watchCommits(world),
  }
  watchBuilds(world)
  const places = (['fund', 'registry'] as const).flatMap((service) =>
    placesOf(service, service === 'fund' ? story.replicas : 1),
  )
  for (const place of places) supervisor.start(place)
  if (!story.early) await runUntil(world, () => ready(playing) || world.wrongs.length > 0)
  const opened = world.scheduler.now()
  for (const action of story.actions) {
    world.scheduler.after(action.at, undefined, `action ${action.number}`, () =>
      play(playing, action),
    )
  }
  const last = opened + (story.actions.at(-1)?.at ?? 0)
  await runUntil(world, () => world.scheduler.now() > last || world.wrongs.length > 0)
  if (world.wrongs.length === 0) await end(playing)
  return told(playing, realNow() - begun)
}

/** Steps until it holds; false where nothing is left to do, or it takes for ever. */
async function runUntil(world: World, holds: () => boolean): Promise<boolean> {
  const { scheduler } = world
  const until = scheduler.now() + SETTLING_MS
  await settled()
  while (!holds()) {
    if (!scheduler.step() || scheduler.now() > until) return false
    await settled()
  }
  return true
}

/** Nothing goes wrong any more, and everything is looked at. */
async function end(playing: Playing): Promise<void> {
  const { world, supervisor, underWay } = playing
  world.faults.heal()
  for (const { owner } of world.processes.values()) if (owner.frozen) world.scheduler.thaw(owner)
  for (const service of ['fund', 'registry'] as const) {
    for (const place of placesOf(service, 1)) supervisor.start(place)
  }
  const quiet = () =>
    underWay.size === 0 && !isPending(world) && ready(playing) && world.wrongs.length === 0
  if (!(await runUntil(world, () => world.wrongs.length > 0 || quiet()))) {
    const begun = JSON.stringify(Array.from(underWay))
    const state = { pending: isPending(world), ready: ready(playing) }
    world.wrongs.push(`nothing settles: ${begun} ${JSON.stringify(state)}`)
  }
  if (world.wrongs.length > 0) return
  let looked = false
  running.run(ownerNamed('checks'), () => {
    look(playing).then(
      () => {
        looked = true
      },
      (error: unknown) => {
        world.wrongs.push(`looking failed: ${error instanceof Error ? error.stack : String(error)}`)
        looked = true
      },
    )
  })
  if (!(await runUntil(world, () => looked))) world.wrongs.push('looking takes for ever')
}

const isPending = ({ databases }: World): boolean =>
  ['fund', 'registry'].some(
    (service) =>
      databases.collection(service, 'commits').find({ pending: true, category: { $ne: 'uscc' } })
        .length > 0,
  )

const ready = ({ supervisor }: Playing): boolean =>
  (['fund', 'registry'] as const).every((service) => {
    const all = supervisor.of(service)
    return (
      all.length > 0 &&
      all.every((one) => one.ready && one.release === supervisor.releases[service])
    )
  })

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))

async function look(playing: Playing): Promise<void> {
  const { world, supervisor, ledger } = playing
  const { wrongs } = world
  // A database that was set back may know of a pause that had ended.
  for (const service of ['fund', 'registry'] as const) {
    for (const subscription of subscriptions[service]) await resume(service, subscription)
    wrongs.push(...(await checkSubscriptions(service)))
  }
  wrongs.push(...checkCommands(world, ledger), ...checkBusy(playing.recordings, ledger))
  let report = await verified(world, supervisor.releases)
  // A partition given up by a process that was killed moves on after a while.
  for (let looks = 0; looks < 6 && report.differences.length > 0; looks += 1) {
    await pause(30_000)
    report = await verified(world, supervisor.releases)
  }
  for (const { service, where, what, code, detail } of report.differences) {
    wrongs.push(`verify: ${service} ${where} ${what} ${code} ${detail}`)
  }
  // What processes recorded last is on its way still.
  for (let waits = 0; waits < 60 && isPending(world); waits += 1) await pause(1000)
  wrongs.push(...checkTopics(world, world.calm))
  wrongs.push(...(await checkAnswers(playing)))
  wrongs.push(...(await checkDays(playing)))
  wrongs.push(...checkOwnership(playing), ...(await checkSeen(playing)))
}

function countedBy(
  { entries }: Ledger,
  sortOf: (entry: Entry) => string | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    const sort = sortOf(entry)
    if (sort !== undefined) counts.set(sort, (counts.get(sort) ?? 0) + 1)
  }
  return counts
}

function told({ world, ledger }: Playing, realMs: number): Told {
  const count = (kind: string) => ledger.entries.filter(({ known }) => known.kind === kind).length
  const { scheduler, wrongs, log } = world
  return {
    wrongs,
    steps: scheduler.steps,
    virtualMs: scheduler.now(),
    realMs,
    digest: scheduler.digest,
    kinds: countedBy(ledger, ({ what, known }) => (known.kind === 'accepted' ? what : undefined)),
    refusals: countedBy(ledger, ({ what, known }) =>
      known.kind === 'refused' ? `${what} ${known.code}` : undefined,
    ),
    accepted: count('accepted'),
    refused: count('refused'),
    unknown: count('unknown'),
    log,
  }
}
