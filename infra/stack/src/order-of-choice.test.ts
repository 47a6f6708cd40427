import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { fakeProgram, temporaryFolder } from './fixtures/temporary-folder.ts'
import { candidates as kafkaWays } from './kafka/start-kafka.ts'
import { candidates as mongoWays } from './mongo/start-mongo.ts'
import { placesIn } from './places.ts'
import { openLedger } from './processes/ledger.ts'

let folder: ReturnType<typeof temporaryFolder>
let bin: string
beforeEach(() => {
  folder = temporaryFolder()
  bin = join(folder.path, 'bin')
  mkdirSync(bin)
})
afterEach(() => folder.remove())

// A machine with nothing but what the test puts into `bin`.
function machine(more: Readonly<Record<string, string>> = {}) {
  const places = placesIn(join(folder.path, 'stack'))
  const environment = { PATH: bin, CARGO_HOME: folder.path, SEEDLINE_OFFLINE: '1', ...more }
  return [places, openLedger(places.ledger), { environment, cache: folder.path }] as const
}

async function open(
  ways: readonly { readonly kind: string; look(): Promise<{ usable: boolean }> }[],
) {
  const seen = await Promise.all(ways.map(async (way) => ({ way, ...(await way.look()) })))
  return seen.filter((one) => one.usable).map((one) => one.way.kind)
}

const java = (version: string) =>
  fakeProgram(bin, 'java', `echo 'openjdk version "${version}" 2025-01-01' >&2`)

describe('MongoDB is looked for', () => {
  test('in the fixed order, whatever is there', async () => {
    const all = mongoWays(...machine()).map((way) => way.kind)
    expect(all).toEqual([
      'MONGO_URL',
      'mongod',
      'secantusd-rs',
      'docker',
      'memory-server',
      'secantusdb',
      'cargo',
    ])
  })

  test('nowhere on a machine that has nothing', async () => {
    expect(await open(mongoWays(...machine()))).toEqual([])
  })

  test('under MONGO_URL before a mongod, and there before the stand-in', async () => {
    for (const name of ['mongod', 'secantusd-rs', 'cargo']) fakeProgram(bin, name, 'exit 0')
    const url = { MONGO_URL: 'mongodb://127.0.0.1:1' }
    expect(await open(mongoWays(...machine(url)))).toEqual([
      'MONGO_URL',
      'mongod',
      'secantusd-rs',
      'cargo',
    ])
  })

  test('in a container only when the engine answers, not when docker is merely installed', async () => {
    fakeProgram(bin, 'docker', 'echo "Cannot connect to the Docker daemon" >&2; exit 1')
    expect(await open(mongoWays(...machine()))).toEqual([])
    fakeProgram(bin, 'docker', 'echo 28.0.1')
    expect(await open(mongoWays(...machine()))).toEqual(['docker'])
  })

  test('by download unless that is forbidden', async () => {
    expect(await open(mongoWays(...machine({ SEEDLINE_OFFLINE: '0' })))).toEqual(['memory-server'])
  })
})

describe('secantusdb is taken', () => {
  const online = { SEEDLINE_OFFLINE: '0' }
  const seen = async () => {
    const way = mongoWays(...machine(online)).find(({ kind }) => kind === 'secantusdb')
    return way?.look()
  }

  test('on Python 3.10 or newer, which says that it is slower', async () => {
    expect(await seen()).toMatchObject({ usable: false, why: 'no python3 on the PATH' })
    fakeProgram(bin, 'python3', 'echo 3.10')
    expect(await seen()).toMatchObject({
      usable: true,
      why: expect.stringContaining('slower than a MongoDB, by pip on Python 3.10'),
    })
  })

  test('on no older Python, and on none that makes no virtual environments', async () => {
    fakeProgram(bin, 'python3', 'echo 3.9')
    expect(await seen()).toMatchObject({ usable: false, why: expect.stringContaining('3.10 or') })
    fakeProgram(bin, 'python3', 'echo "No module named ensurepip" >&2; exit 1')
    expect(await seen()).toMatchObject({
      usable: false,
      why: expect.stringContaining("can't make"),
    })
  })
})

describe('Kafka is looked for', () => {
  test('in the fixed order, whatever is there', () => {
    const all = kafkaWays(...machine()).map((way) => way.kind)
    expect(all).toEqual(['KAFKA_BROKERS', 'java', 'docker'])
  })

  test('on Java 17 or newer with Maven', async () => {
    fakeProgram(bin, 'mvn', 'exit 0')
    java('21.0.2')
    expect(await open(kafkaWays(...machine()))).toEqual(['java'])
    java('17.0.15')
    expect(await open(kafkaWays(...machine()))).toEqual(['java'])
  })

  test('not on an older Java, which says its version', async () => {
    fakeProgram(bin, 'mvn', 'exit 0')
    java('1.8.0_402')
    const [, onJava] = kafkaWays(...machine())
    expect(await onJava?.look()).toMatchObject({
      usable: false,
      why: expect.stringContaining('version 8; 17 or newer'),
    })
  })

  test('under KAFKA_BROKERS first, and nowhere else when nothing answers there', async () => {
    const [given] = kafkaWays(...machine({ KAFKA_BROKERS: '127.0.0.1:1' }))
    expect(given).toMatchObject({ kind: 'KAFKA_BROKERS', binding: true })
    await expect(given?.open(() => undefined)).rejects.toThrow('no Kafka broker answers')
  })
})
