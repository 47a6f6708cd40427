import districts from '../../../../../reference/districts.json' with { type: 'json' }
import fields from '../../../../../reference/material-fields.json' with { type: 'json' }
import rungs from '../../../../../reference/rungs.json' with { type: 'json' }
import { useLanguage } from '../i18n/language.ts'

interface Option {
  readonly value: string
  readonly label: string
}

/** Fields and sub-areas of the action plan, in the reader's language. */
export function useMaterialFields(): readonly Option[] {
  const language = useLanguage()
  return fields.fields.map((field) => ({ value: field.id, label: field[language] }))
}

export function useDistricts(): readonly Option[] {
  const language = useLanguage()
  return districts.districts.flatMap((district) =>
    district.gbt2260 ? [{ value: district.gbt2260, label: district[language] }] : [],
  )
}

/** The rungs that are rounds of financing, from seed on. */
export function useFinancingRungs(): readonly Option[] {
  const language = useLanguage()
  return rungs.rungs
    .filter(({ track }) => track === 'financing')
    .map((rung) => ({ value: rung.id, label: rung[language] }))
}

export function nameOf(list: readonly Option[], code: string | undefined): string {
  return list.find((entry) => entry.value === code)?.label ?? code ?? ''
}

/** The name of an enterprise or a fund in the reader's language, else the one that there is. */
export function useNameOf(): (of: { nameZh?: string; nameEn?: string }) => string {
  const language = useLanguage()
  return ({ nameZh = '', nameEn = '' }) => (language === 'en' ? nameEn || nameZh : nameZh || nameEn)
}
