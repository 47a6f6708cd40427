import { ipFamily } from '@seedline/contracts/operations'
import { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import { publisherOf, topicNames } from '@seedline/contracts/topics'
import type { FactsInMemory, KeptKind } from '@seedline/kept-facts'
import type { ViewStore } from '@seedline/views'
import type { KnownEnterpriseDocument } from '../../projections/known-enterprise/view.ts'
import type { KnownRights } from '../../use-cases/facts-for.ts'
import { mergedIn } from '../views/subjects.ts'

function publishing(topic: string): Pick<KeptKind<IpRight>, 'service' | 'kind'> {
  const publisher = publisherOf(topic)
  if (publisher === undefined) throw new Error(`Nobody publishes ${topic}`)
  return { service: publisher.service, kind: publisher.category }
}

/** The registry's rights, found by their number and by whose they are. */
export const keptRights: KeptKind<IpRight> = {
  ...publishing(topicNames.registry.ip_right),
  version: 1,
  decode: (document) => IpRight.decode(document),
  keysOf: ({ family, number, owners }) => [
    `number:${ipFamily.nameOf(family) ?? ''}:${number}`,
    ...owners.flatMap(({ enterpriseId }) =>
      enterpriseId ? [`owner:${enterpriseId}` as const] : [],
    ),
  ],
}

/** Rights as they are kept in memory, and mergings as the own read model has them. */
export const rightsIn = (
  memory: FactsInMemory<IpRight>,
  enterprises: ViewStore<KnownEnterpriseDocument>,
): KnownRights => {
  const byKey = async (key: `${string}:${string}`) => {
    const { fact, heardUpTo } = await memory.byKey(key)
    return fact.facts.flatMap(({ value }) => (value ? [{ right: value, heardUpTo }] : []))
  }
  return {
    byNumber: async (family, number) => (await byKey(`number:${family}:${number}`))[0],
    async ofEnterprise(enterpriseId, most) {
      const duplicates = await enterprises.find(
        { mergedInto: enterpriseId },
        { sort: { enterpriseId: 1 }, page: { size: most, token: '' } },
      )
      const ids = [enterpriseId, ...duplicates.found.map(({ data }) => data.enterpriseId)]
      const all = (await Promise.all(ids.map((id) => byKey(`owner:${id}`)))).flat()
      const once = new Map(all.map((one) => [one.right.ipRightId, one]))
      return [...once.values()].slice(0, most + 1)
    },
    merged: mergedIn(enterprises),
  }
}
