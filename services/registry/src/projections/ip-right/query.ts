import { pageBytesMost } from '@seedline/contracts/bounds'
import { ipKind, ipMark, ipPhase } from '@seedline/contracts/operations'
import { refusal } from '@seedline/contracts/refusals'
import {
  IpRight,
  type IpRightHistory,
  type IpRightList,
} from '@seedline/contracts/registry/v1/ip_right_service'
import { type EventStore, type Recorded, streamOf } from '@seedline/event-store'
import { historyEntry, metaOf } from '@seedline/facts/answers'
import {
  type Clock,
  dateInShanghai,
  deriveId,
  type EnterpriseId,
  type IpFamily,
  type IpKind,
  parseIpNumber,
  trusted,
} from '@seedline/values'
import {
  type AsOf,
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type Viewed,
  type ViewStore,
} from '@seedline/views'
import { dayToldFor } from '../../facts/day-told-for.ts'
import { ipRight } from '../../ip-right/aggregate.ts'
import { type IpRightEvent, type IpRightId, ipRightEvents } from '../../ip-right/events.ts'
import { anyOf } from '../any-of.ts'
import { pageSizeOf } from '../known-few.ts'
import { answerOf } from './answer.ts'
import { type IpRightDocument, inPhase } from './document.ts'
import { foldRight, type KnownRight, knownRights, readRight } from './known.ts'

export interface IpRightSources {
  readonly store: EventStore
  readonly rights: ViewStore<IpRightDocument>
  readonly clock: Clock
}

/** The id of a right: of its number in its register, however that was written. */
export const idOfNumber = (family: IpFamily, number: string): IpRightId =>
  deriveId('IpRight', family, trusted(parseIpNumber(family, number)))

/** One right. @throws ProblemError IP_RIGHT_UNKNOWN, VERSION_NOT_REACHED */
export async function getIpRight(
  sources: IpRightSources,
  question: Question & { readonly ipRightId: IpRightId },
): Promise<IpRight> {
  const { ipRightId, asOf } = question
  const { state, version } = await stateOf(sources, question)
  const told = answerOf({ ipRightId, version, state, day: dayToldFor(asOf, sources.clock()) })
  if (told === undefined) throw refusal('IP_RIGHT_UNKNOWN', { ip_right_id: ipRightId })
  return told
}

/** The same by its number. @throws ProblemError IP_RIGHT_UNKNOWN */
export const findIpRight = (
  sources: IpRightSources,
  {
    family,
    number,
    ...asked
  }: {
    readonly family: IpFamily
    readonly number: string
    readonly asOf: AsOf
    readonly deadline: Date
  },
): Promise<IpRight> =>
  getIpRight(sources, { ...asked, atLeastVersion: 0, ipRightId: idOfNumber(family, number) })

// A document holds all that stands: as of a day it answers, too; as it was recorded, only the stream does.
async function stateOf(
  { store, rights }: IpRightSources,
  question: Question & { readonly ipRightId: IpRightId },
): Promise<KnownRight> {
  const { ipRightId, asOf, deadline } = question
  const stream = streamOf(ipRight.name, ipRightId)
  if (asOf.recordedAt === undefined) {
    const current = { ...question, asOf: {}, key: ipRightId, stream }
    const viewed = await currentOf(rights, current)
    if (viewed)
      return { ipRightId, state: viewed.data.state, version: viewed.versions[stream] ?? 0 }
  }
  const folded = await foldRight(store, ipRightId, asOf, deadline)
  if (folded.version > 0) expectReached(question, folded.version)
  return folded
}

export interface IpRightFilter {
  /** '': of everybody. */
  readonly enterpriseId: EnterpriseId | ''
  /** Duplicates of that enterprise, under whose ids rights of it may stand. */
  readonly duplicates?: readonly EnterpriseId[]
  /** None: all. */
  readonly ids: readonly string[]
  readonly kind?: IpKind | undefined
  readonly phase?: 'application' | 'in-force' | 'ended' | undefined
  readonly mark?: (typeof ipMark.names)[number] | undefined
  readonly asOf: AsOf
  readonly page: { readonly size: number; readonly token: string }
  readonly deadline: Date
}

const countedMost = 10_000

/**
 * Rights of an enterprise, the last filed first; or of everybody, in the order of their ids, which never changes.
 * @throws ProblemError PAGE_TOKEN_INVALID
 */
export async function listIpRights(
  sources: IpRightSources,
  filter: IpRightFilter,
): Promise<IpRightList> {
  const { ids, enterpriseId, asOf } = filter
  if (ids.length > 0) return theseRights(sources, filter)
  const isPast = (asOf.occurredOn ?? asOf.recordedAt) !== undefined
  const page = { ...filter.page, size: pageSizeOf(filter.page.size, asOf) }
  const conditions = {
    ...(enterpriseId !== '' && { 'found.named': anyOf(idsIn(filter)) }),
    ...(filter.kind && { 'found.kind': filter.kind }),
    ...(isPast ? {} : today(filter, sources.clock)),
  }
  const [{ found, nextPageToken }, counted] = await Promise.all([
    sources.rights.find(conditions, {
      page,
      ...(enterpriseId !== '' && { sort: { 'found.filedOn': -1 } }),
    }),
    // Of everybody there may be a million; and as of the past each would have to be looked at.
    enterpriseId === '' || isPast ? undefined : sources.rights.count(conditions, countedMost),
  ])
  const { rights, looked } = await toldOf(sources, found, filter)
  // What was recorded then may be longer than what stands: the page is found again, as long as it fits.
  return looked < found.length
    ? listIpRights(sources, { ...filter, page: { ...page, size: looked } })
    : listOf(rights, nextPageToken, counted ?? wholeOf(rights, filter, nextPageToken))
}

