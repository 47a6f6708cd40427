import { inOneWidth } from '../columns/one-width.ts'
import type { Subject } from './import-kind.ts'

/** How a name is one of an enterprise's: the one that it bears, or one that it bore until a day. */
export type Borne = { readonly until?: string }

/** Whether an enterprise bears or bore a name, however wide its brackets are written. */
export function borneBy(name: string, { names, formerNames }: Subject): Borne | undefined {
  const asked = inOneWidth(name)
  if (names.some((one) => inOneWidth(one) === asked)) return {}
  const former = formerNames.find((one) => inOneWidth(one.name) === asked)
  return former && { until: former.until }
}
