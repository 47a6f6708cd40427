import type { Text } from '@seedline/values'
import { dimensions, type Unit, unitName, unitsOfFigure } from '@seedline/values/unit'
import type { Term } from '../columns/kinds.ts'
import { carriersKind } from './carriers.ts'
import { designationsKind } from './designations.ts'
import { enterprisesKind } from './enterprises.ts'
import { figuresKind } from './figures.ts'
import { patentsKind } from './patents.ts'

/** Reference lists as their files have them. */
export interface References {
  readonly materialFields: {
    readonly fields: readonly (Named & { readonly subAreas: readonly Named[] })[]
  }
  readonly districts: {
    readonly districts: readonly (Named & {
      readonly gbt2260: string | null
      readonly cores?: readonly Named[] | undefined
    })[]
  }
  readonly facts: {
    readonly facts: readonly {
      readonly key: string
      readonly zh: string
      readonly en: string
      readonly measures?: string | undefined
      readonly statement?:
        | { readonly kind: string; readonly perShare?: boolean | undefined }
        | undefined
    }[]
  }
  readonly glossary: {
    readonly designations: readonly Word[]
    readonly designationLevels: readonly Word[]
    readonly ipAcquisitions: readonly Word[]
    readonly ipFamilies: readonly Word[]
    readonly carrierKinds: readonly Word[]
    readonly confidences: readonly Word[]
  }
}

interface Named {
  readonly id: string
  readonly zh: string
  readonly en: string
}

interface Word {
  readonly key: string
  readonly zh: string
  readonly en: string
}

/** Everything that can be imported from files of rows. */
export const importKinds = ({ materialFields, districts, facts, glossary }: References) => ({
  enterprises: enterprisesKind({
    ...placesOf({ materialFields, districts }),
    parks: districts.districts.flatMap(({ cores = [] }) => cores.map(termOf)),
  }),
  figures: figuresKind(
    facts.facts
      .filter(({ statement }) => statement !== undefined)
      .map(({ key, zh, en, measures, statement }) => ({
        key,
        zh,
        en,
        units: unitsMeasuring(measures, statement?.perShare),
      })),
    glossary.confidences.map(wordTerm),
  ),
  patents: patentsKind({
    acquisitions: glossary.ipAcquisitions.map(wordTerm),
    families: glossary.ipFamilies.map(wordTerm),
  }),
  designations: designationsKind({
    kinds: glossary.designations.map(wordTerm),
    levels: glossary.designationLevels.map(wordTerm),
  }),
  carriers: carriersKind({
    kinds: glossary.carrierKinds.map(wordTerm),
    levels: glossary.designationLevels.map(wordTerm),
    ...placesOf({ materialFields, districts }),
  }),
})

const placesOf = ({
  materialFields,
  districts,
}: Pick<References, 'materialFields' | 'districts'>) => ({
  materialFields: materialFields.fields.flatMap((field) => [field, ...field.subAreas].map(termOf)),
  districts: districts.districts.map(({ gbt2260, ...named }) => ({
    ...termOf(named),
    code: gbt2260 ?? named.id,
  })),
})

const termOf = ({ id, zh, en }: Named): Term => ({ code: id, zh, en })
const wordTerm = ({ key, zh, en }: Word): Term => ({ code: key, zh, en })

const unitsMeasuring = (measures: string | undefined, perShare = false) =>
  dimensions
    .filter((one) => one === measures)
    .flatMap((one) => unitsOfFigure(one, perShare))
    .map((unit) => ({ unit, ...(perShare ? nameOfAShare(unit) : unitName(unit)) }))

const nameOfAShare = (unit: Unit): Text => ({
  zh: `${unitName(unit).zh}/股`,
  en: `${unitName(unit).en} per share`,
})
