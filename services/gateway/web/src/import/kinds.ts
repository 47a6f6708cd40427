import { type ImportKind, importKinds as kindsOf } from '@seedline/sheets'
import districts from '../../../../../reference/districts.json' with { type: 'json' }
import fields from '../../../../../reference/material-fields.json' with { type: 'json' }
import type { OperationId } from '../contract/contract.ts'

/** A kind of file, and the operation that whoever imports it must be allowed. */
interface Offered {
  readonly kind: ImportKind
  readonly asks: OperationId
}

const kinds = kindsOf({ fields: fields.fields, districts: districts.districts })

/** What can be imported from a file. */
export const importKinds: readonly Offered[] = [
  { kind: kinds.enterprises, asks: 'registerEnterprise' },
]
