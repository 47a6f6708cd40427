import type { FieldProblem } from '@seedline/values'
import { problemOf } from '../refusals/index.ts'
import { isRefused, type Kind } from './kind.ts'

/** What was made of one of many: its value, or what is wrong with it, by pointers into it, and what was given. */
export type Tried<Proto, Domain> =
  | { readonly ok: true; readonly value: Domain }
  | { readonly ok: false; readonly fields: readonly FieldProblem[]; readonly given: Proto }

const mostFaultsOfOne = 20

/** Several of a kind of which each is judged by itself: one that is wrong refuses no other. */
export const triedEach = <Proto, Domain>(
  kind: Kind<Proto, Domain>,
  bounds: { readonly min: number; readonly max: number },
): Kind<
  readonly Exclude<Proto, undefined>[],
  readonly Tried<Exclude<Proto, undefined>, Domain>[]
> => ({
  schema: {
    type: 'array',
    items: kind.schema,
    minItems: bounds.min,
    maxItems: bounds.max,
  },
  none: [],
  optional: false,
  fromJson(json, at, faults) {
    if (!Array.isArray(json)) return faults.note(at, problemOf('LIST_EXPECTED'))
    return json
      .slice(0, bounds.max + 1)
      .map((item, index) => kind.fromJson(item, `${at}/${index}`, faults)) as Exclude<
      Proto,
      undefined
    >[]
  },
  read(given, at, faults) {
    if (given.length > bounds.max)
      return faults.note(at, problemOf('LIST_TOO_LONG', { maximum: bounds.max }))
    if (given.length < bounds.min) return faults.note(at, problemOf('LIST_EMPTY'))
    return given.map((item) => triedOne(kind, item))
  },
  toProto: () => {
    throw new Error('What was tried is not sent again')
  },
  recorded: () => {
    throw new Error('What was tried is not recorded')
  },
})

function triedOne<Proto, Domain>(
  kind: Kind<Proto, Domain>,
  item: Exclude<Proto, undefined>,
): Tried<Exclude<Proto, undefined>, Domain> {
  const fields: FieldProblem[] = []
  const value = isRefused(kind, item)
    ? undefined
    : kind.read(item, '', {
        note(pointer, { code, title, mend }) {
          if (fields.length < mostFaultsOfOne) fields.push({ pointer, code, title, mend })
          return undefined
        },
      })
  return fields.length === 0 && value !== undefined
    ? { ok: true, value }
    : { ok: false, fields, given: item }
}
