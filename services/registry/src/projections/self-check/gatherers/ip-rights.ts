import { streamOf } from '@seedline/event-store'
import type { IpKind, LocalDate, Provenance } from '@seedline/values'
import { ipRight } from '../../../ip-right/aggregate.ts'
import type { IpProfile } from '../../../ip-right/events.ts'
import type { Picture } from '../../../ip-right/picture.ts'
import type { IpRightState } from '../../../ip-right/state.ts'
import { kindOf } from '../../../ip-right/term.ts'
import { reckonedOn } from '../../../ip-right/told.ts'
import { pictureOn } from '../../../ip-right/walk.ts'
import { knownRights } from '../../ip-right/known.ts'
import type { IpRightSources } from '../../ip-right/query.ts'
import { pageSizeOf } from '../../known-few.ts'
import type { Gathered, Gatherer, Gathering } from '../gatherer.ts'
import { pagesOf } from '../pages-of.ts'
import { type Remembered, remembering } from '../remembering.ts'
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

/** So many rights are remembered: of one enterprise several designations are looked at, one after the other. */
const mostRemembered = 4_000
/** So many enterprises' lists, read as rules read them: of one several designations are looked at. */
const mostLists = 20

/** The rights that an enterprise owns on the day. Whether they serve its main product, the register doesn't know. */
export const ipRightFacts = (sources: IpRightSources): Gatherer => {
  const remembered = remembering<Told>(mostRemembered)
  const lists = remembering<Gathered>(mostLists)
  return {
    name: { zh: '知识产权', en: 'Intellectual property' },
    register: 'ip_right',
    async gather(asked) {
      const { enterpriseId, on, recordedAt } = asked
      if (recordedAt) return gathered(await toldThen(sources, asked), on)
      // Before they are read: what is recorded meanwhile makes it another the next time.
      const stamp = await sources.rights.stamp({ 'found.named': enterpriseId })
      const as = [enterpriseId, on, stamp].join(' ')
      const known = lists.get(as)
      if (known !== undefined) return known
      const found = gathered(await toldNow(sources, asked, remembered), on)
      lists.keep(as, found)
      return found
    },
  }
}

function gathered(told: readonly Told[], on: LocalDate): Gathered {
  const items = told.flatMap(({ item }) => (item === undefined ? [] : [item]))
  if (items.length === 0) return {}
  return {
    lists: [
      {
        list: 'ip_rights',
        asOf: on,
        complete: false,
        source: '知识产权登记 / rights on record',
        ...leastConfidence(told.flatMap(({ provenance }) => provenance)),
        items,
      },
    ],
  }
}

/** What the register says of a right on a day, where an enterprise owns it then: nothing of one that it doesn't. */
interface Told {
  readonly item: Record<string, unknown> | undefined
  readonly provenance: readonly (Provenance | null)[]
}

const nothing: Told = { item: undefined, provenance: [] }

const pages = (sources: IpRightSources, { enterpriseId }: Gathering, size: number, read: object) =>
  pagesOf(mostPages, (token) =>
    sources.rights.find(
      { 'found.named': enterpriseId },
      {
        sort: { 'found.filedOn': -1 },
        page: { size, token },
        // No answer is made of them that they would have to fit.
        bytesOf: () => 0,
        ...read,
      },
    ),
  )

async function toldThen(sources: IpRightSources, asked: Gathering): Promise<readonly Told[]> {
  const { recordedAt, deadline } = asked
  const asOf = { ...(recordedAt && { recordedAt }) }
  const told: Told[] = []
  for await (const found of pages(sources, asked, pageSizeOf(ofPage, asOf), {}))
    for await (const { state } of knownRights(sources.store, found, { asOf, deadline }))
      told.push(toldOf(state, asked))
  return told
}

// First which there are and in which version: only those that are not remembered so are read.
async function toldNow(
  { rights, ...sources }: IpRightSources,
  asked: Gathering,
  remembered: Remembered<Told>,
): Promise<readonly Told[]> {
  const told: Told[] = []
  for await (const found of pages({ rights, ...sources }, asked, ofPage, { only: [] })) {
    const named = found.map(({ key, versions }) => ({
      key,
      as: [key, versions[streamOf(ipRight.name, key)], asked.enterpriseId, asked.on].join(' '),
    }))
    const lacking = named.filter(({ as }) => remembered.get(as) === undefined)
    const read = await rights.many(
      lacking.map(({ key }) => key),
      { leaveOut: notAsked },
    )
    const fresh = new Map(read.map(({ key, data }) => [key, toldOf(data.state, asked)]))
    for (const { key, as } of named) {
      const one = fresh.get(key)
      // What was read may be later than what was found: then it is asked for by its own version the next time.
      if (one !== undefined) remembered.keep(as, one)
      told.push(one ?? remembered.get(as) ?? nothing)
    }
  }
  return told
}

function toldOf(state: IpRightState, { enterpriseId, on }: Gathering): Told {
  if (state.status === 'unregistered') return nothing
  const { profile, entries } = state
  if (profile.filedOn !== null && on < profile.filedOn) return nothing
  const picture = pictureOn(profile, entries, on)
  const rank = picture.owners.findIndex((owner) => owner.enterpriseId === enterpriseId) + 1
  if (rank === 0) return nothing
  return { item: itemOf({ profile, picture, rank }, on), provenance: [profile.provenance] }
}

/** What the register says of a right that the enterprise owns on the day. */
interface Owned {
  readonly profile: IpProfile
  readonly picture: Picture
  readonly rank: number
}

// What isn't known of a right is left out, and then never counts: that it is of high value where nobody marked it, and
// that it is in force where its fees are overdue.
function itemOf(
  { profile, picture, rank }: Owned,
  on: LocalDate,
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
