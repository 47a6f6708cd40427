import { applyCertain } from '../store/apply.ts'
import { ASKED } from './ask-facts.ts'
import type { Changed } from './changed.ts'
import type { Taking } from './taking.ts'

/** What the other service says of them now is kept, whatever was told before. */
export async function askAgain<T>(
  { store, ask, standing, remembering }: Taking<T>,
  ids: readonly string[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += ASKED) {
    const some = ids.slice(at, at + ASKED)
    // Read before it is asked: who writes meanwhile was told something newer.
    const heads = await store.heads(some)
    const answers = await ask(some)
    const told = new Map([...answers].map(([id, one]) => [id, one === 'none' ? one : one.told]))
    await applyCertain(store, told, heads, standing.walk)
    remembering.changed(some.map((id): Changed<T> => ({ id, fact: undefined, version: 0 })))
  }
}

/** Of what wasn't told in this walk, whether it is there is asked: somebody else may have been told it only just now. */
export async function sweep<T>(taking: Taking<T>): Promise<void> {
  const { store, standing } = taking
  let after = ''
  while (true) {
    const ids = await store.notToldIn(standing.walk, after, ASKED)
    const last = ids.at(-1)
    if (last === undefined) return
    await askAgain(taking, ids)
    after = last
  }
}

/**
 * Whether the database of whoever tells was set back: of what was told last it has less than it told. Then no token and no
 * version says anything any more. What was just taken away looks the same, and costs a walk more.
 */
export async function isSetBack<T>({
  store,
  ask,
}: Pick<Taking<T>, 'store' | 'ask'>): Promise<boolean> {
  const last = await store.lastTold(ASKED / 2)
  if (last.size === 0) return false
  const answers = await ask([...last.keys()])
  return [...last].some(([id, version]) => {
    const answer = answers.get(id)
    if (answer === undefined || answer === 'none') return answer === 'none'
    return answer.told.sort === 'fact' && answer.told.version < version
  })
}
