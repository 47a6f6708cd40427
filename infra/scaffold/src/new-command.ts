import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expand } from './expand.ts'
import { wordsFor } from './glossary.ts'
import { type CommandNames, commandPlaceholdersOf } from './names.ts'
import { changed, notThere, type Plan, type PlannedFile, textIn } from './plan.ts'
import { filesOf } from './templates.ts'

/** A command with where its aggregate's declarations lie. */
interface Placed {
  readonly root: string
  readonly names: CommandNames
  readonly values: Readonly<Record<string, string>>
  /** The folder of the aggregate. */
  readonly folder: string
  readonly said: (template: string) => string
}

/**
 * What a further command of an aggregate takes: one of two fields, with its event and its refusal. Nothing is written yet.
 * @throws when one of the files that it is to be said in isn't in the usual form
 */
export function planCommand(root: string, names: CommandNames): Plan {
  const values = commandPlaceholdersOf(names)
  const folder = `services/${names.service}/src/${names.aggregate}`
  const placed = { root, names, values, folder, said: (text: string) => expand(text, values) }
  return {
    made: notThere(root, filesOf('command', values)),
    changed: [
      asked(placed),
      told(placed),
      declared(placed),
      ...refused(placed),
      ...happening(placed),
      decided(placed),
      ...wordsFor(root, values.Event ?? '', names.zh, [`${values.happened}On`, 'reason']),
    ],
  }
}

const protoOf = ({ names }: Placed, what: 'service' | 'events'): string =>
  `proto/seedline/${names.service}/v1/${names.aggregate}_${what}.proto`

const asked = (placed: Placed): PlannedFile => {
  const { root, values, said } = placed
  return changed(root, protoOf(placed, 'service'), [
    {
      at: new RegExp(`(^service ${values.Aggregate}Service \\{[\\s\\S]*?)(^\\})`),
      place: 'its service',
      becomes: (before = '', end = '') =>
        `${before}${said('  rpc __Command____Aggregate__(__Command____Aggregate__Request) returns (seedline.values.v1.CommandOutcome);\n')}${end}`,
    },
    {
      at: new RegExp(`(^enum ${values.Aggregate}Status \\{[\\s\\S]*?= )(\\d+);\\n\\}`),
      place: 'the last status',
      becomes: (before = '', last = '') =>
        `${before}${last};\n${said('  __AGGREGATE___STATUS___HAPPENED__')} = ${Number(last) + 1};\n}`,
    },
    {
      at: /(^message Get)/,
      place: 'the question for one',
      becomes: (before = '') => said(requestMessage) + before,
    },
  ])
}

const requestMessage = `message __Command____Aggregate__Request {
  string command_id = 1;
  string __aggregate___id = 2;
  int32 expected_version = 3;
  string __happened___on = 4;
  string reason = 5;
}

`

const told = (placed: Placed): PlannedFile => {
  const path = protoOf(placed, 'events')
  const text = placed.said(`
message __Event__ {
  string __aggregate___id = 1;
  string __happened___on = 2;
  string reason = 3;
}
`)
  return { path, text: textIn(placed.root, path) + text }
}

const contracts = 'packages/contracts/src'

/** The one file of a folder that says something. @throws when there is none, or several */
const fileSaying = (root: string, folder: string, what: string): string => {
  const files = readdirSync(join(root, folder)).map((file) => `${folder}/${file}`)
  const found = files.filter((file) => file.endsWith('.ts') && textIn(root, file).includes(what))
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  throw new Error(`nothing was written: ${found.length} files of ${folder} say ${what}, not one`)
}

/** Further names in an import; biome puts them in order. */
const importing = (names: readonly string[], from: string) => ({
  at: new RegExp(`(^import \\{)([^}]*)(\\} from '${from}')`),
  place: `the import from ${from}`,
  becomes: (before = '', all = '', after = '') => {
    const known = all.split(',').map((name) => name.trim())
    const further = names.filter((name) => !known.includes(name))
    return `${before} ${[...known, ...further].filter((name) => name !== '').join(', ')} ${after}`
  },
})

