import type { Evidence as ProtoEvidence } from '@seedline/contracts/values/v1/values'
import type { Evidence } from '@seedline/facts'
import { readEvidence } from '@seedline/facts/requests'
import { type Fields, readText } from '@seedline/requests'
import { parseUscc, type Uscc, usccCheckHolds } from '@seedline/values'
import type { ClusterCodes } from '../../facts/cluster-codes.ts'

/** A code with the evidence for its check digit, where that fails. */
export interface CodeRead {
  readonly uscc: Uscc | null
  readonly checkDigitOverride: Evidence | null
}

/**
 * A code, null where it is empty. Faults: those of `parseUscc`, CHECK_DIGIT_OVERRIDE_UNNEEDED where
 * evidence comes without a code or with one whose check digit holds.
 */
export function readCode(
  fields: Fields,
  input: string,
  override: ProtoEvidence | undefined,
): CodeRead | undefined {
  const evidence = override && readEvidence(fields, '/checkDigitOverride', override)
  const parsed = parseUscc(input, { checkDigitOverride: override !== undefined })
  const uscc = input === '' ? null : fields.read('/uscc', parsed)
  if (uscc === undefined || (override && !evidence)) return undefined
  if (evidence && (uscc === null || usccCheckHolds(uscc)))
    return fields.refuse('/checkDigitOverride', 'CHECK_DIGIT_OVERRIDE_UNNEEDED', {
      zh: '只有校验位不符的代码才需要豁免依据',
      en: 'Only a code whose check digit fails takes evidence for it',
    })
  return { uscc, checkDigitOverride: evidence ?? null }
}

/** A name, empty where there is none in that language. */
export const readName = (fields: Fields, pointer: string, input: string): string | undefined =>
  readText(fields, pointer, input, { max: 200, empty: 'allowed' })

/** Null where it is empty. Fault: MATERIAL_FIELD_UNKNOWN. */
export function readMaterialField(
  fields: Fields,
  input: string,
  { materialFields }: ClusterCodes,
): string | null | undefined {
  if (input === '') return null
  if (materialFields.has(input)) return input
  return fields.refuse('/materialField', 'MATERIAL_FIELD_UNKNOWN', {
    zh: '没有这个材料领域，请使用领域目录中的代码',
    en: 'There is no such material field; use a code from the list',
  })
}

/** Null where it is empty. Fault: DISTRICT_UNKNOWN. */
export function readDistrict(
  fields: Fields,
  input: string,
  { districts }: ClusterCodes,
): string | null | undefined {
  if (input === '') return null
  if (districts.has(input)) return input
  return fields.refuse('/district', 'DISTRICT_UNKNOWN', {
    zh: '集群中没有这个行政区划代码；集群之外请留空',
    en: 'The cluster has no such district; leave it empty for one outside',
  })
}
