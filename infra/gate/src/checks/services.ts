import { services } from '@seedline/contracts/services'
import { composeOf } from '@seedline/scaffold'
import { type Check, failed, passed } from '../check.ts'
import { committedFiles, textOf } from '../committed-files.ts'

/** The list of services and the folders agree, and nothing else names them. */
export const serviceChecks: readonly Check[] = [
  {
    name: 'services are named once',
    run: async () => {
      const files = await committedFiles()
      if (files === undefined) return passed('skipped: not a git checkout')
      const faults = serviceFaults({ files, textOf, services })
      return faults.length === 0
        ? passed(`${Object.keys(services).join(', ')}: listed, whole, and named nowhere else`)
        : failed(`${faults.length} found`, faults.join('\n'))
    },
  },
]

interface Repository {
  readonly files: readonly string[]
  readonly textOf: (file: string) => string
  readonly services: Readonly<Record<string, { readonly records: boolean }>>
}

const list = 'packages/contracts/src/services.ts'

/** What keeps the list in `packages/contracts/src/services.ts` from being the only one. */
export function serviceFaults(repository: Repository): readonly string[] {
  const names = Object.keys(repository.services)
  return [
    ...unlisted(repository, names),
    ...names.flatMap((name) => lacking(repository, name)),
    ...composeFaults(repository),
    ...namedElsewhere(repository, names),
    ...needlessExceptions(repository, names),
  ]
}

function unlisted({ files }: Repository, names: readonly string[]): string[] {
  const folders = files.flatMap((file) => /^services\/([^/]+)\//.exec(file)?.[1] ?? [])
  return [...new Set(folders)]
    .filter((folder) => !names.includes(folder))
    .map((folder) => `services/${folder} is not in ${list}`)
}

const partsOfAll = ['package.json', 'tsconfig.json', 'README.md', 'src/main.ts', 'src/settings.ts']

function lacking({ files, services }: Repository, name: string): string[] {
  const records = services[name]?.records === true
  const parts = [...partsOfAll, ...(records ? ['src/verify.ts'] : [])]
  const missing = parts.filter((part) => !files.includes(`services/${name}/${part}`))
  const protos = `proto/seedline/${name}/`
  return [
    ...missing.map((part) => `services/${name} is listed and has no ${part}`),
    ...(records && !files.some((file) => file.startsWith(protos)) ? [`no ${protos}`] : []),
  ]
}

function composeFaults({ textOf, services }: Repository): string[] {
  const text = textOf('docker-compose.yml')
  const recording = Object.keys(services).filter((name) => services[name]?.records)
  return composeOf(text, recording) === text
    ? []
    : ['docker-compose.yml has other services than the list: `pnpm new containers` mends it']
}

const code = /\.(ts|tsx|js|cjs|mjs)$/
const tests = /\.test\.tsx?$|\/(testing|fixtures)\/|^e2e\/|^packages\/testing\//
const comment = /^\s*(\/\/|\/?\*)/

/** Rooms that are about single services, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'packages/verify/src/rounds/check-rounds.ts': 'rounds lie between the fund and the registry',
  'services/registry/src/projections/plan/money/source.ts': 'a fund is an aggregate, too',
  'bench/src/nest/nest-process.ts': 'the system in bench/nest has processes of the same names',
}

// Another system, which ours is measured against: its services are its own.
const elsewhere = /^bench\/nest\//
// Stories are of what people do with these very services; they can be of no others.
const stories = /^packages\/simulation\/src\//
// A stack is asked for one of its services; a name that isn't listed doesn't compile there.
const askedFor = /\bservice\('[a-z]+'\)/
// A fund is a kind of holder, too.
const holders = /holder|investor|institution/i
const nearby = 6

function namedElsewhere(repository: Repository, names: readonly string[]): string[] {
  return repository.files
    .filter((file) => !Object.hasOwn(exceptions, file))
    .flatMap((file) => linesNaming(repository, file, names))
}

function needlessExceptions(repository: Repository, names: readonly string[]): string[] {
  return Object.keys(exceptions)
    .filter((file) => linesNaming(repository, file, names).length === 0)
    .map((file) => `${file} is excepted in infra/gate/src/checks/services.ts and needn't be`)
}

function linesNaming({ textOf }: Repository, file: string, names: readonly string[]): string[] {
  if (!code.test(file) || tests.test(file) || file === list) return []
  if (elsewhere.test(file) || stories.test(file)) return []
  const others = names.filter((name) => !file.startsWith(`services/${name}/`))
  const quoted = new RegExp(`(['"\`])(${others.join('|')})\\1`)
  const lines = textOf(file).split('\n')
  return lines.flatMap((line, index) => {
    const name = quoted.exec(line.replace(askedFor, ''))?.[2]
    if (name === undefined || comment.test(line)) return []
    const around = lines.slice(Math.max(0, index - nearby), index + nearby).join('\n')
    if (name === 'fund' && holders.test(around)) return []
    return [`${file}:${index + 1} names a service: ${line.trim().slice(0, 100)}`]
  })
}
