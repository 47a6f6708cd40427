import districts from '../../../../../reference/districts.json' with { type: 'json' }
import fields from '../../../../../reference/material-fields.json' with { type: 'json' }
import rungs from '../../../../../reference/rungs.json' with { type: 'json' }
import { useLanguage } from '../i18n/language.ts'

interface Option {
  readonly value: string
  readonly label: string
}

/** Fields of the action plan, each followed by its sub-areas, in the reader's language. */
export function useMaterialFields(): readonly Option[] {
  const language = useLanguage()
  return fields.fields.flatMap((field) => [
    { value: field.id, label: field[language] },
    ...field.subAreas.map((area) => ({
      value: area.id,
      label: `${field[language]} · ${area[language]}`,
    })),
  ])
}

/** The fields alone, without their sub-areas. */
export function useMainFields(): readonly Option[] {
  const language = useLanguage()
  return fields.fields.map((field) => ({ value: field.id, label: field[language] }))
}

export function useDistricts(): readonly Option[] {
  const language = useLanguage()
  return districts.districts.map((district) => ({
    value: codeOf(district),
    label: district[language],
  }))
}

/** The core areas and parks of all districts, or of one, each after its district. */
export function useParks(): readonly Option[] {
  const language = useLanguage()
  return districts.districts.flatMap((district) =>
    (district.cores ?? []).map((core) => ({
      value: core.id,
      label: `${district[language]} · ${core[language]}`,
    })),
  )
}

/** What the action plan has in mind for a district: its part, and the core areas that lie there. Empty: nothing. */
export function usePlannedRole(code: string | undefined): string {
  return useAreas().find((area) => area.code === code)?.role ?? ''
}

/** A district as it is shown on a map. */
export interface Area {
  readonly id: string
  readonly code: string
  readonly name: string
  /** Without the word for what it is, so that it fits into a map. */
  readonly short: string
  /** Whether it is one of the areas that the action plan lays out. */
  readonly planned: boolean
  /** What the plan has in mind for it: its part, and the core areas that lie there. Empty: nothing. */
  readonly role: string
}

export function useAreas(): readonly Area[] {
  const language = useLanguage()
  return districts.districts.map((district) => {
    const { roles = [], cores = [] } = district
    return {
      id: district.id,
      code: codeOf(district),
      name: district[language],
      short: shortName(district[language]),
      planned: district.inPlanLayout,
      role: [...roles, ...cores].map((one) => one[language]).join(language === 'zh' ? '、' : ', '),
    }
  })
}

function shortName(name: string): string {
  const [, inBrackets] = /\(([A-Z]\w+)\)$/.exec(name) ?? []
  return inBrackets ?? name.replace(/(特别合作区|新区|区| .*)$/, '')
}

// A functional area has no code of GB/T 2260.
const codeOf = ({ id, gbt2260 }: { readonly id: string; readonly gbt2260?: string | null }) =>
  gbt2260 ?? id

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
