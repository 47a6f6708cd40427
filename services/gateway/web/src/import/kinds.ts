import { enterprisesKind, type ImportKind, type Term } from '@seedline/sheets'
import districts from '../../../../../reference/districts.json' with { type: 'json' }
import fields from '../../../../../reference/material-fields.json' with { type: 'json' }
import type { OperationId } from '../contract/contract.ts'

/** A kind of file, and the operation that whoever imports it must be allowed. */
interface Offered {
  readonly kind: ImportKind
  readonly asks: OperationId
}

const materialFields: readonly Term[] = fields.fields.flatMap(({ id, zh, en, subAreas }) => [
  { code: id, zh, en },
  ...subAreas.map((area) => ({ code: area.id, zh: area.zh, en: area.en })),
])

const districtTerms: readonly Term[] = districts.districts.flatMap(({ gbt2260, zh, en }) =>
  gbt2260 ? [{ code: gbt2260, zh, en }] : [],
)

/** What can be imported from a file. */
export const importKinds: readonly Offered[] = [
  {
    kind: enterprisesKind({ materialFields, districts: districtTerms }),
    asks: 'registerEnterprise',
  },
]
