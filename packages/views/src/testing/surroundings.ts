import { randomUUID } from 'node:crypto'
import type { Logger } from '@seedline/messaging'
import { type Connection, createConnection } from 'mongoose'

function needed(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set: start the stack`)
  return value
}

export const brokers = (): readonly string[] => needed('SEEDLINE_TEST_KAFKA_BROKERS').split(',')

export const mongoUrl = (): string => needed('SEEDLINE_TEST_MONGO_URL')

/** A connection to a database of the test's own; drop it and close when done. */
export const freshDatabase = (): Promise<Connection> =>
  createConnection(mongoUrl(), {
    dbName: `test_${randomUUID().slice(0, 12).replaceAll('-', '')}`,
    useBigInt64: true,
  }).asPromise()

export const uniquePrefix = (what: string): string => `${what}-${randomUUID().slice(0, 8)}.`

/** Prints only when SEEDLINE_TEST_LOG is set. */
export const testLogger: Logger = {
  debug: (facts, message) => print('debug', facts, message),
  info: (facts, message) => print('info', facts, message),
  warn: (facts, message) => print('warn', facts, message),
  error: (facts, message) => print('error', facts, message),
}

function print(level: string, facts: object, message: string): void {
  if (process.env.SEEDLINE_TEST_LOG === undefined) return
  const texts = Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`)
  process.stderr.write(`${level} ${message} ${texts.join(' ')}\n`)
}

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
