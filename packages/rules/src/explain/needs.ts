import type { Text } from '@seedline/values'
import type { Change, Explanation } from './explanation.ts'

/** What would change a verdict that is not met: all of it, or so many of some. */
export type Need =
  | { readonly kind: 'some'; readonly needed: number; readonly of: readonly Need[] }
  | { readonly kind: 'change'; readonly criterion: Text; readonly changes: readonly Change[] }

/** Nothing where the verdict is met. */
export function needsOf(explanation: Explanation): Need | undefined {
  if (explanation.outcome === 'met') return undefined
  if (explanation.kind === 'criterion') {
    return { kind: 'change', criterion: explanation.name, changes: explanation.changes }
  }
  const of = explanation.parts.flatMap((part) => needsOf(part) ?? [])
  const met = explanation.parts.length - of.length
  const needed = explanation.needed - met
  const [only] = of
  return only && of.length === 1 ? only : { kind: 'some', needed, of }
}