/** Those of them that fit an answer, in the order asked for; a token says from which one to go on. */
async function theseRights(sources: IpRightSources, filter: IpRightFilter): Promise<IpRightList> {
  const { ids, page } = filter
  const from = page.token === '' ? 0 : ids.indexOf(page.token)
  if (from < 0) throw refusal('PAGE_TOKEN_INVALID')
  const asked = ids.slice(from, from + pageSizeOf(ids.length, filter.asOf))
  const got = await Promise.all(asked.map((id) => sources.rights.get(id)))
  const there = got.filter((one) => one !== undefined)
  const { rights, looked } = await toldOf(sources, there, filter)
  const next = looked < there.length ? there[looked]?.key : ids[from + asked.length]
  return listOf(rights, next ?? '', wholeOf(rights, filter, next ?? ''))
}

const listOf = (
  rights: readonly IpRight[],
  nextPageToken: string,
  knownTotal: number | undefined,
): IpRightList => ({ rights, nextPageToken, knownTotal, total: 0 })

/** How many there are where this page has all of them. */
const wholeOf = (
  { length }: readonly IpRight[],
  { page }: IpRightFilter,
  nextPageToken: string,
): number | undefined => (page.token === '' && nextPageToken === '' ? length : undefined)

/** An enterprise's own id, and those of its duplicates; none: everybody's. */
const idsIn = ({ enterpriseId, duplicates = [] }: IpRightFilter): readonly string[] =>
  enterpriseId === '' ? [] : [enterpriseId, ...duplicates]

const today = (filter: IpRightFilter, clock: Clock) => ({
  'found.listed': true,
  ...(filter.enterpriseId === '' ? {} : { 'found.owners': anyOf(idsIn(filter)) }),
  ...ofLife(filter, clock),
})

const ofLife = ({ phase, mark }: IpRightFilter, clock: Clock) => ({
  ...(phase && inPhase(phase, clock())),
  ...(mark && { 'found.marks': mark }),
})

/** Rights as answers, and how many were looked at until they were as long as a page may be. */
async function toldOf(
  { store, clock }: IpRightSources,
  found: readonly Viewed<IpRightDocument>[],
  filter: IpRightFilter,
): Promise<{ readonly rights: readonly IpRight[]; readonly looked: number }> {
  const day = dayToldFor(filter.asOf, clock())
  const rights: IpRight[] = []
  let bytes = 0
  let looked = 0
  for await (const known of knownRights(store, found, filter)) {
    const right = answerOf({ ...known, day })
    if (right !== undefined && matches(right, filter)) {
      bytes += IpRight.encode(right).finish().length
      if (bytes > pageBytesMost && looked > 0) break
      rights.push(right)
    }
    looked++
  }
  return { rights, looked }
}

// What the conditions asked of today is asked of that day.
function matches(right: IpRight, filter: IpRightFilter): boolean {
  const { kind, phase, mark } = filter
  const ids = idsIn(filter)
  return (
    (ids.length === 0 || right.owners.some(({ enterpriseId }) => ids.includes(enterpriseId))) &&
    (kind === undefined || right.kind === ipKind.toProto(kind)) &&
    (phase === undefined || right.phase === ipPhase.toProto(phase)) &&
    (mark === undefined || right.marks.includes(ipMark.toProto(mark)))
  )
}

/** The history of a right, oldest first, complete: a stream is bounded. @throws ProblemError IP_RIGHT_UNKNOWN */
export async function getIpRightHistory(
  { store }: Pick<IpRightSources, 'store'>,
  {
    ipRightId,
    asOf,
    deadline,
  }: {
    readonly ipRightId: IpRightId
    readonly asOf: AsOf
    readonly deadline: Date
  },
): Promise<IpRightHistory> {
  const recorded = await readRight(store, ipRightId, asOf, deadline)
  if (recorded.length === 0) throw refusal('IP_RIGHT_UNKNOWN', { ip_right_id: ipRightId })
  const takenBack = reversals(recorded)
  const entries = recorded.flatMap((entry) => {
    const { event, recordedAt, version } = entry
    // Registering, correcting and reversing happen when they are recorded.
    const occurredOn = ipRightEvents.occurredOn(event) ?? dateInShanghai(recordedAt)
    if (!hadHappened(occurredOn, asOf)) return []
    const reason = 'reason' in event ? event.reason : ''
    const line = { occurredOn, json: ipRightEvents.json(event), reason }
    return [
      historyEntry(metaOf(entry, 'registry'), { ...line, reversedBy: takenBack.get(version) }),
    ]
  })
  return { entries }
}

const reversals = (recorded: readonly Recorded<IpRightEvent>[]): ReadonlyMap<number, string> =>
  new Map(
    recorded.flatMap(({ event, eventId }) =>
      event.type === 'IpEntriesReversed'
        ? event.versions.map((version) => [version, eventId] as const)
        : [],
    ),
  )
