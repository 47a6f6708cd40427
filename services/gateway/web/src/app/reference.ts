import districts from '../../../../../reference/districts.json' with { type: 'json' }
import fields from '../../../../../reference/material-fields.json' with { type: 'json' }
import { useLanguage } from '../i18n/language.ts'

interface Named {
  readonly code: string
  readonly name: string
}

/** Fields and sub-areas of the action plan, in the reader's language. */
export function useMaterialFields(): readonly Named[] {
  const language = useLanguage()
  return fields.fields.map((field) => ({ code: field.id, name: field[language] }))
}

export function useDistricts(): readonly Named[] {
  const language = useLanguage()
  return districts.districts.flatMap((district) =>
    district.gbt2260 ? [{ code: district.gbt2260, name: district[language] }] : [],
  )
}

export function nameOf(list: readonly Named[], code: string | undefined): string {
  return list.find((entry) => entry.code === code)?.name ?? code ?? ''
}
