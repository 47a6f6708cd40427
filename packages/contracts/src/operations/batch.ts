/** How many commands one batch may hold. */
export const batchEntries = { min: 1, max: 200 } as const
