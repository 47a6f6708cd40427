import { setTimeout as pause } from 'node:timers/promises'
import { ipRights } from '@seedline/contracts/operations'
import type { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import { connectMongo } from '@seedline/event-store/database'
import {
  type FactClients,
  type FactsInMemory,
  factClients,
  factsInMemory,
  type KeptFacts,
  type KeptKind,
  keepFacts,
} from '@seedline/kept-facts'

/** Rights as another service keeps them: found by their numbers, and by their owners' ids. */
export const keptRights: KeptKind<IpRight> = {
  service: 'registry',
  kind: 'ip_right',
  version: 1,
  decode: (document) =>
    ipRights.operations.getIpRight.method.responseDeserialize(Buffer.from(document)),
  keysOf: ({ number, owners }) => [
    `number:${number}`,
    ...owners.flatMap(({ enterpriseId }) =>
      enterpriseId === '' ? [] : [`owner:${enterpriseId}` as const],
    ),
  ],
}

/** One process of a service that keeps rights. */
export interface RightsKeeper {
  readonly kept: KeptFacts<IpRight>
  readonly memory: FactsInMemory<IpRight>
  stop(): Promise<void>
}

interface Keeping {
  readonly mongoUrl: string
  /** The consumer's own. */
  readonly database: string
  readonly token: string
  readonly clients: FactClients
}

export async function keepRights(keeping: Keeping): Promise<RightsKeeper> {
  const { mongoUrl, database, token, clients } = keeping
  const connection = await connectMongo(mongoUrl, database, 'keeper')
  const tell = (facts: object, message: string): void => {
    if (process.env.SEEDLINE_TEST_VERBOSE)
      process.stderr.write(`${message} ${String(Object.values(facts))}\n`)
  }
  const kept = await keepFacts({
    connection,
    kept: keptRights,
    clients,
    token: async () => token,
    logger: { info: tell, warn: tell },
  })
  return {
    kept,
    memory: factsInMemory(kept, { most: 10_000, bytes: 16 * 1024 * 1024 }),
    async stop() {
      await kept.stop()
      await connection.close()
    },
  }
}

/** A stream whose every item takes a while to arrive. */
export const slowed = ({ facts, watches }: FactClients, ms: number): FactClients => ({
  facts,
  watches: {
    async *watchFacts(request, options) {
      for await (const item of watches.watchFacts(request, options)) {
        await pause(ms)
        yield item
      }
    },
  },
})

// As a process of its own, to be killed while it is being told all there is for the first time.
if (import.meta.filename === process.argv[1]) {
  const [, , mongoUrl = '', database = '', address = '', token = ''] = process.argv
  await keepRights({ mongoUrl, database, token, clients: slowed(factClients(address), 10) })
}
