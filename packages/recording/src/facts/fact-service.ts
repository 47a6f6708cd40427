import { pageBytesMost } from '@seedline/contracts/bounds'
import {
  type Fact,
  FactServiceService,
  type GetFactsRequest,
  type GetFactsResponse,
  type ListFactsRequest,
  type ListFactsResponse,
  Untold,
} from '@seedline/contracts/facts/v1/fact_service'
import { page as pageKind } from '@seedline/contracts/kinds'
import { collecting, requestInvalid } from '@seedline/contracts/operations'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, fewAtATime } from '@seedline/event-store'
import { type BoundService, bind, type Call } from '@seedline/service-kit/grpc'
import { ProblemError, parseId } from '@seedline/values'
import { type FactReader, isFact, readerFor } from './fact-readers.ts'

const MOST_IDS = 100
/** Before the caller stops waiting, what was found by then is answered. */
const ANSWERING_MS = 2000
/** A fact beside its document: id, version, and the lengths of all. */
const AROUND = 60

type Store = Pick<EventStore, 'history'>

/**
 * Facts by their ids, and all of a kind in the order of their ids, now or as of earlier: for services that keep read
 * models of their own. What is told now is at least as new as what was stored when it was asked.
 */
export const factService = (store: Store, readers: ReadonlyMap<string, FactReader>): BoundService =>
  bind(
    FactServiceService,
    {
      getFacts: (request, call) =>
        getFacts(store, readerFor(readers, request.kind, call), request, call),
      listFacts: (request, call) =>
        listFacts(store, readerFor(readers, request.kind, call), request, call),
    },
    // Who may ask for a kind is the rule of its question.
    { getFacts: 'people-and-services', listFacts: 'people-and-services' },
  )

async function getFacts(
  { history }: Store,
  reader: FactReader,
  { ids: given, asOf }: GetFactsRequest,
  call: Call,
): Promise<GetFactsResponse> {
  const ids = reader.idsOf(given, 1, MOST_IDS)
  const heads = asOf ? [] : await history.headsOf(reader.kind, ids)
  const versions = new Map(heads.map(({ id, version }) => [id, version]))
  const facts: Fact[] = []
  const untold: Untold[] = []
  const unknownIds: string[] = []
  const room = roomFor(call)
  const read = async (id: string) => {
    const asked = { asOf, atLeastVersion: versions.get(id) ?? 0 }
    return [id, await reader.read(id, asked, call)] as const
  }
  let looked = 0
  for await (const [id, fact] of fewAtATime(ids, read)) {
    if (!room.takes(fact)) break
    looked += 1
    if (fact === undefined) unknownIds.push(id)
    else if (isFact(fact)) facts.push(fact)
    else untold.push(fact)
  }
  return { facts, unknownIds, leftIds: ids.slice(looked), untold }
}

async function listFacts(
  { history }: Store,
  reader: FactReader,
  { asOf, page }: ListFactsRequest,
  call: Call,
): Promise<ListFactsResponse> {
  const { size, after } = placeOf(page)
  const heads = await history.page(reader.kind, after, size)
  const facts: Fact[] = []
  const untold: Untold[] = []
  const room = roomFor(call)
  const read = ({ id, version }: (typeof heads)[number]) =>
    reader.read(id, { asOf, atLeastVersion: asOf ? 0 : version }, call)
  let looked = 0
  for await (const fact of fewAtATime(heads, read)) {
    if (!room.takes(fact)) break
    looked += 1
    if (fact !== undefined && isFact(fact)) facts.push(fact)
    else if (fact !== undefined) untold.push(fact)
  }
  const more = looked < heads.length || heads.length === size
  return { facts, nextPageToken: more ? (heads[looked - 1]?.id ?? '') : '', untold }
}

function placeOf(given: ListFactsRequest['page']): {
  readonly size: number
  readonly after: string
} {
  const faults = collecting()
  const asked = pageKind.read(given, '', faults)
  if (asked === undefined || faults.found.length > 0)
    throw new ProblemError(requestInvalid(faults.found))
  const { size, token } = asked
  // The id of the last one before: the order of ids never changes.
  if (token !== '' && !parseId('Enterprise', token).ok) throw refusal('PAGE_TOKEN_INVALID')
  return { size, after: token }
}

/** Room in one answer, in bytes and in time: the first is always taken, so that a caller gets on. */
function roomFor({ deadline }: Call): { takes(told: Fact | Untold | undefined): boolean } {
  const until = deadline.getTime() - ANSWERING_MS
  let bytes = 0
  let taken = 0
  return {
    takes(told) {
      if (told !== undefined)
        bytes += isFact(told) ? told.document.length + AROUND : Untold.encode(told).finish().length
      if (taken > 0 && (bytes > pageBytesMost || Date.now() > until)) return false
      taken += 1
      return true
    },
  }
}
