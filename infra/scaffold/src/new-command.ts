import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AggregateFiles, codesIn, fileSaying, filesOfAggregate } from './aggregate-files.ts'
import { expand } from './expand.ts'
import { wordsFor } from './glossary.ts'
import { type CommandNames, commandPlaceholdersOf, snake } from './names.ts'
import { changed, notThere, type Plan, type PlannedFile, Refused, textIn } from './plan.ts'
import { filesOf } from './templates.ts'

/** A command with where its aggregate lies. */
interface Placed {
  readonly root: string
  readonly at: AggregateFiles
  readonly values: Readonly<Record<string, string>> & ReturnType<typeof commandPlaceholdersOf>
  readonly said: (template: string) => string
  /** Whether each of the aggregate's events leads to a status: this one will, and otherwise changes nothing. */
  readonly leadsToStatus: boolean
}

/**
 * What a further command of an aggregate takes: one of two fields, with its event and its refusal. Nothing is written yet.
 * @throws Refused when one of the files that it is to be said in isn't in the usual form
 */
export function planCommand(root: string, names: CommandNames): Plan {
  const at = filesOfAggregate(root, names.service, names.aggregate)
  const { key, state } = at
  const [UNKNOWN = ''] = at.refuses
  const named = {
    ...commandPlaceholdersOf(names),
    key,
    id: `${snake(key)}_id`,
    State: state,
    UNKNOWN,
  }
  const values = { ...named, ...sampled(root, at, names.command) }
  const statuses = `satisfies Readonly<Record<${values.Aggregate}Event['type'], string>>`
  const leadsToStatus = textIn(root, `${at.folder}/events.ts`).includes(statuses)
  const placed = { root, at, values, leadsToStatus, said: (text: string) => expand(text, values) }
  refuseTaken(placed)
  return {
    made: notThere(root, filesOf('command', values)),
    changed: [
      asked(placed),
      told(placed),
      declared(placed),
      ...refused(placed),
      happening(placed),
      decided(placed),
      ...wordsFor(root, values.Event, names.zh, [`${values.happened}On`, 'reason']),
    ],
  }
}

// Whether there is one may be known elsewhere, and is then carried by the command.
function sampled(root: string, { samples }: AggregateFiles, command: string) {
  const elsewhere = /^ {2}ofNone: /m.test(textIn(root, samples))
  return elsewhere
    ? { sampled: 'begun, carried, given, ofNone', whereNone: `{ ...${command}, ...ofNone }` }
    : { sampled: 'begun, carried, given', whereNone: command }
}

function refuseTaken({ root, at, values }: Placed): void {
  const { Command, Aggregate, Event, command } = values
  const protos = textIn(root, at.requests) + textIn(root, at.events)
  const taken = [`${Command}${Aggregate}Request`, Event].find((message) =>
    protos.includes(`message ${message} {`),
  )
  if (taken !== undefined)
    throw new Refused(`nothing was written: ${taken} is there already, take another name`)
  const file = `${at.folder}/decide.ts`
  const known = `(?:function|const|type) ${command}\\b|^import [^']*\\b${command}\\b`
  if (new RegExp(known, 'm').test(textIn(root, file)))
    throw new Refused(`nothing was written: ${file} has ${command} already, take another name`)
}

const asked = ({ root, at, values, leadsToStatus, said }: Placed): PlannedFile => {
  const { Aggregate } = values
  const status = {
    at: new RegExp(`(^enum ${Aggregate}Status \\{[\\s\\S]*?= )(\\d+);\\n\\}`),
    place: 'the last status',
    becomes: (before = '', last = '') =>
      `${before}${last};\n${said('  __AGGREGATE___STATUS___HAPPENED__')} = ${Number(last) + 1};\n}`,
  }
  return changed(root, at.requests, [
    {
      at: new RegExp(`(^service ${Aggregate}Service \\{[\\s\\S]*?)(^\\})`),
      place: 'its service',
      becomes: (before = '', end = '') =>
        `${before}${said('  rpc __Command____Aggregate__(__Command____Aggregate__Request) returns (seedline.values.v1.CommandOutcome);\n')}${end}`,
    },
    ...(leadsToStatus ? [status] : []),
    {
      // The first of them.
      at: /(?<![\s\S])([\s\S]*?)(^message Get)/,
      place: 'the question for one',
      becomes: (before = '', question = '') => before + said(requestMessage) + question,
    },
  ])
}

const requestMessage = `message __Command____Aggregate__Request {
  string command_id = 1;
  string __id__ = 2;
  int32 expected_version = 3;
  string __happened___on = 4;
  string reason = 5;
}

`

