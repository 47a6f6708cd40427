import { refusal } from '@seedline/contracts/refusals'
import type { ListedFigure } from '@seedline/contracts/registry/v1/figures_service'
import { type EventStore, streamOf } from '@seedline/event-store'
import { metaOf, recordingOf } from '@seedline/facts/answers'
import type { EnterpriseId, FigurePeriod } from '@seedline/values'
import {
  type AsOf,
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import { figures } from '../../figures/aggregate.ts'
import { figuresEntriesMax } from '../../figures/decide.ts'
import { figuresEvents } from '../../figures/events.ts'
import { evolve, type FiguresDocument, noFigures } from './document.ts'

export interface FiguresQuestion extends Question {
  readonly enterpriseId: EnterpriseId
}

export interface FiguresSources {
  readonly store: EventStore
  readonly view: ViewStore<FiguresDocument>
}

export interface FiguresAnswer {
  readonly document: FiguresDocument
  /** 0 when nothing was stated. */
  readonly version: number
}

/**
 * What an enterprise has stated, and what stands of it: as of a day, what was stated by then as it is known by `recordedAt`.
 * @throws ProblemError ENTERPRISE_UNKNOWN, VERSION_NOT_REACHED
 */
export async function getFigures(
  { store, view }: FiguresSources,
  question: FiguresQuestion,
): Promise<FiguresAnswer> {
  const { enterpriseId, asOf } = question
  const stream = streamOf(figures.name, enterpriseId)
  const viewed = await currentOf(view, { ...question, key: enterpriseId, stream })
  if (viewed) return { document: viewed.data, version: viewed.versions[stream] ?? 0 }
  const folded = await fold(store, enterpriseId, asOf)
  expectReached(question, folded.version)
  if (folded.version === 0) await expectKnown(store, enterpriseId)
  return folded
}

async function fold(
  store: EventStore,
  enterpriseId: EnterpriseId,
  asOf: AsOf,
): Promise<FiguresAnswer> {
  const { recordedAt } = asOf
  const recorded = await store.read(figures, enterpriseId, {
    limit: figuresEntriesMax,
    ...(recordedAt && { recordedAt }),
  })
  const document = recorded
    .filter(({ event }) => {
      const on = figuresEvents.occurredOn(event)
      // A wrong entry was never so, as of no day.
      return on === undefined || hadHappened(on, asOf)
    })
    .reduce(
      (before, entry) => evolve(before, entry.event, recordingOf(metaOf(entry, 'registry'))),
      noFigures,
    )
  return { document, version: recorded.at(-1)?.version ?? 0 }
}

async function expectKnown(store: EventStore, enterpriseId: EnterpriseId): Promise<void> {
  const { state } = await store.load(enterprise, enterpriseId)
  if (state.status === 'unregistered')
    throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
}

interface ListQuestion {
  readonly period: FigurePeriod
  /** Empty: all. */
  readonly item: string
  readonly page: { readonly size: number; readonly token: string }
}

type Listed = Omit<ListedFigure, 'enterprise'>

/** What stands of a period, of all enterprises. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listFigures(
  view: ViewStore<FiguresDocument>,
  { period, item, page }: ListQuestion,
): Promise<{ readonly figures: Listed[]; readonly nextPageToken: string }> {
  const asked = ({ standing }: FiguresDocument) =>
    (standing[period] ?? []).filter((figure) => item === '' || figure.item === item)
  const { found, nextPageToken } = await view.find(
    { periods: period },
    {
      page,
      only: [`standing.${period}`, 'statements.statementId', 'statements.provenance.source'],
      bytesOf: (document) => listedBytesOf(document, asked(document)),
    },
  )
  return {
    figures: found.flatMap(({ key, data }) =>
      asked(data).map((figure) => ({
        enterpriseId: key,
        figure,
        source: sourceOf(data, figure.statementId),
      })),
    ),
    nextPageToken,
  }
}

const sourceOf = ({ statements }: FiguresDocument, statementId: string): string =>
  statements.find((one) => one.statementId === statementId)?.provenance.source ?? ''

/** What a figure takes in the list beside its source, at most: ids, an item, a number, a unit, days, marks, and whose it is. */
const listedBytes = 1_000

const listedBytesOf = (
  document: FiguresDocument,
  figures: readonly { readonly statementId: string }[],
): number =>
  figures.reduce(
    (sum, { statementId }) => sum + listedBytes + 4 * sourceOf(document, statementId).length,
    0,
  )
