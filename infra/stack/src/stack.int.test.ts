import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { AlreadyRunning } from './claim.ts'
import { temporaryFolder } from './fixtures/temporary-folder.ts'
import { withMongo } from './mongo/answers.ts'
import { kafkaAnswers } from './network/kafka-answers.ts'
import { waitUntil } from './network/wait-until.ts'
import { placesIn } from './places.ts'
import { isRunning } from './processes/identity.ts'
import { leftovers, readLedger } from './processes/ledger.ts'
import { type Stack, startStack } from './stack.ts'
import { readStackFile } from './stack-file.ts'

const folder = temporaryFolder()
const options = { folder: folder.path, services: [] } as const
const places = placesIn(folder.path)

// Stopping a stack that has been stopped changes nothing, so what a failed test leaves is ended too.
const started: Stack[] = []
const start = async () => {
  const stack = await startStack(options)
  started.push(stack)
  return stack
}
afterEach(async () => {
  for (const stack of started.splice(0)) await stack.stop()
})
afterAll(() => folder.remove())

const note = (url: string, text: string) =>
  withMongo(url, (client) => client.db('stack_test').collection('notes').insertOne({ text }))
const notes = (url: string) =>
  withMongo(url, async (client) => {
    const found = await client.db('stack_test').collection('notes').find().toArray()
    return found.map((each) => each.text as string)
  })

describe('MongoDB and Kafka of a stack', () => {
  test('keep their data from one start to the next, and leave nothing running', async () => {
    const first = await start()
    await note(first.mongo.url, 'kept')
    expect(await kafkaAnswers(first.kafka.brokers)).toBe(true)
    expect(readStackFile(places)).toMatchObject({
      mongoUrl: first.mongo.url,
      kafkaBrokers: first.kafka.brokers,
    })
    const begun = readLedger(places.ledger)
    const stopping = performance.now()
    await first.stop()
    expect(performance.now() - stopping).toBeLessThan(10_000)
    expect(begun.length).toBeGreaterThanOrEqual(2)
    expect(leftovers(places.ledger)).toEqual([])
    expect(existsSync(places.stackFile)).toBe(false)

    const second = await start()
    expect(await notes(second.mongo.url)).toEqual(['kept'])
    await second.stop()
  })

  test('come back at the same address when they are killed and started again', async () => {
    const stack = await start()
    await stack.mongo.process?.kill()
    await stack.kafka.process?.kill()
    expect(await kafkaAnswers(stack.kafka.brokers)).toBe(false)
    await Promise.all([stack.mongo.process?.start(), stack.kafka.process?.start()])
    expect(await kafkaAnswers(stack.kafka.brokers)).toBe(true)
    expect(await notes(stack.mongo.url)).toEqual(['kept'])
    await stack.stop()
  })

  test('can’t be had twice in one folder', async () => {
    const stack = await start()
    await expect(startStack(options)).rejects.toThrow(AlreadyRunning)
    expect(await kafkaAnswers(stack.kafka.brokers)).toBe(true)
    await stack.stop()
  })
})

describe('a stack that is killed with -9', () => {
  let holder: ChildProcess
  beforeAll(async () => {
    const script = join(import.meta.dirname, 'fixtures/hold-stack.ts')
    holder = spawn(process.execPath, [script, folder.path], {
      env: { ...process.env, NODE_OPTIONS: undefined },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => holder.stdout?.once('data', resolve))
  })

  test('leaves no process behind, and the next start resumes with its data', async () => {
    const running = readLedger(places.ledger).filter((entry) => entry.kind === 'process')
    expect(running.every(isRunning)).toBe(true)
    holder.kill('SIGKILL')
    const ended = await waitUntil(async () => !running.some(isRunning), 8_000)
    expect(ended).toBe(true)
    const next = await start()
    expect(await notes(next.mongo.url)).toEqual(['kept'])
    await next.stop()
  })
})
