import { byService, recordingServices } from '@seedline/contracts/services'
import { type VerifyReport, verifiedServices, verifyAll } from '@seedline/verify'
import type { Service } from '../story/deed.ts'
import type { World } from '../world/world.ts'

const SETTLE_MS = 20_000

/** What `verify` finds, of the read models that the code running last has. */
export async function verified(
  world: World,
  releases: Readonly<Record<Service, number>>,
): Promise<VerifyReport> {
  const releasesBy = new Map<string, number>(Object.entries(releases))
  const databases = byService(recordingServices, (name): string => name)
  return verifyAll({
    mongoUrl: 'simulated',
    databases,
    // Those that play; of the others nothing was recorded.
    services: played(releases).map((service) => ({
      ...service,
      views: service.views.map((view) => ({
        ...view,
        foldVersion: view.foldVersion + (releasesBy.get(service.name) ?? 0),
      })),
    })),
    settleMs: SETTLE_MS,
    topics: {
      async readLast(topic, count, each) {
        const partitions = world.broker.topics.get(topic)?.partitions ?? []
        for (const { partition, records } of partitions) {
          for (const { offset, key, headers } of records.slice(-count)) {
            each({
              topic,
              partition,
              offset: BigInt(offset),
              key,
              eventId: headers.ce_id,
              stream: headers.ce_stream,
              version: Number(headers.ce_sequence),
              commandId: headers.ce_commandid,
            })
          }
        }
        return { fromBeginning: partitions.every(({ records }) => records.length <= count) }
      },
    },
  })
}

const played = (releases: Readonly<Record<Service, number>>) =>
  known.filter(({ name }) => Object.hasOwn(releases, name))

// Found before time is no longer the machine's.
const known = await verifiedServices()

export const viewNamed = (name: string) =>
  known.flatMap(({ views }) => views).find((view) => view.name === name)
