import type { Text } from '@seedline/values'

/** A line and how deep it stands under others. */
export interface Line {
  readonly depth: number
  readonly text: Text
}

export const line = (depth: number, zh: string, en: string): Line => ({ depth, text: { zh, en } })
