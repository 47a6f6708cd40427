import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod'
import { levelOf, takeLevel } from './designation-levels.ts'

interface Named {
  readonly kind: string
  readonly level: string
  readonly validityYears: number | undefined
}

/** What stands in brackets is neither the enterprise nor part of the name: a subsidiary, or that it is not granted. */
interface Reserved {
  readonly aside: string
}

// Of names as `plain` leaves them.
const names: readonly (readonly [kind: string, name: string])[] = [
  ['little-giant', '(?:专精特新)?(?:中小企业)?(?:重点)?小巨人|(?:srdi)?littlegiant'],
  [
    'single-champion',
    '(?:制造业)?单项冠军(?:示范)?|(?:manufacturing)?(?:single|individual)champion',
  ],
  ['high-tech-enterprise', '高新技术企业|(?:new(?:and|&))?(?:high|hi)tech(?:nology)?enterprise'],
  ['technology-sme', '科技型中小企业|technologybasedsme'],
  ['innovative-sme', '创新型中小企业|innovativesme'],
  ['specialised-sme', '专精特新(?:中小)?|speciali[sz]edandnew(?:sme)?|srdi(?:sme)?'],
  ['technology-innovation-demonstration', '技术创新示范企业'],
  ['ip-advantage', '知识产权(?:优势|示范)企业|ipadvantage'],
  ['gazelle', '瞪羚|gazelle'],
  ['unicorn', '独角兽|unicorn'],
]

/** That it was granted, or granted again: before its name, after it or in brackets. */
const granted = '(?:被|获)?(?:认定|评定|评选|评|授予|列入|入选|荣获|获得|获|通过)(?:为|了)?'
const again = '(?:复审|复核|重新认定|重审|延续|延期|换证)(?:通过|合格)?|通过(?:复审|复核|认定)'
const time = '第[〇一二三四五六七八九十百\\d]+批次?|首批|(?:19|20)\\d{2}(?:年度?)?'
const ended = '(?:已|有效期已?)(?:到期|过期|届满|期满)|expired'
const before = new RegExp(`^(?:${time}|${granted})`)
const after = `(?:企业|enterprise|company|firm|称号|荣誉|资格|资质|认定|证书|名单|title|certificate|${again}|${time})*`
const wholes = names.map(([kind, name]) => [kind, new RegExp(`^(?:${name})${after}$`)] as const)
const aside = new RegExp(`^(?:${time}|${again}|${ended}|认定|通过)+$`)

const rules = z.looseObject({
  rules: z.array(z.looseObject({ id: z.string(), validityYears: z.number().optional() })),
})

const granting = z.looseObject({
  designations: z.array(z.looseObject({ id: z.string(), level: z.string() })),
})

/**
 * Which designation a printed name is: only one that is its name from end to end, with who granted
 * it, when, and that it was granted, before or after it. So what was failed, applied for, fostered
 * or foretold is none, nor a product's or a society's, whatever the words for that are. Undefined
 * for what is no designation of the record.
 */
export function designationNamed(
  printed: string,
  own: readonly string[],
): Named | Reserved | undefined {
  const inBrackets = [...printed.matchAll(bracketed)].map(([, inner = '']) => inner.trim())
  const body = takeAway(plain(printed.replace(bracketed, '')))
  const found = wholes.find(([, whole]) => whole.test(body.rest))
  if (!found) return undefined
  const asides = inBrackets.map((inner) => asideOf(inner, own))
  const stranger = asides.find((one) => one.kind === 'unknown')
  if (stranger) return { aside: stranger.text }
  const [kind] = found
  const usual = usualLevelOf(kind)
  const place = body.place ?? asides.flatMap((one) => (one.kind === 'level' ? one.place : []))[0]
  const level = place === undefined ? usual : levelOf(place, usual)
  // How long it lasts is ruled for the level that grants it.
  return { kind, level, validityYears: level === usual ? validity().get(kind) : undefined }
}

const bracketed = /[（(【[]([^）)】\]]*)[）)】\]]/g

/** Without what printers add: marks of quotation, blanks, hyphens. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s"'“”‘’「」『』《》·•:,，、\-–—]/g, '')

/** A name without what may stand before it, and the level that this told. */
function takeAway(text: string): { readonly rest: string; readonly place: string | undefined } {
  let [rest, place] = [text, undefined as string | undefined]
  for (;;) {
    const found = takeLevel(rest) ?? before.exec(rest)?.[0]
    if (found === undefined || found === '') return { rest, place }
    if (takeLevel(rest) !== undefined) place = found
    rest = rest.slice(found.length)
  }
}

type Aside =
  | { readonly kind: 'said' }
  | { readonly kind: 'level'; readonly place: string }
  | { readonly kind: 'unknown'; readonly text: string }

function asideOf(inner: string, own: readonly string[]): Aside {
  const text = plain(inner)
  const { rest, place } = takeAway(text)
  if (place !== undefined && rest === '') return { kind: 'level', place }
  const isOwn = own.some(
    (name) =>
      name !== '' && text !== '' && (plain(name).includes(text) || text.includes(plain(name))),
  )
  return rest === '' || aside.test(rest) || isOwn
    ? { kind: 'said' }
    : { kind: 'unknown', text: inner }
}

/** The level that grants it where its name says none. */
function usualLevelOf(kind: string): string {
  levels ??= new Map(
    granting
      .parse(reference('designation-levels'))
      .designations.map(({ id, level }) => [id, level]),
  )
  const level = levels.get(kind)
  if (level === undefined) throw new RangeError(`nobody grants ${kind}`)
  return level
}

let levels: ReadonlyMap<string, string> | undefined
let known: ReadonlyMap<string, number | undefined> | undefined

function validity() {
  known ??= new Map(
    rules
      .parse(reference('designations'))
      .rules.map(({ id, validityYears }) => [id, validityYears]),
  )
  return known
}

function reference(name: string): unknown {
  const file = resolve(import.meta.dirname, `../../../../reference/${name}.json`)
  return JSON.parse(readFileSync(file, 'utf8'))
}
