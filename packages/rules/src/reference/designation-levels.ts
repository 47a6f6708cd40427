import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readJson } from '@seedline/json-text'
import * as z from 'zod'
import { basis, key, meta, sources } from './basis.ts'
import { repeated, unknownSources } from './fault.ts'
import { type NamedContent, parsed, refuseFaults } from './rule-data.ts'

const levelled = z.strictObject({
  id: key,
  level: z.enum(['national', 'provincial', 'municipal', 'district']),
  nationalOnly: z.boolean(),
  ...basis,
})

const levelsFile = z.strictObject({ meta, sources, designations: z.array(levelled).min(1) })

/** Who grants a designation. */
export interface DesignationLevel {
  /** The level that grants it where its printed name says none. */
  readonly level: z.infer<typeof levelled>['level']
  /** Granted by the state alone: a province's or a city's own of the same name is another designation. */
  readonly nationalOnly: boolean
}

export type DesignationLevels = ReadonlyMap<string, DesignationLevel>

/** @throws ProblemError RULE_DATA_INVALID */
export function designationLevelsOf(file: NamedContent): DesignationLevels {
  const { designations, sources: known } = parsed(levelsFile, file)
  const names = new Set(Object.keys(known))
  refuseFaults(file.name, [
    ...repeated(
      '/designations',
      designations.map(({ id }) => id),
    ),
    ...designations.flatMap(({ source }, index) =>
      unknownSources(`/designations/${index}`, source, names),
    ),
  ])
  return new Map(designations.map((one) => [one.id, one]))
}

const name = 'designation-levels.json'

/** The repository's own. @throws ProblemError RULE_DATA_INVALID; Error where the file can't be read */
export function readDesignationLevels(): DesignationLevels {
  const file = fileURLToPath(new URL(`../../../../reference/${name}`, import.meta.url))
  const content = readJson(readFileSync(file))
  if (!content.ok) throw new Error(`${file} can't be read as JSON: ${content.fault}`)
  return designationLevelsOf({ name, content: content.value })
}
