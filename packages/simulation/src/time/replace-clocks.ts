import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import type { Random } from '../random.ts'
import { type Owner, running, type Scheduler, type Task } from './scheduler.ts'

/** Where wall clocks begin: a Monday. */
export const BEGINNING = Date.UTC(2026, 0, 5, 1, 0, 0)

export interface Clockwork {
  readonly scheduler: Scheduler
  readonly random: Random
}

let current: Clockwork | undefined

/** From now on time and chance are those of this simulation. */
export const useClockwork = (clockwork: Clockwork): void => {
  current = clockwork
}

function clockwork(): Clockwork {
  if (current === undefined) throw new Error('No simulation runs')
  return current
}

const RealDate = Date

const wallNow = (): number =>
  current === undefined
    ? BEGINNING
    : Math.floor(BEGINNING + current.scheduler.now() + (running.getStore()?.skewMs ?? 0))

class SimulatedDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [wallNow()] : given) as [number]))
  }
  static override now(): number {
    return wallNow()
  }
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof RealDate
  }
}

interface Timer {
  task: Task
  ref(): Timer
  unref(): Timer
  hasRef(): boolean
  refresh(): Timer
  close(): Timer
}

type Callback = (...args: unknown[]) => void

function timerFor(ms: number, what: string, run: () => void): Timer {
  const { scheduler } = clockwork()
  const owner: Owner | undefined = running.getStore()
  const begin = (): Task => scheduler.after(ms, owner, what, run)
  const timer: Timer = {
    task: begin(),
    ref: () => timer,
    unref: () => timer,
    hasRef: () => true,
    refresh() {
      timer.task.cancelled = true
      timer.task = begin()
      return timer
    },
    close() {
      timer.task.cancelled = true
      return timer
    },
  }
  return timer
}

const least = (ms: unknown): number => Math.max(1, Number(ms) || 0)

const setTimer = (callback: Callback, ms?: number, ...args: unknown[]): Timer =>
  timerFor(least(ms), 'timer', () => callback(...args))

function setRepeated(callback: Callback, ms?: number, ...args: unknown[]): Timer {
  const timer = timerFor(least(ms), 'interval', () => {
    timer.refresh()
    callback(...args)
  })
  return timer
}

const setSoon = (callback: Callback, ...args: unknown[]): Timer =>
  timerFor(0, 'soon', () => callback(...args))

const clear = (timer: Timer | undefined): void => {
  if (timer?.task) timer.task.cancelled = true
}

const pause = <T>(ms?: number, value?: T): Promise<T> =>
  new Promise((resolve) => {
    setTimer(() => resolve(value as T), ms)
  })

/** Replaces the clocks, timers and chance of this process by those of whichever simulation runs. */
export function replaceClocks(): void {
  const chance = (): Random => clockwork().random
  Object.assign(globalThis, {
    Date: SimulatedDate,
    setTimeout: setTimer,
    clearTimeout: clear,
    setInterval: setRepeated,
    clearInterval: clear,
    setImmediate: setSoon,
    clearImmediate: clear,
  })
  Object.defineProperty(performance, 'now', { value: () => current?.scheduler.now() ?? 0 })
  Math.random = () => chance().next()
  Object.assign(timers, { setTimeout: pause })
  Object.assign(crypto, {
    randomUUID: () => uuidOf(chance().bytes(16)),
    randomBytes: (count: number) => chance().bytes(count),
  })
  syncBuiltinESMExports()
}

function uuidOf(bytes: Buffer): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
