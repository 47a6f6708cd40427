import type { Text } from '@seedline/values'
import { leavesOf } from './account/leaves.ts'
import { factAt } from './read/fact.ts'
import { items, member, rootOf } from './read/node.ts'
import { stepKindNamed } from './read/step-kinds.ts'

/** What one dossier may say; reading takes time and memory in proportion to it. */
export const mostLeaves = 200_000

/** How many holdings its steps may change that each change all of them. */
export const mostMultiplied = 1_000_000

/** What of a dossier is more than is read, in words; undefined where all of it is. */
export function beyondBounds(content: unknown): Text | undefined {
  const leaves = leavesOf(content).size
  if (leaves > mostLeaves)
    return {
      zh: `共 ${leaves} 项内容，最多 ${mostLeaves} 项`,
      en: `it says ${leaves} things, and at most ${mostLeaves} are read`,
    }
  const { steps, rows } = multiplied(content)
  if (steps * rows > mostMultiplied)
    return {
      zh: `股本历史中有 ${steps} 步改变全部持股，持有人共 ${rows} 行，两者之积最多 ${mostMultiplied}`,
      en: `${steps} steps of its capital change every holding, and holders have ${rows} rows: at most ${mostMultiplied} by multiplying the two`,
    }
  return undefined
}

/** How many steps convert or multiply all holdings, and how many holdings there may be. */
function multiplied(content: unknown): { readonly steps: number; readonly rows: number } {
  const dossier = rootOf(content)
  const history = items(member(dossier, 'capital_history'))
  const kinds = history.map((entry, index) =>
    stepKindNamed(factAt(member(entry, 'kind', 'type'))?.value ?? '', index === 0),
  )
  const parts = history.reduce(
    (sum, entry) => sum + items(member(entry, 'investors', 'holders')).length,
    0,
  )
  return {
    steps: kinds.filter((kind) => kind === 'reserve' || kind === 'conversion').length,
    rows: parts + items(member(dossier, 'shareholders', 'holders')).length,
  }
}
