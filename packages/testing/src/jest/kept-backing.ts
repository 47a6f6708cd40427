import type { Backing } from '../backing/backing.ts'

// Jest loads setup and teardown apart from each other; only what is global reaches both.
const place = globalThis as { seedlineTestBacking?: Backing }

export const keepBacking = (backing: Backing): void => {
  place.seedlineTestBacking = backing
}

export const keptBacking = (): Backing | undefined => place.seedlineTestBacking
