import { publisherOf } from '@seedline/contracts/topics'
import type { Entry } from '../mongo/stored.ts'
import type { Service } from '../story/deed.ts'
import type { World } from '../world/world.ts'
import { viewNamed } from './verified.ts'

interface StoredBuild {
  readonly view: string
  readonly foldVersion: number
  readonly live?: number
  readonly liveNonce?: string
  readonly buildingNonce?: string
}

/** Streams of what a view is built from, with their versions. */
type Heads = ReadonlyMap<string, number>

/**
 * Looks at each build as it is put live: it must have all that was recorded when it began, but for streams whose
 * events were parked.
 */
export function watchBuilds(world: World): void {
  for (const service of ['fund', 'registry'] as const) {
    const begun = new Map<string, Heads>()
    let live = new Map<string, string>()
    world.databases.onPut(service, 'view_builds', ({ document }) => {
      const build = document as unknown as StoredBuild
      const { view, foldVersion, buildingNonce = '', liveNonce = '' } = build
      const name = `${view}@${foldVersion}`
      if (buildingNonce !== '' && !begun.has(buildingNonce)) {
        begun.set(buildingNonce, headsOf(world, view))
      }
      if (liveNonce === '' || live.get(name) === liveNonce) return
      live = new Map(live).set(name, liveNonce)
      const heads = begun.get(liveNonce)
      if (heads) world.wrongs.push(...lacking(world, service, build, heads))
    })
  }
}

function headsOf({ databases }: World, view: string): Heads {
  const heads = new Map<string, number>()
  for (const topic of viewNamed(view)?.topics ?? []) {
    const { service = '', category } = publisherOf(topic) ?? {}
    for (const { document } of databases.collection(service, 'commits').find({ category })) {
      const { stream, version, size } = document as {
        stream: string
        version: number
        size: number
      }
      heads.set(stream, Math.max(heads.get(stream) ?? 0, Number(version) + Number(size) - 1))
    }
  }
  return heads
}

function lacking(
  { databases, scheduler }: World,
  service: Service,
  { view, foldVersion, live = 0 }: StoredBuild,
  heads: Heads,
): readonly string[] {
  const documents = databases.collection(service, `view_${view}_${foldVersion}_${live}`).find({})
  const seen = new Map<string, number>()
  for (const { document } of documents) {
    for (const [stream, version] of Object.entries((document as unknown as Seen).seen)) {
      seen.set(stream, Math.max(seen.get(stream) ?? 0, Number(version)))
    }
  }
  const parked = databases
    .collection(service, 'dead_letters')
    .find({ waiting: true, subscription: view })
  const excused = new Set(parked.map(streamOf))
  return Array.from(heads).flatMap(([stream, version]) => {
    const has = seen.get(stream) ?? 0
    if (has >= version || excused.has(stream)) return []
    const place = `${view}@${foldVersion}.${live} was put live at ${scheduler.now().toFixed(0)}`
    return [`${place} with ${stream} up to ${has} of ${version}`]
  })
}

interface Seen {
  readonly seen: Readonly<Record<string, number>>
}

const streamOf = ({ document }: Entry): string => String(document.eventId).split('@')[0] ?? ''
