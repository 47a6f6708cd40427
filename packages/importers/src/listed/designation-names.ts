import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod'

interface Named {
  readonly kind: string
  readonly level: string
  readonly validityYears: number | undefined
}

const names: readonly (readonly [kind: string, level: string, pattern: RegExp])[] = [
  ['little-giant', 'national', /小巨人|little giant/i],
  ['single-champion', 'national', /单项冠军|single champion/i],
  ['high-tech-enterprise', 'national', /高新技术企业|high-?tech enterprise/i],
  ['technology-sme', 'national', /科技型中小企业|technology-based SME/i],
  ['innovative-sme', 'provincial', /创新型中小企业|innovative SME/i],
  ['specialised-sme', 'provincial', /专精特新|specialised-and-new|SRDI/i],
  ['technology-innovation-demonstration', 'national', /技术创新示范企业/],
  ['ip-advantage', 'national', /知识产权(?:优势|示范)企业|IP advantage/i],
  ['gazelle', 'municipal', /瞪羚|gazelle/i],
  ['unicorn', 'national', /独角兽|unicorn/i],
]

const levels: readonly (readonly [level: string, pattern: RegExp])[] = [
  ['national', /国家级|national/i],
  ['provincial', /省级|provincial/i],
  ['municipal', /市级|municipal/i],
  ['district', /区级|district/i],
]

const rules = z.looseObject({
  rules: z.array(z.looseObject({ id: z.string(), validityYears: z.number().optional() })),
})

/**
 * Which designation a printed name is. `another`: it names another enterprise in brackets, such as
 * a subsidiary. Undefined for what is no designation of the record.
 */
export function designationNamed(
  printed: string,
  own: readonly string[],
): Named | 'another' | undefined {
  const found = names.find(([, , pattern]) => pattern.test(printed))
  if (!found) return undefined
  const [kind, usual] = found
  const inBrackets = [...printed.matchAll(/[（(]([^）)]*)[）)]/g)].map(([, inner = '']) => inner)
  const isOther = (inner: string) =>
    /\p{Script=Han}{2}/u.test(inner) &&
    !levels.some(([, pattern]) => pattern.test(inner)) &&
    !/批|年|复审|复核|重新认定|延续/.test(inner) &&
    !own.some((name) => name !== '' && (name.includes(inner) || inner.includes(name)))
  if (inBrackets.some(isOther)) return 'another'
  const level = levels.find(([, pattern]) => pattern.test(printed))?.[0]
  return { kind, level: level ?? usual, validityYears: validity().get(kind) }
}

let known: ReadonlyMap<string, number | undefined> | undefined

function validity() {
  const file = resolve(import.meta.dirname, '../../../../reference/designations.json')
  known ??= new Map(
    rules
      .parse(JSON.parse(readFileSync(file, 'utf8')))
      .rules.map(({ id, validityYears }) => [id, validityYears]),
  )
  return known
}
