import { type CallRule, roles } from '@seedline/contracts/roles'
import type {
  BoundMethod,
  BoundService,
  BoundStream,
  Handlers,
  Rules,
  StreamHandlers,
  StreamService,
  UnaryService,
} from './service-types.ts'

/**
 * Joins a generated service with its handlers and the rule of each RPC.
 * Throws at start when an RPC has no handler or no rule, or a rule names an unknown role.
 */
export function bind<S extends UnaryService>(
  service: S,
  handlers: Handlers<S>,
  rules: Rules<S>,
): BoundService {
  const { name, keys } = checked(service, handlers, rules)
  return { name, methods: keys.flatMap((key) => boundMethod(key, service, handlers, rules)) }
}

/** The same of a service whose RPCs all answer with streams. */
export function bindStreams<S extends StreamService>(
  service: S,
  handlers: StreamHandlers<S>,
  rules: { readonly [K in keyof S]: CallRule },
): BoundService {
  const { name, keys } = checked(service, handlers, rules)
  const streams = keys.flatMap((key): BoundStream[] => {
    const definition = service[key]
    if (definition === undefined) return []
    const handle = handlers[key] as BoundStream['handle']
    return [{ definition, rule: rules[key] as CallRule, handle }]
  })
  return { name, methods: [], streams }
}

type Rpcs = Readonly<Record<string, { readonly path: string }>>
type ByRpc = Readonly<Record<string, unknown>>

function checked(service: Rpcs, handlers: ByRpc, rules: ByRpc) {
  const keys = Object.keys(service)
  const name = serviceName(service, keys)
  const faults = [
    ...keys.flatMap((key) => faultsOf(key, handlers[key], rules[key])),
    ...Object.keys(rules)
      .filter((key) => !Object.hasOwn(service, key))
      .map((key) => `the rule "${key}" is for no RPC of the service`),
  ]
  if (faults.length > 0) throw new Error(`${name} can't be served: ${faults.join('; ')}`)
  return { name, keys }
}

function serviceName(service: Rpcs, keys: readonly string[]): string {
  const path = service[keys[0] ?? '']?.path
  if (path === undefined) throw new Error('A service without RPCs is not served')
  return path.slice(1, path.lastIndexOf('/'))
}

function faultsOf(key: string, handler: unknown, rule: unknown): string[] {
  const faults: string[] = []
  if (typeof handler !== 'function') faults.push(`${key} has no handler`)
  if (!isRule(rule)) faults.push(`${key} has no rule saying who may call it`)
  return faults
}

const isRule = (rule: unknown): boolean =>
  rule === 'any-role' ||
  rule === 'services' ||
  rule === 'people-and-services' ||
  (Array.isArray(rule) && rule.length > 0 && rule.every((role) => roles.includes(role)))

function boundMethod<S extends UnaryService>(
  key: keyof S & string,
  service: S,
  handlers: Handlers<S>,
  rules: Rules<S>,
): BoundMethod[] {
  const definition = service[key]
  if (definition === undefined) return []
  const handle = handlers[key] as BoundMethod['handle']
  return [{ key, definition, rule: rules[key], handle }]
}
