import type { MergedRecord } from '../eligibility/facts/right-facts.ts'

/** Those of these records that go on as others, each as its own record says; one hop. */
export type FindMerged = (enterpriseIds: readonly string[]) => Promise<readonly MergedRecord[]>

/** The registry merges no survivor, so that there is one hop at rest; more are seen only while streams are read at different moments. */
const mostHops = 8

/** The mergings of these records, and of the records that they go on as. */
export async function mergingsOf(
  find: FindMerged,
  enterpriseIds: readonly string[],
): Promise<readonly MergedRecord[]> {
  const asked = new Set<string>()
  const merged: MergedRecord[] = []
  let next = enterpriseIds
  for (let hop = 0; hop < mostHops; hop += 1) {
    const ids = [...new Set(next)].filter((id) => id !== '' && !asked.has(id))
    if (ids.length === 0) break
    for (const id of ids) asked.add(id)
    const found = await find(ids)
    merged.push(...found)
    next = found.map(({ survivorId }) => survivorId)
  }
  return merged
}
