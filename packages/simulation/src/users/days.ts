import type { Random } from '../random.ts'
import { BEGINNING } from '../time/replace-clocks.ts'

const DAY_MS = 86_400_000
const FIRST = 40

const dayBefore = (days: number): string =>
  new Date(BEGINNING - days * DAY_MS).toISOString().slice(0, 10)

/** When everything begins, before anything else is dated. */
export const firstDay = (): string => dayBefore(FIRST)

export const today = (): string => dayBefore(0)

/** Days on which things happened; most later than those before, some entered late. */
export const someDay = (random: Random): string =>
  dayBefore(random.chance(0.3) ? random.between(1, FIRST - 1) : random.between(0, 4))
