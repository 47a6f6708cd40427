// Taken before anything is replaced: what drives a simulation, and what measures it.

const immediate = globalThis.setImmediate
const monotonic = performance.now.bind(performance)

/** After all that was waiting to go on has gone on. */
export const settled = (): Promise<void> => new Promise((resolve) => void immediate(resolve))

/** Milliseconds of the machine's own clock. */
export const realNow = (): number => monotonic()
