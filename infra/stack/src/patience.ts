/** Nothing is given more times its usual time than this. */
export const mostPatience = 20

/**
 * How many times the usual time things are given before they count as late: 1, unless SEEDLINE_PATIENCE says how much slower than
 * usual the machine is.
 */
export function patience(said: string | undefined = process.env.SEEDLINE_PATIENCE): number {
  const times = Number(said)
  return times >= 1 ? Math.min(times, mostPatience) : 1
}

/** So many milliseconds of a machine as fast as usual. */
export const patiently = (ms: number): number => ms * patience()
