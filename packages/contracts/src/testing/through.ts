import type { Kind } from '../kinds/index.ts'
import { collecting } from '../operations/index.ts'

interface Through<Proto, Domain> {
  readonly proto: Proto | undefined
  readonly value: Domain | undefined
  /** `pointer CODE` of each fault, of the shape or, where that is right, of the value. */
  readonly faults: readonly string[]
}

/** Takes JSON the whole way: to protobuf, as the gateway does, and to a domain value, as the service does. */
export const through = <Proto, Domain>(
  kind: Kind<Proto, Domain>,
  json: unknown,
  at = '/x',
): Through<Proto, Domain> => {
  const faults = collecting()
  const told = () => faults.found.map(({ pointer, code }) => `${pointer} ${code}`)
  const proto = kind.fromJson(json, at, faults)
  if (faults.found.length > 0) return { proto, value: undefined, faults: told() }
  const value = kind.read(proto as Proto, at, faults)
  return { proto, value, faults: told() }
}

/** What a service says of protobuf that no gateway made. */
export const readAlone = <Proto, Domain>(
  kind: Kind<Proto, Domain>,
  proto: Proto,
  at = '/x',
): Through<Proto, Domain> => {
  const faults = collecting()
  const value = kind.read(proto, at, faults)
  return { proto, value, faults: faults.found.map(({ pointer, code }) => `${pointer} ${code}`) }
}
