import { parseUscc, type Uscc, usccChecksHold } from '@seedline/values'
import {
  changed,
  date,
  described,
  evidence,
  type Faults,
  formed,
  line,
  optional,
  provenance,
  uscc,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'

export const materialField = formed(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  'MATERIAL_FIELD_MALFORMED',
  {
    description: 'Code of the material field (reference/material-fields.json).',
  },
)

// Functional areas, such as Shenzhen-Shanwei, have no code of GB/T 2260; one is never made up for them.
export const district = formed(/^([0-9]{6}|[A-Z]{3,20})$/, 'DISTRICT_MALFORMED', {
  description:
    'GB/T 2260 code of the district; of one that has none, its id (reference/districts.json).',
  examples: ['440309'],
})

// Parks have no code of their own: theirs begins with the district's.
export const park = formed(/^([0-9]{6}|[A-Z]{3,20})-[1-9]$/, 'PARK_MALFORMED', {
  description: 'Code of a park or core area of the district (reference/districts.json).',
  examples: ['440306-1'],
})

export const checkDigitOverride = described(
  optional(evidence, null),
  'What shows that a code is genuine although its check digit is wrong.',
)

export const enterpriseName = line(200)

/**
 * Who an enterprise is, as it is registered and recorded. What no source gave is null (names: empty), never guessed.
 */
export const profile = {
  uscc: optional(uscc, null),
  checkDigitOverride,
  nameZh: described(optional(enterpriseName, ''), 'This or nameEn is needed.'),
  nameEn: optional(enterpriseName, ''),
  materialField: optional(materialField, null),
  district: optional(district, null),
  park: optional(park, null),
  foundedOn: optional(date, null),
  provenance: described(
    optional(provenance, null),
    'Needed where no uscc is given: it says where the facts come from.',
  ),
}

/** What of it a correction may change; the evidence for a code goes beside it. */
export const profileChanges = {
  uscc: changed(uscc),
  nameZh: changed(enterpriseName, ''),
  nameEn: changed(enterpriseName, ''),
  materialField: changed(materialField),
  district: changed(district),
  park: changed(park),
  foundedOn: changed(date),
}

/** What bears a name needs one in some language. */
export const named = (
  { nameZh, nameEn }: { readonly nameZh?: string; readonly nameEn?: string },
  faults: Faults,
): void => {
  if (nameZh === '' && nameEn === '') faults.note('/nameZh', problemOf('NAME_MISSING'))
}

interface WithCode {
  readonly uscc?: Uscc | null | undefined
  readonly checkDigitOverride?: object | null | undefined
}

/** Some genuine codes fail a check: only evidence lets those in, and no others take it. */
export function checkCode(
  { uscc: code, checkDigitOverride: given }: WithCode,
  faults: Faults,
): void {
  const fails = typeof code === 'string' && !usccChecksHold(code)
  if (fails && !given) {
    const parsed = parseUscc(code)
    if (!parsed.ok) faults.note('/uscc', parsed.problem)
  }
  if (given && !fails)
    faults.note('/checkDigitOverride', problemOf('CHECK_DIGIT_OVERRIDE_UNNEEDED'))
}
