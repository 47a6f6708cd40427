import { Binary, type Document } from 'mongodb'
import { wholeOf } from '../commit.ts'
import type { FindingCode } from '../finding-codes.ts'
import type { VerifiedKept } from './verified-kept.ts'

export interface JudgedKept {
  readonly code: FindingCode
  readonly detail: string
  /** Whether it may come right by itself. */
  readonly isLate: boolean
}

const late = (code: FindingCode, detail: string): JudgedKept => ({ code, detail, isLate: true })
const wrong = (code: FindingCode, detail: string): JudgedKept => ({ code, detail, isLate: false })

/**
 * A fact as it is kept, beside the last version that the store of whoever tells it has; undefined: it has none. What it
 * says can't be reckoned from the streams without the other service's own code: that it is of the right version, readable
 * and found by what it says is what can be known.
 */
export function judgeKept(
  kept: Pick<VerifiedKept, 'decode' | 'keysOf'>,
  document: Document | undefined,
  head: number | undefined,
): JudgedKept | undefined {
  if (document === undefined)
    return head === undefined ? undefined : late('KEPT_FACT_MISSING', `it is at version ${head}`)
  const version = wholeOf(document.version)
  if (version === undefined) return wrong('KEPT_FACT_DIFFERS', '/version is no version')
  if (head === undefined) {
    return document.absent === true
      ? undefined
      : wrong('KEPT_FACT_EXTRA', `kept at version ${version}`)
  }
  if (document.untold !== '') {
    return late('KEPT_FACT_UNTOLD', `${document.untold}; it is at version ${head}`)
  }
  if (version < head) return late('KEPT_FACT_STALE', `kept at version ${version}, it is at ${head}`)
  if (version > head)
    return wrong('KEPT_FACT_EXTRA', `kept at version ${version}, it ends at ${head}`)
  return document.absent === true ? undefined : judgeContent(kept, document)
}

function judgeContent(
  { decode, keysOf }: Pick<VerifiedKept, 'decode' | 'keysOf'>,
  { document, keys }: Document,
): JudgedKept | undefined {
  const bytes = document instanceof Binary ? document.value() : undefined
  if (bytes === undefined) return wrong('KEPT_FACT_DIFFERS', '/document is not bytes')
  if (!Array.isArray(keys)) return wrong('KEPT_FACT_DIFFERS', '/keys is no list')
  let expected: readonly string[]
  try {
    expected = keysOf(decode(Uint8Array.from(bytes)))
  } catch (cause) {
    return wrong('KEPT_FACT_DIFFERS', `/document can't be read: ${String(cause)}`)
  }
  const due = [...new Set(expected)].toSorted().join(', ')
  const found = keys.map(String).toSorted().join(', ')
  if (due === found) return undefined
  return wrong(
    'KEPT_FACT_DIFFERS',
    `/keys: expected ${due || 'none'}, found ${found || 'none'}`.slice(0, 400),
  )
}
