import { dirname, join } from 'node:path/posix'
import { services } from '@seedline/contracts/services'
import { type Check, failed, passed } from '../check.ts'
import { committedFiles, textOf } from '../committed-files.ts'

const map = 'ARCHITECTURE.md'

/** The table of rooms says what they import. dependency-cruiser says what they may. */
export const roomChecks: readonly Check[] = [
  {
    name: `${map} tells every room and what it imports`,
    run: async () => {
      const files = await committedFiles()
      if (files === undefined) return passed('skipped: not a git checkout')
      const found = roomFaults({ files, textOf })
      return found.length === 0
        ? passed('as the sources have it')
        : failed(`${found.length} rows differ from the sources`, found.join('\n'))
    },
  },
]

interface Repository {
  readonly files: readonly string[]
  readonly textOf: (file: string) => string
}

export function roomFaults(repository: Repository): readonly string[] {
  const told = rowsOf(repository.textOf(map))
  const real = importsByRoom(repository)
  return [
    ...[...real].flatMap(([room, imports]) => {
      const row = told.get(room)
      const right = [...imports].sort().join(', ') || '–'
      if (row === undefined) return [`no row for ${room}, which imports: ${right}`]
      return row.ours === right
        ? libraryFaults(repository, room, row.libraries)
        : [`${room} imports: ${right}`]
    }),
    ...[...told.keys()].filter((room) => !real.has(room)).map((room) => `there is no ${room}`),
  ]
}

interface Row {
  readonly ours: string
  /** What stands after the semicolon: libraries that it says something about the room to name. */
  readonly libraries: readonly string[]
}

function rowsOf(text: string): ReadonlyMap<string, Row> {
  const rows = [...text.matchAll(/^\| `([^`]+)` \| [^|]+ \| ([^|]+) \|$/gm)]
  return new Map(
    rows
      .filter(([, room = '']) => room.includes('/'))
      .map(([, room = '', imports = '']) => {
        const [ours = '', libraries = ''] = imports.split('; ')
        return [room, { ours, libraries: libraries.split(', ').filter((name) => name !== '') }]
      }),
  )
}

function libraryFaults({ textOf }: Repository, room: string, named: readonly string[]): string[] {
  if (named.length === 0) return []
  const { dependencies = {} } = JSON.parse(textOf(`${room}/package.json`) || '{}') as {
    dependencies?: Readonly<Record<string, string>>
  }
  return named
    .filter((library) => !Object.hasOwn(dependencies, library))
    .map((library) => `${room} does not import ${library}`)
}

const source = /^(packages|infra|services)\/[^/]+\/src\/.*\.ts$/
const tests = /\.test\.ts$|\/(testing|fixtures)\//
const imported = /(?:\bfrom |\bimport\(|^import )'([^']+)'/gm

function importsByRoom({ files, textOf }: Repository): ReadonlyMap<string, ReadonlySet<string>> {
  const rooms = new Map<string, Set<string>>()
  for (const file of files) {
    const room = source.test(file) && !isTest(file) ? roomOf(file) : undefined
    if (room === undefined) continue
    const imports = rooms.get(room) ?? new Set()
    for (const [, target = ''] of textOf(file).matchAll(imported)) {
      const name = nameOf(target, file)
      if (name !== undefined && name !== shortName(room)) imports.add(name)
    }
    rooms.set(room, imports)
  }
  return rooms
}

// The room for tests is one, all of it.
const isTest = (file: string) => tests.test(file.replace(/^packages\/testing\//, ''))

const technical = ['use-cases', 'projections', 'processes', 'inbound', 'outbound']
const aggregates = 'services/<name>/src/<aggregate>'

function roomOf(file: string): string | undefined {
  const [kind, name = '', , folder = '', ...rest] = file.split('/')
  if (kind !== 'services') return `${kind}/${name}`
  const facts: { readonly records: boolean } | undefined = Object.hasOwn(services, name)
    ? services[name as keyof typeof services]
    : undefined
  if (facts?.records === false) return `services/${name}`
  // Files beside the rooms: main.ts, settings and the like join everything.
  if (rest.length === 0) return undefined
  return technical.includes(folder) ? `…/${folder}` : aggregates
}

// In a cell a package goes by its own name, and a service's room by its folder.
const shortName = (room: string): string =>
  room === aggregates ? 'aggregates' : room.slice(room.lastIndexOf('/') + 1)

function nameOf(target: string, file: string): string | undefined {
  const [, ours] = /^@seedline\/([^/]+)/.exec(target) ?? []
  if (ours !== undefined) return ours
  if (!target.startsWith('.') || !file.startsWith('services/')) return undefined
  const room = roomOf(join(dirname(file), target))
  return room === undefined ? undefined : shortName(room)
}
