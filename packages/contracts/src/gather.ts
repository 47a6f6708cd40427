import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { services } from './services.ts'

/** A file that declares something, and the name under which it exports it. */
interface Declared {
  readonly file: string
  readonly name: string
  readonly text: string
}

const here = import.meta.dirname

/** The files of a folder that declare something of this form, by name. */
const declaredIn = (folder: string, form: RegExp): readonly Declared[] =>
  readdirSync(join(here, folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(here, folder, file), 'utf8')
      const [one, another] = [...text.matchAll(form)]
      if (another)
        throw new Error(`${folder}/${file} declares ${another[1]} too: a file declares one`)
      const name = one?.[1]
      return name === undefined ? [] : [{ file: `../../${folder}/${file}`, name, text }]
    })

// 'seedline/fund/v1/deal_service': the fund's, and of its category `deal`.
const protoService = /gen\/seedline\/(\w+)\/v1\/(\w+)_service\.ts'/

/** The place of a group among all: as its service and its category stand in the list of services. */
const placeOf = ({ text }: Declared): number => {
  const [, service = '', category = ''] = protoService.exec(text) ?? []
  const listed = Object.entries(services).flatMap(([name, { publishes }]) =>
    Object.keys(publishes).map((published) => `${name} ${published}`),
  )
  const place = listed.indexOf(`${service} ${category}`)
  if (place >= 0) return place
  // What is asked of a service and about none of its categories stands behind them.
  const last = listed.findLastIndex((one) => one.startsWith(`${service} `))
  return last < 0 ? listed.length : last + 0.5
}

const head = '// Made by `pnpm generate` of the declarations beside it: edit those.\n'

const importsOf = (declared: readonly Declared[]): string =>
  declared.map(({ file, name }) => `import { ${name} } from '${file}'\n`).join('')

const namesOf = (declared: readonly Declared[]): string =>
  declared.map(({ name }) => `  ${name},\n`).join('')

const operations = (): string => {
  const groups = declaredIn(
    'operations',
    /^export const (\w+)(?::[^=]+)? = operationsOf[(<]/gm,
  ).toSorted((a, b) => placeOf(a) - placeOf(b))
  const all = groups.map(({ file }) => `export * from '${file}'\n`).join('')
  const type = "import type { OperationGroup } from '../../operations/operation.ts'\n"
  return `${head}${importsOf(groups)}${type}\n${all}
/** Every operation, in the order of the document. */
export const operationGroups: readonly OperationGroup[] = [\n${namesOf(groups)}]\n`
}

const refusals = (): string => {
  const tables = declaredIn('refusals', /^export const (\w+Refusals)(?::[^=]+)? = \{/gm)
  const spread = tables.map(({ name }) => `  ...${name},\n`).join('')
  return `${head}${importsOf(tables)}
/** Every refusal by its code. */
export const refusalTable = {\n${spread}} as const

/** The same, each file's apart. */
export const refusalTables = [\n${namesOf(tables)}] as const\n`
}

/** What is gathered of the declarations, by file below `gen/gathered`: a new file needs no list to be named in. */
export const gathered = (): Readonly<Record<string, string>> => ({
  'operations.ts': operations(),
  'refusals.ts': refusals(),
})

/** Writes what is gathered. */
export const gather = (): void => {
  const folder = join(here, 'gen/gathered')
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of Object.entries(gathered())) writeFileSync(join(folder, file), text)
}
