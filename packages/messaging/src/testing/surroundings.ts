import { randomUUID } from 'node:crypto'
import { type Connection, createConnection } from 'mongoose'
import type { Logger } from '../logger.ts'

/** The servers that integration tests run against, as the test stack announces them. */
export const brokers = (): readonly string[] => needed('SEEDLINE_TEST_KAFKA_BROKERS').split(',')

const mongoUrl = (): string => needed('SEEDLINE_TEST_MONGO_URL')

function needed(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set: start the stack`)
  return value
}

/** Keeps tests apart on shared servers. */
export const uniquePrefix = (what: string): string => `${what}-${randomUUID().slice(0, 8)}.`

/** A connection to a database of the test's own; drop it and close when done. */
export const freshDatabase = (): Promise<Connection> =>
  createConnection(mongoUrl(), {
    dbName: `test_${randomUUID().slice(0, 12).replaceAll('-', '')}`,
    useBigInt64: true,
  }).asPromise()

export interface RecordingLogger extends Logger {
  readonly lines: { level: string; message: string; facts: object }[]
}

/** A logger that keeps what it is told; nothing is printed unless SEEDLINE_TEST_LOG is set. */
export function recordingLogger(): RecordingLogger {
  const lines: RecordingLogger['lines'] = []
  const record = (level: string) => (facts: object, message: string) => {
    lines.push({ level, message, facts })
    if (process.env.SEEDLINE_TEST_LOG)
      process.stderr.write(`${level} ${message} ${inspect(facts)}\n`)
  }
  return {
    lines,
    debug: record('debug'),
    info: record('info'),
    warn: record('warn'),
    error: record('error'),
  }
}

const inspect = (facts: object): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}=${value instanceof Error ? value.message : String(value)}`)
    .join(' ')

/** Waits until it holds; says what it waited for when it never does. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  ms = 20_000,
): Promise<void> {
  const end = performance.now() + ms
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited ${ms} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
