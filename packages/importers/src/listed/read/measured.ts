import { dimensionOf, type Unit } from '@seedline/values'
import { type ItemOf, isPerShare, unitNamed } from '../figure-items.ts'
import type { Fact, Remark } from './fact.ts'

/** The unit of a figure with the leaf that says it, or why it has none. */
export type Measured =
  | { readonly unit: Unit; readonly leaf: string | undefined }
  | { readonly fault: readonly [zh: string, en: string] }

/**
 * In which unit a figure is: its own, else its section's where that measures the same. What is
 * stated a share is in yuan, whatever its section's amounts are printed in.
 */
export function measuredIn(
  item: ItemOf,
  own: Remark | undefined,
  ofSection: Fact | undefined,
): Measured {
  const named = unitNamed(own?.text ?? ofSection?.value ?? '')
  if (isPerShare(item)) return perShare(own, ofSection, named)
  if (own) return named ? { unit: named, leaf: own.leaf } : unknown(own.text)
  if (!ofSection) return { fault: ['没有写明单位，未录入', 'no unit is given: not recorded'] }
  if (!named) return unknown(ofSection.value)
  if (dimensionOf(named) !== item.measures)
    return {
      fault: [
        `没有写明单位，而所在部分的单位“${ofSection.value}”不是${item.zh}的单位，未录入`,
        `it has no unit of its own, and "${ofSection.value}", that of its section, is none of ${item.en}: not recorded`,
      ],
    }
  return { unit: named, leaf: ofSection.leaf }
}

function perShare(
  own: Remark | undefined,
  ofSection: Fact | undefined,
  named: Unit | undefined,
): Measured {
  const stated = own?.text ?? ofSection?.value ?? ''
  if (own ? named === '元' : !ofSection || (named && dimensionOf(named) === 'money'))
    return { unit: '元', leaf: own?.leaf }
  return {
    fault: [
      `每股金额以元计，“${stated}”不是其单位，未录入`,
      `an amount a share is in yuan, and "${stated}" is no unit of it: not recorded`,
    ],
  }
}

const unknown = (text: string): Measured => ({
  fault: [
    `单位“${text}”不是登记所用的单位，未录入`,
    `"${text}" is no unit of the record: not recorded`,
  ],
})
