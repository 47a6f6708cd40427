import type { WishOf } from '../found.ts'
import { idsOf, isOwnOf, pathOf, reasonOf, type Settling } from './settling.ts'
import { correctedBy, same, type Verdict, verdictOf } from './verdict.ts'

type Rung = WishOf<'rung'>

/**
 * Rungs of one name are matched by their day; one whose day an earlier edition of the dossier gave
 * otherwise is corrected.
 */
export async function settleRungs(
  wishes: readonly Rung[],
  settling: Settling,
): Promise<ReadonlyMap<Rung, Verdict>> {
  const verdicts = new Map<Rung, Verdict>()
  const free = new Map(
    settling.standing.ladder.rungs
      .filter(({ withdrawn }) => !withdrawn)
      .map((rung) => [rung.rungId, rung] as const),
  )
  const take = (wish: Rung, isMatch: (reachedOn: string) => boolean) => {
    const found = [...free.values()].find(
      ({ rung, reachedOn }) => rung === wish.rung && isMatch(reachedOn),
    )
    if (found) free.delete(found.rungId)
    return found
  }
  const exact = wishes.map((wish) => [wish, take(wish, (day) => day === wish.reachedOn)] as const)
  for (const [wish, there] of exact) {
    const found = there ?? take(wish, () => true)
    verdicts.set(wish, found ? await compare(wish, found, settling) : await record(wish, settling))
  }
  return verdicts
}

async function record(wish: Rung, settling: Settling): Promise<Verdict> {
  const { rung, reachedOn, evidence, provenance } = wish
  const give = (more: object) =>
    settling.recorder.give({
      operation: 'recordStage',
      path: pathOf(settling, 'ladder/rungs'),
      ids: idsOf(settling),
      body: { rung, reachedOn, evidence, provenance, ...more },
      on: settling.standing.ladder.version,
    })
  const given = await give({})
  if (given.kind !== 'refused' || given.code !== 'STAGE_OUT_OF_ORDER') return verdictOf(given)
  return verdictOf(await give({ outOfOrderReason: reasonOf(settling) }))
}

type Found = Settling['standing']['ladder']['rungs'][number]

async function compare(wish: Rung, found: Found, settling: Settling): Promise<Verdict> {
  const { rungId, reachedOn, evidence } = found
  const papers = (list: readonly { readonly title: string; readonly url?: string | undefined }[]) =>
    list.map(({ title, url = '' }) => `${title} ${url}`.trim()).join('; ')
  const isDay = reachedOn === wish.reachedOn
  const isAll = papers(evidence) === papers(wish.evidence)
  if (isDay && (isAll || !isOwnOf(settling, found))) return same
  const [stated, said] = isDay
    ? changedPapers(papers(wish.evidence), papers(evidence))
    : [wish.reachedOn, reachedOn]
  if (!isOwnOf(settling, found)) return { kind: 'differs', stated, found: said }
  const given = await settling.recorder.give({
    operation: 'correctStage',
    path: pathOf(settling, `ladder/rungs/${encodeURIComponent(rungId)}/corrections`),
    ids: { ...idsOf(settling), rungId },
    body: {
      reason: reasonOf(settling),
      ...(!isDay && { reachedOn: wish.reachedOn }),
      ...(!isAll && { evidence: wish.evidence }),
    },
    on: settling.standing.ladder.version,
  })
  return correctedBy(given, stated, said)
}

/** Of two lists of papers those that are not in the other. */
function changedPapers(stated: string, found: string): [string, string] {
  const [now, before] = [stated.split('; '), found.split('; ')]
  return [
    now.filter((one) => !before.includes(one)).join('; '),
    before.filter((one) => !now.includes(one)).join('; '),
  ]
}
