/** What a new thing is called, in every way in which its files write it. */
export interface Names {
  /** e.g. pilot */
  readonly service: string
  /** e.g. trial, or bank-desk: as its folder is called. */
  readonly aggregate: string
  /** The Chinese word for the aggregate. */
  readonly zh?: string
}

/** What a new command is called. */
export interface CommandNames extends Names {
  /** e.g. extend */
  readonly command: string
  /** e.g. extended; undefined: made of the command. */
  readonly happened?: string
  /** What it refuses; undefined: that it happened already. */
  readonly refusal?: string
}

// Already the names of something else in protos, code, folders or addresses.
const reserved = new Set([
  ...['class', 'const', 'default', 'delete', 'enum', 'export', 'extends', 'function', 'import'],
  ...['new', 'null', 'package', 'private', 'public', 'return', 'static', 'super', 'switch', 'this'],
  ...['true', 'false', 'typeof', 'void', 'while', 'with', 'yield', 'await', 'async', 'interface'],
  ...['errors', 'google', 'grpc', 'kafka', 'keys', 'mongo', 'operations', 'seedline', 'values'],
  ...['answers', 'facts', 'inbound', 'outbound', 'processes', 'projections', 'testing', 'service'],
  ...['begin', 'begun', 'given', 'state', 'decide', 'evolve', 'command', 'event'],
  // What the gateway itself is asked for: a client of both would have two of one name.
  ...['session', 'about', 'open-api', 'live', 'ready'],
])

/** Why a name of one word can't be taken, with what to do; undefined when it can. */
export function nameFault(name: string, taken: readonly string[] = []): string | undefined {
  if (!/^[a-z]{3,20}$/.test(name)) {
    return `"${name}" is no name here: take one word of 3 to 20 lower-case letters, such as pilot`
  }
  return takenFault(name, taken)
}

/** The same of an aggregate's, which may be of several words. */
export function aggregateFault(name: string, taken: readonly string[] = []): string | undefined {
  if (!/^(?=.{3,20}$)[a-z]+(?:-[a-z]+)*$/.test(name)) {
    return `"${name}" is no name here: take 3 to 20 lower-case letters, with dashes between words, such as bank-desk`
  }
  return takenFault(name, taken)
}

function takenFault(name: string, taken: readonly string[]): string | undefined {
  if (taken.includes(name)) return `there is a service called ${name}: take another name`
  return reserved.has(name) ? `${name} means something else already: take another name` : undefined
}

/** Why a code can't be a refusal's, with what to do; undefined when it can. */
export const codeFault = (code: string): string | undefined =>
  /^[A-Z]{2,}(?:_[A-Z]+)+$/.test(code)
    ? undefined
    : `"${code}" is no code: take upper-case words such as TRIAL_TOO_LONG`

export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const severalOf = (name: string): string => {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`
}

const happenedOf = (command: string): string => {
  if (command.endsWith('e')) return `${command}d`
  return /[^aeiou]y$/.test(command) ? `${command.slice(0, -1)}ied` : `${command}ed`
}

/** bankDesk, or bank-desk, as protos call it. */
export const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_')

const camel = (name: string): string =>
  name.replace(/-[a-z]/g, (next) => next.charAt(1).toUpperCase())

/** What code, protos and texts call something whose folder is called so: bank-desk is bankDesk. */
export const namesOf = (kebab: string) => {
  const several = severalOf(kebab)
  return {
    kebab,
    kebabs: several,
    snake: snake(kebab),
    aggregate: camel(kebab),
    aggregates: camel(several),
    Aggregate: capital(camel(kebab)),
    AGGREGATE: snake(kebab).toUpperCase(),
    english: kebab.replaceAll('-', ' '),
    Several: capital(several.replaceAll('-', ' ')),
  } as const
}

/** What each placeholder of a template stands for. */
export const placeholdersOf = ({ service, aggregate, zh }: Names) => ({
  service,
  ...namesOf(aggregate),
  // Seen on /docs until it is said.
  words: zh ?? `（待译：${aggregate}）`,
})

/** The same of a command's templates. */
export const commandPlaceholdersOf = (names: CommandNames) => {
  const of = placeholdersOf(names)
  const { command } = names
  const happened = names.happened ?? happenedOf(command)
  return {
    ...of,
    command,
    Command: capital(command),
    happened,
    HAPPENED: happened.toUpperCase(),
    Event: `${of.Aggregate}${capital(happened)}`,
    CODE: names.refusal ?? `${of.AGGREGATE}_ALREADY_${happened.toUpperCase()}`,
  }
}
