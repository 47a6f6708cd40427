import type { EnterpriseId, IpKind, LocalDate } from '@seedline/values'
import type { IpProfile } from '../../../ip-right/events.ts'
import type { Picture } from '../../../ip-right/picture.ts'
import type { IpRightState } from '../../../ip-right/state.ts'
import { kindOf } from '../../../ip-right/term.ts'
import { reckonedOn } from '../../../ip-right/told.ts'
import { pictureOn } from '../../../ip-right/walk.ts'
import { knownRights } from '../../ip-right/known.ts'
import type { IpRightSources } from '../../ip-right/query.ts'
import { pageSizeOf } from '../../known-few.ts'
import type { Gatherer, Gathering } from '../gatherer.ts'
import { leastConfidence } from '../stated.ts'

/** As rules name the kinds; of patents granted abroad none speaks. */
export const kindsInRules: Readonly<Record<IpKind, string | undefined>> = {
  invention: 'invention',
  'utility-model': 'utility-model',
  design: 'design',
  'overseas-patent': undefined,
  trademark: 'trademark',
  'software-copyright': 'software',
  'layout-design': 'layout-design',
}

const ofPage = 200
/** No further are they looked at, and as they were recorded less far: the list is taken for incomplete anyway. */
const mostPages = 5

/** Of what is recorded of a right the facts need no more than what stands beside this: so many are read at once. */
const notAsked = [
  ...['listed', 'owners', 'named', 'kind', 'grantedOn', 'overOn', 'marks'].map(
    (part) => `found.${part}`,
  ),
  'state.profile.title',
  'state.profile.sameDayNumber',
  'state.profile.owners.name',
  'state.profile.owners.share',
  'state.profile.provenance.source',
  'state.profile.provenance.synthetic',
  ...['ipRightId', 'evidence', 'provenance'].map((part) => `state.entries.fact.${part}`),
]

/** The rights that an enterprise owns on the day. Whether they serve its main product, the register doesn't know. */
export const ipRightFacts = (sources: IpRightSources): Gatherer => ({
  name: { zh: '知识产权', en: 'Intellectual property' },
  register: 'ip_right',
  async gather(asked) {
    const rights = await rightsOf(sources, asked)
    const items = rights.map((right) => itemOf(right, asked)).filter((item) => item !== undefined)
    if (items.length === 0) return {}
    const told = rights.map(({ profile }) => profile.provenance)
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

/** What the register says of a right that the enterprise owns on the day. */
interface Owned {
  readonly profile: IpProfile
  readonly picture: Picture
  readonly rank: number
}

async function rightsOf(
  { store, rights }: IpRightSources,
  { enterpriseId, on, recordedAt, deadline }: Gathering,
): Promise<readonly Owned[]> {
  const asOf = { ...(recordedAt && { recordedAt }) }
  const size = pageSizeOf(ofPage, asOf)
  const all: Owned[] = []
  let token = ''
  for (let page = 0; page < mostPages; page++) {
    const found = await rights.find(
      { 'found.named': enterpriseId },
      {
        sort: { 'found.filedOn': -1 },
        page: { size, token },
        leaveOut: notAsked,
        // No answer is made of them that they would have to fit.
        bytesOf: () => 0,
      },
    )
    for await (const { state } of knownRights(store, found.found, { asOf, deadline }))
      all.push(...ownedIn(state, enterpriseId, on))
    token = found.nextPageToken
    if (token === '') break
  }
  return all
}

function ownedIn(state: IpRightState, enterpriseId: EnterpriseId, on: LocalDate): readonly Owned[] {
  if (state.status === 'unregistered') return []
  const { profile, entries } = state
  if (profile.filedOn !== null && on < profile.filedOn) return []
  const picture = pictureOn(profile, entries, on)
  const rank = picture.owners.findIndex((owner) => owner.enterpriseId === enterpriseId) + 1
  return rank === 0 ? [] : [{ profile, picture, rank }]
}

// What isn't known of a right is left out, and then never counts: that it is of high value where nobody marked it, and
// that it is in force where its fees are overdue.
function itemOf(
  { profile, picture, rank }: Owned,
  { on }: Gathering,
): Record<string, unknown> | undefined {
  const kind = kindsInRules[kindOf(profile)]
  if (kind === undefined) return undefined
  const { phase, fees, highValue } = reckonedOn(on, picture, profile)
  const { acquisition, acquiredOn, granted } = picture
  return {
    name: profile.number,
    kind,
    acquisition: acquisition === 'original' ? 'own' : 'transferred',
    ...(acquiredOn !== null && { acquired_on: acquiredOn }),
    ...(granted && { granted_on: granted.on }),
    owner_rank: { value: String(rank), unit: 'place' },
    ...(fees?.standing !== 'overdue' && { in_force: phase === 'in-force' }),
    ...(highValue && { high_value: true }),
  }
}
