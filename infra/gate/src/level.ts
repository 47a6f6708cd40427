/** The levels of tests, from quick to whole. */
export const levels = ['unit', 'int', 'e2e'] as const
export type Level = (typeof levels)[number]
