import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { containerName } from '../docker/docker.ts'
import { waitUntil } from '../network/wait-until.ts'
import type { Places } from '../places.ts'
import type { Ledger } from '../processes/ledger.ts'
import { type Managed, managed } from '../processes/managed.ts'
import { typed } from '../report/typed.ts'
import { ensureReplicaSet, mongoAnswers } from './answers.ts'
import { directUrl } from './mongo-server.ts'

const readyWithinMs = 60_000
const graceMs = 8_000

/** What every way of launching a MongoDB is given. */
export interface MongoLaunch {
  readonly places: Places
  readonly ledger: Ledger
  readonly port: number
}

/** `mongod` as a replica set of one member, its data in the stack's folder. */
export function mongodServer(binary: string, at: MongoLaunch): Promise<Managed> {
  const data = join(at.places.mongo, 'mongod')
  mkdirSync(data, { recursive: true })
  const args = ['--dbpath', data, '--port', String(at.port), '--bind_ip', '127.0.0.1']
  return started(at, binary, [...args, '--replSet', 'seedline', '--quiet'], {
    memberHost: `127.0.0.1:${at.port}`,
  })
}

/** `secantusd-rs`, which presents itself as a replica set of one member. Syncs each commit. */
export function secantusServer(binary: string, at: MongoLaunch): Promise<Managed> {
  const data = join(at.places.mongo, 'secantus')
  mkdirSync(data, { recursive: true })
  const args = ['--port', String(at.port), '--storage-path', data, '--sync-on-commit']
  return started(at, binary, [...args, '--cache-size', '256M', '--log-file-max', '16MB'], {})
}

/** `secantusd-py`, the same in Python: slower, and with files of its own. */
export function secantusPython(binary: string, at: MongoLaunch): Promise<Managed> {
  const data = join(at.places.mongo, 'secantusdb')
  mkdirSync(data, { recursive: true })
  const args = ['--port', String(at.port), '--storage-path', data, '--sync-on-commit']
  return started(at, binary, [...args, '--cache-size', '256M', '--log-level', 'WARNING'], {})
}

/** MongoDB 8 in a container, its data in a volume of its own. */
export function dockerMongo(at: MongoLaunch): Promise<Managed> {
  const container = containerName(at.places.folder, 'mongo')
  const publish = `127.0.0.1:${at.port}:27017`
  const args = ['run', '--rm', '--name', container, '--publish', publish]
  const image = ['--volume', `${container}:/data/db`, 'mongo:8']
  return started(at, 'docker', [...args, ...image, '--replSet', 'seedline', '--bind_ip_all'], {
    memberHost: '127.0.0.1:27017',
    container,
  })
}

async function started(
  at: MongoLaunch,
  command: string,
  args: readonly string[],
  how: { memberHost?: string; container?: string },
): Promise<Managed> {
  const url = directUrl(at.port)
  const server = managed({
    launch: {
      name: 'mongo',
      command,
      args,
      logFile: join(at.places.logs, 'mongo.log'),
      ledger: at.ledger,
    },
    ready: (stop) => waitUntil(() => answers(url, how.memberHost), readyWithinMs, stop),
    readyWithinMs,
    graceMs,
    mend: `read that log; \`${typed('stack reset')}\` begins with empty data`,
    ...(how.container === undefined ? {} : { container: how.container }),
  })
  await server.start()
  return server
}

async function answers(url: string, memberHost: string | undefined): Promise<boolean> {
  if (memberHost !== undefined) await ensureReplicaSet(url, memberHost)
  return mongoAnswers(url)
}
