import type { Managed } from '../processes/managed.ts'

/** The ways to get a MongoDB, in the order in which they are tried. */
export const mongoKinds = [
  'MONGO_URL',
  'mongod',
  'secantusd-rs',
  'docker',
  'memory-server',
  'secantusdb',
  'cargo',
] as const
export type MongoKind = (typeof mongoKinds)[number]

/** A MongoDB that answers; `process` is there when it is the stack's own. */
export interface MongoServer {
  readonly url: string
  readonly kind: MongoKind
  readonly why: string
  readonly process?: Managed
}

export const directUrl = (port: number) => `mongodb://127.0.0.1:${port}/?directConnection=true`
