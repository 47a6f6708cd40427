import { type Folded, fold, type Telling, type Told } from '../fold/fold.ts'
import type { Found, KeptStore, Write } from './kept-store.ts'

/** How often what others wrote meanwhile is read and folded again. */
const MOST_TRIES = 8

/** What of one id was told, in the order in which it was told. */
export type ToldById = ReadonlyMap<string, readonly Told[]>

/**
 * Keeps what was told; durable when it resolves. Answers the ids of which an earlier version was told than is kept, within
 * a walk. @throws Error where others kept writing to the same
 */
export async function apply(
  store: KeptStore,
  told: ToldById,
  telling: Telling,
): Promise<readonly string[]> {
  const doubtful = new Set<string>()
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const heads = await store.heads([...told.keys()])
    const writes = [...told].flatMap(([id, all]): readonly Write[] => {
      const before = heads.get(id)
      const after = folded(before, all, telling, () => doubtful.add(id))
      return after === undefined || after === before ? [] : [{ id, before, after }]
    })
    if (await store.write(writes, new Date())) return [...doubtful]
  }
  throw new Error(`Others kept writing to the same facts under ${MOST_TRIES} tries`)
}

function folded(
  before: Found | undefined,
  all: readonly Told[],
  telling: Telling,
  doubt: () => void,
): Folded | undefined {
  let after: Folded | undefined = before
  for (const told of all) {
    const next = fold(after, told, telling)
    if (next === 'doubtful') doubt()
    else after = next
  }
  return after
}

/**
 * Writes what was asked for just now over what is kept, where nobody has written to it since `heads` was read before asking:
 * whoever did was told something newer.
 */
export async function applyCertain(
  store: KeptStore,
  answers: ReadonlyMap<string, Told | 'none'>,
  heads: ReadonlyMap<string, Found>,
  walk: number,
): Promise<void> {
  const writes: Write[] = []
  for (const [id, told] of answers) {
    const before = heads.get(id)
    if (told === 'none') {
      if (before !== undefined) await store.remove(id, before)
      continue
    }
    const after = fold(before, told, { walk, walking: true, certain: true })
    if (after === undefined || after === 'doubtful' || after === before) continue
    writes.push({ id, before, after })
  }
  await store.write(writes, new Date())
}