const declared = ({ root, names, values, said }: Placed): PlannedFile => {
  const proto = `gen/seedline/${names.service}/v1/${names.aggregate}_service.ts'`
  const file = fileSaying(root, `${contracts}/operations`, proto)
  const text = textIn(root, file)
  const one = new RegExp(`'GET (/api/v1/[^'{]*\\{${names.aggregate}Id\\})'`).exec(text)?.[1]
  const admits = /effect: '[\s\S]*?admits: ([^,]+),/.exec(text)?.[1]
  if (one === undefined || admits === undefined)
    throw new Error(
      `nothing was written: ${file} has no command, or nothing that reads one of them`,
    )
  return changed(root, file, [
    importing(['date', 'prose'], '\\.\\./kinds/index\\.ts'),
    {
      at: /(^export const \w+ = operationsOf\([\s\S]*?)(^\}\))/,
      place: 'its operations',
      becomes: (before = '', end = '') =>
        `${before}${said(`  __command____Aggregate__: command(Rpcs.__command____Aggregate__, {
    rest: 'POST ${one}/__command__',
    effect: 'changes',
    summary: { zh: '（待译：__Command__ a __aggregate__）', en: '__Command__ a __aggregate__' },
    admits: ${admits},
    request: { __aggregate__Id, __happened__On: date, reason: prose() },
    refuses: ['__AGGREGATE___UNKNOWN', '${values.CODE}'],
  }),
`)}${end}`,
    },
  ])
}

const refused = ({ root, values, said }: Placed): readonly PlannedFile[] => {
  const folder = `${contracts}/refusals`
  const code = `\n  ${values.CODE}: {`
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts'))
  // One that there is can be refused with as it is.
  if (files.some((file) => textIn(root, `${folder}/${file}`).includes(code))) return []
  const file = fileSaying(root, folder, `\n  ${values.AGGREGATE}_UNKNOWN: {`)
  return [
    changed(root, file, [
      {
        at: /(^\} as const satisfies Refusals)/,
        place: 'the end of its refusals',
        becomes: (end = '') =>
          `${said(`  __CODE__: {
    kind: 'refused',
    title: ['（待译：__CODE__）', 'Say what __CODE__ means.'],
    mend: ['（待译：怎么办）', 'Say what to do about it.'],
    facts: ['__aggregate___id'],
  },
`)}${end}`,
      },
    ]),
  ]
}

const status = (said: Placed['said']) => ({
  at: /(^const statuses = \{[\s\S]*?)(^\} as const satisfies)/,
  place: 'the statuses that events lead to',
  becomes: (before = '', end = '') => `${before}${said("  __Event__: '__happened__',\n")}${end}`,
})

const happening = ({ root, folder, names, said }: Placed): readonly PlannedFile[] => {
  const file = `${folder}/events.ts`
  const apart = !textIn(root, file).includes('const statuses = {')
  const from = `@seedline/contracts/${names.service}/v1/${names.aggregate}_events`
  const events = changed(root, file, [
    importing([said('__Event__')], from),
    importing(['date', 'recordedText'], '@seedline/contracts/kinds'),
    {
      at: /(^export const \w+ = eventsOf\([\s\S]*?)(^\}\))/,
      place: 'its events',
      becomes: (before = '', end = '') =>
        `${before}${said(`  __Event__: event(
    __Event__,
    { __aggregate__Id, __happened__On: date, reason: recordedText },
    { on: '__happened__On' },
  ),
`)}${end}`,
    },
    ...(apart ? [] : [status(said)]),
  ])
  return apart ? [events, changed(root, `${folder}/state.ts`, [status(said)])] : [events]
}

// One command alone is no union, which a check by `never` could be made of: it comes with the second.
const caseOf = `    case '__Command____Aggregate__':
      return __command__(command, state)
    default:
      return command satisfies never
`

const decided = ({ root, folder, said }: Placed): PlannedFile => {
  const file = `${folder}/decide.ts`
  const whole = changed(root, file, [
    {
      at: /(^type Asked<)/,
      place: '`type Asked<…>`, the commands by their type',
      becomes: (before = '') => before,
    },
    {
      at: /(^ {2}switch \(command\.type\) \{\n[\s\S]*?)(?:^ {4}default:\n.*\n)?(^ {2}\}\n)/,
      place: 'what is decided by the type of the command',
      becomes: (before = '', end = '') => before + said(caseOf) + end,
    },
  ])
  return {
    path: file,
    text: `${whole.text}${said(`
function __command__(
  { type: _, at, ...facts }: Asked<'__Command____Aggregate__'>,
  _state: __Aggregate__State,
): Decision<__Aggregate__Event> {
  return accept({ type: '__Event__', ...facts })
}
`)}`,
  }
}
