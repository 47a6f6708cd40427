import type { Action } from '../story/deed.ts'
import type { Story } from '../story/story.ts'

/** What a run of a story found wrong. */
export type Run = (story: Story) => Promise<readonly string[]>

const MOST_RUNS = 120

/**
 * A shorter story that goes wrong in the same way: chunks of its actions are left out, larger ones first, for as long as
 * what is left still does.
 */
export async function shrunk(story: Story, wrongs: readonly string[], run: Run): Promise<Story> {
  const sorts = new Set(wrongs.map(sortOf))
  let kept: readonly Action[] = story.actions
  let runs = 0
  let size = Math.ceil(kept.length / 2)
  while (size >= 1 && runs < MOST_RUNS) {
    let left = false
    for (let from = 0; from < kept.length && runs < MOST_RUNS; ) {
      const actions = [...kept.slice(0, from), ...kept.slice(from + size)]
      runs += 1
      const found = await run({ ...story, actions })
      if (found.some((wrong) => sorts.has(sortOf(wrong)))) {
        kept = actions
        left = true
      } else {
        from += size
      }
    }
    if (size === 1 && !left) break
    size = size === 1 ? 1 : Math.ceil(size / 2)
  }
  return { ...story, actions: kept }
}

/** The same for what differs only in ids, times and figures. */
export const sortOf = (wrong: string): string =>
  wrong
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replaceAll(/\d+/g, '0')
    .slice(0, 60)
