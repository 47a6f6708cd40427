import { cpuNow, type Side } from '../rounds/side.ts'

const IN_FLIGHT = 8

/** The pages of an enterprise: itself, its ladder, its cap table. */
const pages = ['', '/ladder', '/cap-table'] as const

/** µs of CPU of the named processes per read by REST. */
export async function cpuPerRead(
  side: Side,
  enterprises: readonly string[],
  reads: number,
  names: readonly string[],
): Promise<number> {
  const before = cpuNow(side)
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < reads) {
      const at = next++
      const enterprise = enterprises[at % enterprises.length] ?? ''
      await side.caller.get(`/enterprises/${enterprise}${pages[at % pages.length]}`)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
  const after = cpuNow(side)
  const used = names.map((name) => (after.get(name) ?? Number.NaN) - (before.get(name) ?? 0))
  return used.reduce((sum, one) => sum + one, 0) / reads
}
