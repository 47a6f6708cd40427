/** What a new thing is called, in every way in which its files write it. */
export interface Names {
  /** e.g. pilot */
  readonly service: string
  /** e.g. trial */
  readonly aggregate: string
}

// Already the names of something else in protos, code or addresses.
const reserved = new Set([
  ...['class', 'const', 'default', 'delete', 'enum', 'export', 'extends', 'function', 'import'],
  ...['new', 'null', 'package', 'private', 'public', 'return', 'static', 'super', 'switch', 'this'],
  ...['true', 'false', 'typeof', 'void', 'while', 'with', 'yield', 'await', 'async', 'interface'],
  ...['errors', 'google', 'grpc', 'kafka', 'keys', 'mongo', 'operations', 'seedline', 'values'],
])

/** Why a name can't be taken, with what to do; undefined when it can. */
export function nameFault(name: string, taken: readonly string[] = []): string | undefined {
  if (!/^[a-z]{3,20}$/.test(name)) {
    return `"${name}" is no name here: take one word of 3 to 20 lower-case letters, such as pilot`
  }
  if (taken.includes(name)) return `there is a service called ${name}: take another name`
  return reserved.has(name) ? `${name} means something else already: take another name` : undefined
}

/** What each placeholder of a template stands for. */
export const placeholdersOf = ({
  service,
  aggregate,
}: Names): Readonly<Record<string, string>> => ({
  service,
  aggregate,
  Aggregate: aggregate.charAt(0).toUpperCase() + aggregate.slice(1),
  AGGREGATE: aggregate.toUpperCase(),
})
