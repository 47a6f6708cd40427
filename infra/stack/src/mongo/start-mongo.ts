import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Candidate, type Sight, takeFirst } from '../choice.ts'
import { dockerEngine } from '../docker/docker.ts'
import { aboutKeptData, keepWay, waysThatReadKeptData } from '../kept-way.ts'
import { askPort } from '../network/ports.ts'
import type { Places } from '../places.ts'
import { findProgram } from '../processes/find-program.ts'
import type { Ledger } from '../processes/ledger.ts'
import type { Managed } from '../processes/managed.ts'
import type { Report } from '../report/report.ts'
import { StackError } from '../report/stack-error.ts'
import { mongoAnswers } from './answers.ts'
import { cargoLook, installSecantus } from './cargo.ts'
import {
  dockerMongo,
  type MongoLaunch,
  mongodServer,
  secantusPython,
  secantusServer,
} from './launch-mongo.ts'
import { downloadedMongod, downloadLook } from './memory-server.ts'
import { directUrl, type MongoKind, type MongoServer, mongoKinds } from './mongo-server.ts'
import { installedSecantus, pythonLook } from './python.ts'

/** How a MongoDB is looked for. */
export interface MongoChoice {
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Where programs that the stack installs are kept; the checkout's cache when left out. */
  readonly cache?: string
  /** Only these ways, still in the fixed order; all when left out. */
  readonly only?: readonly MongoKind[]
  /** The port to begin with; any free one when left out. */
  readonly port?: number
}

const mend =
  'install one of: MongoDB 8 (mongod on the PATH), Docker, Python 3.10 with venv, or Rust (cargo); or set MONGO_URL'

/** Takes the first MongoDB to be had, by the fixed order, and waits until it takes writes. */
export async function startMongo(
  places: Places,
  ledger: Ledger,
  choice: MongoChoice,
  report: Report,
): Promise<MongoServer> {
  const what = 'finding a MongoDB and waiting until it takes writes'
  return report.step('mongodb', what, async (note) => {
    const ways = waysThatReadKeptData(places.mongo, candidates(places, ledger, choice))
    const taken = await takeFirst('MongoDB', ways, mend, report, note).catch((error: unknown) => {
      throw aboutKeptData(places.mongo, error)
    })
    if (taken.server.process !== undefined) keepWay(places.mongo, taken.kind)
    const value = { ...taken.server, kind: taken.kind, why: taken.why }
    return { value, said: `${taken.kind} at ${shown(value.url)}: ${taken.why}` }
  })
}

type Opened = Pick<MongoServer, 'url' | 'process'>

/** The ways in their order, restricted to those wanted. */
export function candidates(
  places: Places,
  ledger: Ledger,
  choice: MongoChoice,
): readonly Candidate<MongoKind, Opened>[] {
  const environment = choice.environment ?? process.env
  const path = environment.PATH ?? ''
  const own = (begin: (at: MongoLaunch) => Promise<Managed>) => async (): Promise<Opened> => {
    const port = await askPort(choice.port)
    return { process: await begin({ places, ledger, port }), url: directUrl(port) }
  }
  const cargoBin = [join(environment.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin')]
  const onPath = (name: string, further: readonly string[] = []) => findProgram(name, path, further)
  const ways: Record<MongoKind, Omit<Candidate<MongoKind, Opened>, 'kind'>> = {
    MONGO_URL: given(environment.MONGO_URL),
    mongod: {
      look: async () => sight(onPath('mongod'), 'mongod'),
      open: own((at) => mongodServer(onPath('mongod') ?? 'mongod', at)),
    },
    'secantusd-rs': {
      look: async () => sight(onPath('secantusd-rs', cargoBin), 'secantusd-rs'),
      open: own((at) => secantusServer(onPath('secantusd-rs', cargoBin) ?? '', at)),
    },
    docker: {
      look: async () => {
        const engine = await dockerEngine(path)
        return { usable: engine.up, why: engine.up ? `Docker ${engine.version}` : engine.why }
      },
      open: own(dockerMongo),
    },
    'memory-server': {
      look: async () => downloadLook(environment),
      open: async (note) => {
        const binary = await downloadedMongod(note)
        return own((at) => mongodServer(binary, at))()
      },
    },
    secantusdb: {
      look: () => pythonLook(environment, choice.cache),
      open: async (note) => {
        const binary = await installedSecantus(path, note, choice.cache)
        return own((at) => secantusPython(binary, at))()
      },
    },
    cargo: {
      look: async () => cargoLook(path, cargoBin),
      open: async (note) => {
        const binary = await installSecantus(path, cargoBin, note)
        return own((at) => secantusServer(binary, at))()
      },
    },
  }
  return mongoKinds
    .filter((kind) => choice.only?.includes(kind) ?? true)
    .map((kind) => ({ kind, ...ways[kind] }))
}

function given(url: string | undefined): Omit<Candidate<MongoKind, Opened>, 'kind'> {
  return {
    binding: true,
    look: async () =>
      url ? { usable: true, why: 'MONGO_URL is set' } : { usable: false, why: 'not set' },
    open: async () => {
      if (await mongoAnswers(url ?? '')) return { url: url ?? '' }
      throw new StackError(
        `no MongoDB takes writes at ${shown(url ?? '')}`,
        'start it or unset MONGO_URL',
      )
    },
  }
}

function sight(found: string | undefined, name: string): Sight {
  return found === undefined
    ? { usable: false, why: `no ${name} on the PATH` }
    : { usable: true, why: `found ${found}` }
}

/** A URL as it may be shown: without the password. */
export function shown(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//***@')
}
