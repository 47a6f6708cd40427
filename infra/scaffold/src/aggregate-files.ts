import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { namesOf } from './names.ts'
import { Refused, textIn } from './plan.ts'

const contracts = 'packages/contracts/src'

/** Where an aggregate that there is says what it is, and how it calls what a command needs. */
export interface AggregateFiles {
  /** The folder of the aggregate. */
  readonly folder: string
  readonly requests: string
  readonly events: string
  readonly operations: string
  readonly samples: string
  /** What names one in requests: deal of `dealId`. */
  readonly key: string
  /** The REST path of one. */
  readonly path: string
  /** Who may ask for its first command. */
  readonly admits: string
  /** To whom belongs what its first command touches. */
  readonly of: string
  /** What even whoever reads one is refused; first that there is none. */
  readonly refuses: readonly string[]
  /** What its decider is given beside the command. */
  readonly state: string
}

/** The one file of a folder that says something. @throws Refused when there is none, or several */
export function fileSaying(root: string, folder: string, what: string): string {
  const saying = readdirSync(join(root, folder))
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .map((file) => `${folder}/${file}`)
    .filter((file) => textIn(root, file).includes(what))
  const [only] = saying
  if (only !== undefined && saying.length === 1) return only
  const said = what.trim()
  throw new Refused(`nothing was written: ${saying.length} files of ${folder} say ${said}, not one`)
}

/** The aggregates of a service that answer requests, as their folders are called. */
export function aggregatesOf(root: string, service: string): readonly string[] {
  const folder = join(root, `services/${service}/src`)
  return readdirSync(folder).filter(
    (name) =>
      existsSync(join(folder, name, 'aggregate.ts')) &&
      existsSync(join(root, protoOf(service, name, 'service'))),
  )
}

const protoOf = (service: string, aggregate: string, what: 'service' | 'events'): string =>
  `proto/seedline/${service}/v1/${namesOf(aggregate).snake}_${what}.proto`

/** @throws Refused when there is no such aggregate, or it isn't in the usual form */
export function filesOfAggregate(root: string, service: string, aggregate: string): AggregateFiles {
  const known = aggregatesOf(root, service)
  if (!known.includes(aggregate)) {
    const there = known.join(', ')
    throw new Refused(`nothing was written: ${service} has no aggregate ${aggregate}, but ${there}`)
  }
  const folder = `services/${service}/src/${aggregate}`
  const { Aggregate } = namesOf(aggregate)
  const operations = fileSaying(root, `${contracts}/operations`, `${Aggregate}ServiceService as`)
  const one = found(root, operations, 'the question for one', readingOne)
  const [, admits = ''] = found(root, operations, 'a command', /effect: '[\s\S]*?admits: ([^,]+),/)
  // One that was just made has no command that changes it.
  const owned = /effect: 'changes'/.test(textIn(root, operations)) ? 'changes' : 'creates'
  const owner = new RegExp(`effect: '${owned}'[\\s\\S]*? of: ([^,]+),`)
  const [, of = ''] = found(root, operations, 'an owner', owner)
  const stated = found(
    root,
    `${folder}/aggregate.ts`,
    'its state',
    /: Aggregate<(\w+)(?: & \w+)?, /,
  )
  const [, path = '', key = '', refuses = ''] = one
  return {
    folder,
    requests: protoOf(service, aggregate, 'service'),
    events: protoOf(service, aggregate, 'events'),
    operations,
    samples: `services/${service}/src/testing/${aggregate}-samples.ts`,
    path,
    key,
    admits,
    of,
    refuses: codesIn(refuses),
    state: stated[1] ?? '',
  }
}

/** The codes of refusals in a text, each once. */
export const codesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(([, code = '']) => code)),
]

// Of one operation: no other begins between its address and its request.
const readingOne =
  /rest: 'GET ([^']+)',(?:(?!rest:)[\s\S])*?request: \{ (\w+)Id, asOf, atLeastVersion \},\s+refuses: (\[[^\]]+\])/

function found(root: string, file: string, what: string, pattern: RegExp): RegExpExecArray {
  const seen = pattern.exec(textIn(root, file))
  if (seen !== null) return seen
  throw new Refused(`nothing was written: ${file} is not in the usual form, ${what} was not found`)
}
