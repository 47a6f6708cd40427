import type { Faults } from '@seedline/contracts/kinds'
import { problemOf } from '@seedline/contracts/refusals'
import type { ClusterCodes } from '../../facts/cluster-codes.ts'

interface WithCodes {
  readonly materialField?: string | null | undefined
  readonly district?: string | null | undefined
  readonly park?: string | null | undefined
}

/** Whether codes are in the lists that this service was started with. */
export const checkCodes =
  ({ materialFields, districts, parks }: ClusterCodes) =>
  ({ materialField, district, park }: WithCodes, faults: Faults): void => {
    if (park && !parks.has(park)) faults.note('/park', problemOf('PARK_UNKNOWN'))
    if (materialField && !materialFields.has(materialField))
      faults.note('/materialField', problemOf('MATERIAL_FIELD_UNKNOWN'))
    if (district && !districts.has(district))
      faults.note('/district', problemOf('DISTRICT_UNKNOWN'))
  }

interface WithFields {
  readonly field?: string | undefined
  readonly fields?: readonly string[] | undefined
  readonly district?: string | null | undefined
}

/** The same of what lies in several fields, or is asked for by one. */
export const checkFields = (codes: ClusterCodes) => {
  const check = checkCodes(codes)
  return ({ field, fields = [], district }: WithFields, faults: Faults): void => {
    check({ district }, faults)
    if (field && !codes.materialFields.has(field))
      faults.note('/field', problemOf('MATERIAL_FIELD_UNKNOWN'))
    for (const [index, code] of fields.entries())
      if (code && !codes.materialFields.has(code))
        faults.note(`/fields/${index}`, problemOf('MATERIAL_FIELD_UNKNOWN'))
  }
}
