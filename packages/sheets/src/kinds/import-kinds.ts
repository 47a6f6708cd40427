import type { Term } from '../columns/kinds.ts'
import { enterprisesKind } from './enterprises.ts'

/** Reference lists as their files have them. */
export interface References {
  readonly fields: readonly (Named & { readonly subAreas: readonly Named[] })[]
  readonly districts: readonly (Omit<Named, 'id'> & { readonly gbt2260: string | null })[]
}

interface Named {
  readonly id: string
  readonly zh: string
  readonly en: string
}

const termOf = ({ id, zh, en }: Named): Term => ({ code: id, zh, en })

/** Everything that can be imported from files of rows. */
export const importKinds = ({ fields, districts }: References) => ({
  enterprises: enterprisesKind({
    materialFields: fields.flatMap((field) => [field, ...field.subAreas].map(termOf)),
    districts: districts.flatMap(({ gbt2260, zh, en }) =>
      gbt2260 === null ? [] : [{ code: gbt2260, zh, en }],
    ),
  }),
})
