import { type ImportKind, importKinds as kindsOf } from '@seedline/sheets'
import districts from '../../../../../reference/districts.json' with { type: 'json' }
import facts from '../../../../../reference/facts.json' with { type: 'json' }
import glossary from '../../../../../reference/glossary.json' with { type: 'json' }
import materialFields from '../../../../../reference/material-fields.json' with { type: 'json' }
import type { OperationId } from '../contract/contract.ts'

/** A kind of file, and the operation that whoever imports it must be allowed. */
export interface Offered {
  readonly kind: ImportKind
  readonly asks: OperationId
}

const kinds = kindsOf({ materialFields, districts, facts, glossary })

/** What can be imported from a file. */
export const importKinds: readonly Offered[] = [
  { kind: kinds.enterprises, asks: 'registerEnterprise' },
  { kind: kinds.figures, asks: 'stateFigures' },
  { kind: kinds.patents, asks: 'registerIpRight' },
  { kind: kinds.designations, asks: 'recordDesignation' },
  { kind: kinds.carriers, asks: 'recordCarrier' },
]
