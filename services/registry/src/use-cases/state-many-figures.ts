import { createHash } from 'node:crypto'
import {
  collecting,
  type figures,
  type RequestOf,
  requestInvalid,
} from '@seedline/contracts/operations'
import type { FiguresVerdict } from '@seedline/contracts/registry/v1/figures_service'
import type { Actor } from '@seedline/event-store'
import {
  deriveId,
  type EnterpriseId,
  type Instant,
  type Problem,
  ProblemError,
  problemKinds,
} from '@seedline/values'
import { checkStatement } from '../figures/check-statement.ts'
import { enterpriseDatesOf } from './enterprise-dates.ts'
import { type FiguresSources, stateFigures } from './state-figures.ts'

type Request = RequestOf<(typeof figures)['operations']['stateManyFigures']>
type OfOne = Request['statements'][number]

interface Asking {
  readonly actor: Actor
  readonly at: Instant
  readonly deadline: Date
  readonly traceparent?: string
}

/** Enterprises at a time: appends that come together are written together. */
const atOnce = 64

/** Records each statement by itself, those of one enterprise in the order of the request. */
export async function stateManyFigures(
  sources: FiguresSources,
  { statements }: Request,
  asking: Asking,
): Promise<readonly FiguresVerdict[]> {
  const verdicts = new Array<FiguresVerdict>(statements.length)
  const queues = Map.groupBy(statements.keys(), (index) => ownerOf(statements[index], index))
  const waiting = [...queues.values()].values()
  const work = async (): Promise<void> => {
    for (const queue of waiting) {
      const known = knowingOnce(sources)
      for (const index of queue) verdicts[index] = await verdictOf(known, statements[index], asking)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return verdicts
}

// Its statements come one after the other: what is known of their enterprise is asked once.
const knowingOnce = (sources: FiguresSources): FiguresSources => {
  let found: ReturnType<typeof enterpriseDatesOf> | undefined
  const datesOf = (id: EnterpriseId) => {
    found ??= enterpriseDatesOf(sources.store, id)
    return found
  }
  return { ...sources, datesOf }
}

const ownerOf = (tried: OfOne | undefined, index: number): string =>
  tried?.ok ? tried.value.enterpriseId : `unread ${index}`

async function verdictOf(
  sources: FiguresSources,
  tried: OfOne | undefined,
  asking: Asking,
): Promise<FiguresVerdict> {
  if (!tried?.ok) return refused(tried?.given.key ?? '', requestInvalid(tried?.fields ?? []))
  const { key, ...asked } = tried.value
  const faults = collecting()
  checkStatement(sources.catalogue)(asked, faults)
  if (faults.found.length > 0) return refused(key, requestInvalid(faults.found))
  try {
    const { actor, at, deadline, traceparent } = asking
    const context = {
      commandId: commandIdOf(actor, key),
      actor,
      at,
      requestHash: hashOf(asked),
      ...(traceparent !== undefined && { traceparent }),
    }
    const { repeated, eventIds, version } = await stateFigures(sources, asked, {
      context,
      expectedVersion: 0,
      deadline,
    })
    const outcome = repeated ? 'repeated' : eventIds.length === 0 ? 'unchanged' : 'recorded'
    return { key, outcome, version, ...nothingWrong }
  } catch (error) {
    // What passes is no verdict: the whole is asked again, and what was recorded is then known.
    if (!(error instanceof ProblemError) || problemKinds[error.problem.kind].passes) throw error
    return refused(key, error.problem)
  }
}

const nothingWrong = { problemCode: '', problemZh: '', problemEn: '', faults: [] }

const refused = (key: string, { code, title, fields = [] }: Problem): FiguresVerdict => ({
  key,
  outcome: 'refused',
  version: 0,
  problemCode: code,
  problemZh: title.zh,
  problemEn: title.en,
  faults: fields.map((field) => ({
    pointer: field.pointer,
    code: field.code,
    zh: field.title.zh,
    en: field.title.en,
  })),
})

// As the gateway does with an Idempotency-Key: two people may choose the same.
const commandIdOf = ({ subject }: Actor, key: string): string => deriveId('Statement', subject, key)

const hashOf = (asked: object): string =>
  createHash('sha256')
    .update(JSON.stringify(asked, (_, value) => (typeof value === 'bigint' ? `${value}` : value)))
    .digest('hex')
