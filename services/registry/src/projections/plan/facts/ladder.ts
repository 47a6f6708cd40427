import { daysBetween, firstDate, type LocalDate, type Rung } from '@seedline/values'
import { compareRungs, trackOf } from '../../../stage-record/rung.ts'
import type { RungState } from '../../../stage-record/state.ts'
import { families, keyBy, type PlanContribution, type PlanFact, type StageOrEnd } from '../fact.ts'
import { bucketOf } from '../pace.ts'
import { type PlanBook, type Stage, stages } from '../plan-book.ts'

type Funnel = PlanBook['funnel']

/** A ladder as the plan looks at it: the rungs that stand, by their days. */
export interface LadderFacts {
  readonly rungs: readonly CountedRung[]
  readonly version: number
  readonly foundedOn: LocalDate | null
  readonly closedOn: LocalDate | null
}

/** A rung, with the duplicate's record that it stands in where it isn't the enterprise's own. */
export interface CountedRung extends RungState {
  readonly under?: { readonly enterpriseId: string; readonly version: number }
}

const byDay = (rungs: readonly CountedRung[]): readonly CountedRung[] =>
  rungs
    .filter(({ withdrawn }) => !withdrawn)
    .toSorted((a, b) =>
      a.reachedOn < b.reachedOn ? -1 : a.reachedOn > b.reachedOn ? 1 : compareRungs(a.rung, b.rung),
    )

const stageOf = ({ stages: all }: Funnel, rung: Rung): Stage | undefined =>
  all.find(({ rungs }) => rungs.includes(rung))?.id

/** Since when an enterprise is where; it never goes back, and what has ended stays so. */
export function stagesOf(
  funnel: Funnel,
  { rungs, closedOn }: LadderFacts,
): PlanContribution['stages'] {
  const found: { stage: StageOrEnd; from: LocalDate }[] = [{ stage: 'research', from: firstDate }]
  const comesTo = (stage: StageOrEnd, from: LocalDate) => {
    const last = found.at(-1)?.stage ?? 'research'
    if (last === 'ended') return
    if (stage !== 'ended' && stages.indexOf(stage) <= stages.indexOf(last)) return
    found.push({ stage, from })
  }
  for (const { rung, reachedOn } of byDay(rungs)) {
    const stage = funnel.ends.includes(rung) ? 'ended' : stageOf(funnel, rung)
    if (stage !== undefined && (closedOn === null || reachedOn <= closedOn))
      comesTo(stage, reachedOn)
  }
  if (closedOn !== null) comesTo('ended', closedOn)
  // Of one day the last counts.
  return found.filter(({ from }, at) => found[at + 1]?.from !== from)
}

export const rungFacts = ({ rungs, version }: LadderFacts): readonly PlanFact[] =>
  byDay(rungs).map(({ rung, rungId, reachedOn, provenance, under }) => ({
    family: families.rungs,
    key: keyBy(rung, '', provenance),
    amount: '1',
    from: reachedOn,
    to: null,
    stage: 'of-first-day',
    record: 'stage-record',
    factId: rungId,
    version: under?.version ?? version,
    ...(under && { recordedUnder: under.enterpriseId }),
  }))

/** How an enterprise went through the funnel: where it came, when it was lost, and how long it took. */
export function funnelFacts(funnel: Funnel, ladder: LadderFacts): readonly PlanFact[] {
  const way = byDay(ladder.rungs)
  const cohort = way[0]?.reachedOn.slice(0, 4) ?? ''
  const first = ladder.foundedOn ?? firstDate
  const along = stagesOf(funnel, ladder)
  const fact = (family: string, key: string, from: LocalDate, to: LocalDate | null = null) => ({
    ...of(ladder.version),
    family,
    key,
    from,
    to,
  })
  const atFirst = (day: LocalDate) => (day === firstDate ? first : day)
  const now = along.map(({ stage, from }, at) =>
    fact(families.funnel, `now~${stage}~${cohort}`, atFirst(from), along[at + 1]?.from ?? null),
  )
  const came = stages.flatMap((stage) => {
    const day = dayAtOrBeyond(along, stage)
    return day === undefined
      ? []
      : [fact(families.funnel, `reached~${stage}~${cohort}`, atFirst(day))]
  })
  return [
    ...now.filter(({ from, to }) => to === null || from < to),
    ...came,
    ...endFacts(funnel, ladder, along, fact, cohort),
    ...spells(along, ladder.foundedOn).map(({ key, on }) =>
      fact(families.funnel, `${key}~${cohort}`, on),
    ),
    ...paces(way).map(({ key, on }) => fact(families.pace, key, on)),
  ]
}

const of = (version: number) =>
  ({ amount: '1', stage: 'none', record: 'stage-record', factId: '', version }) as const

type Along = PlanContribution['stages']

const dayAtOrBeyond = (along: Along, stage: Stage): LocalDate | undefined =>
  along.find((one) => one.stage !== 'ended' && stages.indexOf(one.stage) >= stages.indexOf(stage))
    ?.from

/** That an enterprise ended, how, and in which stage that was. */
function endFacts(
  funnel: Funnel,
  { rungs }: LadderFacts,
  along: Along,
  fact: (family: string, key: string, from: LocalDate) => PlanFact,
  cohort: string,
): readonly PlanFact[] {
  const at = along.findIndex(({ stage }) => stage === 'ended')
  const end = along[at]
  if (end === undefined) return []
  const rung = byDay(rungs).find((one) => funnel.ends.includes(one.rung))
  const how = rung !== undefined && rung.reachedOn === end.from ? rung.rung : 'closed'
  const last = along[at - 1]?.stage ?? 'research'
  return [
    fact(families.funnel, `ended~${how}~${cohort}`, end.from),
    fact(families.funnel, `lost~${last}~${cohort}`, end.from),
  ]
}

/** From the first day in one stage to the first in the next one that it came to; of research, from its foundation. */
function spells(along: Along, foundedOn: LocalDate | null) {
  return along.flatMap(({ stage, from }, at) => {
    const next = along[at + 1]
    const begun = stage === 'research' ? foundedOn : from
    if (next === undefined || next.stage === 'ended' || begun === null) return []
    const days = daysBetween(begun, next.from)
    return days < 0 ? [] : [{ key: `days~${stage}~${next.stage}~${bucketOf(days)}`, on: next.from }]
  })
}

/** From each rung that has a place in the order to the next one. */
function paces(way: readonly RungState[]) {
  const ordered = way.filter(({ rung }) => trackOf(rung) !== 'free')
  return ordered.flatMap((rung, at) => {
    const next = ordered[at + 1]
    if (next === undefined) return []
    const days = daysBetween(rung.reachedOn, next.reachedOn)
    return [{ key: `${rung.rung}~${next.rung}~${bucketOf(days)}`, on: next.reachedOn }]
  })
}