const told = ({ root, at, said }: Placed): PlannedFile => {
  const text = said(`
message __Event__ {
  string __id__ = 1;
  string __happened___on = 2;
  string reason = 3;
}
`)
  return { path: at.events, text: textIn(root, at.events) + text }
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

const declared = ({ root, at, values, said }: Placed): PlannedFile => {
  const decide = textIn(root, `${at.folder}/decide.ts`)
  // What is refused whatever the command.
  const [before = ''] = /^export function decide\([\s\S]*?^ {2}switch /m.exec(decide) ?? []
  const refuses = new Set([...at.refuses, ...codesIn(before), values.CODE])
  return changed(root, at.operations, [
    importing(['date', 'prose'], '\\.\\./kinds/index\\.ts'),
    {
      at: /(^export const \w+ = operationsOf\([\s\S]*?)(^\}\))/,
      place: 'its operations',
      becomes: (given = '', end = '') =>
        `${given}${said(`  __command____Aggregate__: command(Rpcs.__command____Aggregate__, {
    rest: 'POST ${at.path}/__command__',
    effect: 'changes',
    summary: { zh: '（待译：__Command__ a __english__）', en: '__Command__ a __english__' },
    admits: ${at.admits},
    of: ${at.of},
    request: { __key__Id, __happened__On: date, reason: prose() },
    refuses: [${[...refuses].map((code) => `'${code}'`).join(', ')}],
  }),
`)}${end}`,
    },
  ])
}

const refusals = 'packages/contracts/src/refusals'

const refused = ({ root, values, said }: Placed): readonly PlannedFile[] => {
  const { CODE, UNKNOWN, kebab } = values
  // One that there is can be refused with as it is.
  if (isDeclared(root, CODE)) return []
  const own = `${refusals}/${kebab}.ts`
  const file = existsSync(join(root, own)) ? own : fileSaying(root, refusals, `\n  ${UNKNOWN}: {`)
  return [
    changed(root, file, [
      {
        at: /(^\} as const satisfies Refusals)/,
        place: 'the end of its refusals',
        becomes: (end = '') =>
          `${said(`  __CODE__: {
    kind: 'refused',
    title: ['（待译：__CODE__）。', 'Say what __CODE__ means.'],
    mend: ['（待译：怎么办）', 'Say what to do about it.'],
    facts: ['__id__'],
  },
`)}${end}`,
      },
    ]),
  ]
}

const isDeclared = (root: string, code: string): boolean =>
  readdirSync(join(root, refusals)).some(
    (file) =>
      file.endsWith('.ts') && textIn(root, `${refusals}/${file}`).includes(`\n  ${code}: {`),
  )

const happening = ({ root, at, said, leadsToStatus }: Placed): PlannedFile => {
  const status = {
    at: /(^const statuses = \{[\s\S]*?)(^\} as const satisfies)/,
    place: 'the statuses that events lead to',
    becomes: (before = '', end = '') => `${before}${said("  __Event__: '__happened__',\n")}${end}`,
  }
  const changes = leadsToStatus ? '' : ", changes: 'nothing'"
  return changed(root, `${at.folder}/events.ts`, [
    importing(['date', 'recordedText'], '@seedline/contracts/kinds'),
    {
      at: /(^export const \w+ = eventsOf\([\s\S]*?)(^\}\))/,
      place: 'its events',
      becomes: (before = '', end = '') =>
        `${before}${said(`  __Event__: event(
    messages.__Event__,
    { __key__Id, __happened__On: date, reason: recordedText },
    { on: '__happened__On'${changes} },
  ),
`)}${end}`,
    },
    ...(leadsToStatus ? [status] : []),
  ])
}

// One command alone is no union, which a check by `never` could be made of: it comes with the second.
const caseOf = `    case '__Command____Aggregate__':
      return __command__(command, state)
    default:
      return command satisfies never
`

const askedType = `type Asked<Type> = Extract<__Aggregate__Command, { readonly type: Type }>`

const decided = ({ root, at, said }: Placed): PlannedFile => {
  const file = `${at.folder}/decide.ts`
  const isNamed = /^type Asked</m.test(textIn(root, file))
  const whole = changed(root, file, [
    {
      at: /(^ {2}switch \(command\.type\) \{\n[\s\S]*?)(?:^ {4}default:\n.*\n)?(^ {2}\}\n)/,
      place: 'what is decided by the type of the command',
      becomes: (before = '', end = '') => before + said(caseOf) + end,
    },
  ])
  return {
    path: file,
    text: `${whole.text}${isNamed ? '' : said(`\n${askedType}\n`)}${said(`
// The rule to write: problemOf('__CODE__', …) where it has happened.
function __command__(
  { __key__Id, __happened__On, reason }: Asked<'__Command____Aggregate__'>,
  _state: __State__,
): Decision<__Aggregate__Event> {
  return accept({ type: '__Event__', __key__Id, __happened__On, reason })
}
`)}`,
  }
}
