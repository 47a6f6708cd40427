import { optional, provenance } from '@seedline/contracts/kinds'
import { ipAcquisition, ipFeeStanding, ipKind, ipPhase } from '@seedline/contracts/operations'
import type { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import type { IpKind } from '@seedline/values'
import { type IpRightSources, listIpRights } from '../../ip-right/query.ts'
import type { Gatherer, Gathering } from '../gatherer.ts'
import { leastConfidence } from '../stated.ts'

/** As rules name the kinds; of patents granted abroad none speaks. */
const kinds: Readonly<Record<IpKind, string | undefined>> = {
  invention: 'invention',
  'utility-model': 'utility-model',
  design: 'design',
  'overseas-patent': undefined,
  trademark: 'trademark',
  'software-copyright': 'software',
  'layout-design': 'layout-design',
}

const ofPage = 200
/** No further are they looked at: the list is taken for incomplete anyway. */
const mostPages = 5

/** The rights that an enterprise owns on the day. Whether they serve its main product, the register doesn't know. */
export const ipRightFacts = (sources: IpRightSources): Gatherer => ({
  name: { zh: '知识产权', en: 'Intellectual property' },
  register: 'ip_right',
  async gather(asked) {
    const rights = await rightsOf(sources, asked)
    const items = rights.map((right) => itemOf(right, asked)).filter((item) => item !== undefined)
    if (items.length === 0) return {}
    const told = rights.map((right) => madeBy.recorded(right.provenance))
    return {
      lists: [
        {
          list: 'ip_rights',
          asOf: asked.on,
          complete: false,
          source: '知识产权登记 / rights on record',
          ...leastConfidence(told),
          items,
        },
      ],
    }
  },
})

const madeBy = optional(provenance, null)

async function rightsOf(
  sources: IpRightSources,
  { enterpriseId, on, recordedAt, deadline }: Gathering,
): Promise<readonly IpRight[]> {
  const asOf = { occurredOn: on, ...(recordedAt && { recordedAt }) }
  const all: IpRight[] = []
  let token = ''
  for (let page = 0; page < mostPages; page++) {
    const filter = { enterpriseId, ids: [], asOf, deadline, page: { size: ofPage, token } }
    const found = await listIpRights(sources, filter)
    all.push(...found.rights)
    token = found.nextPageToken
    if (token === '') break
  }
  return all
}

// What isn't known of a right is left out, and then never counts: that it is of high value where nobody marked it, and
// that it is in force where its fees are overdue.
function itemOf(right: IpRight, { enterpriseId }: Gathering): Record<string, unknown> | undefined {
  const kind = kinds[ipKind.recorded(right.kind)]
  if (kind === undefined) return undefined
  const rank = right.owners.findIndex((owner) => owner.enterpriseId === enterpriseId) + 1
  const overdue = ipFeeStanding.nameOf(right.fees) === 'overdue'
  return {
    name: right.number,
    kind,
    acquisition: ipAcquisition.nameOf(right.acquisition) === 'original' ? 'own' : 'transferred',
    ...(right.acquiredOn !== '' && { acquired_on: right.acquiredOn }),
    ...(right.grantedOn !== '' && { granted_on: right.grantedOn }),
    ...(rank > 0 && { owner_rank: { value: String(rank), unit: 'place' } }),
    ...(!overdue && { in_force: ipPhase.nameOf(right.phase) === 'in-force' }),
    ...(right.highValue && { high_value: true }),
  }
}
