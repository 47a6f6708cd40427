import { oneOfUnit, type Unit, units } from '@seedline/values'
import type { WishOf } from '../found.ts'
import { compare, decimalOf, type Ratio, ratioOf, times } from '../read/exact.ts'
import type { Given } from './recorder.ts'
import { idsOf, isOwnOf, pathOf, reasonOf, type Settling } from './settling.ts'
import { correctedBy, same, type Verdict, verdictOf } from './verdict.ts'

type Figure = WishOf<'figure'>
type Found = Settling['standing']['figures']['figures'][number]

/** Figures that stand are left, those of an earlier edition restated, and new ones stated, those of one source and period together. */
export async function settleFigures(
  wishes: readonly Figure[],
  settling: Settling,
): Promise<ReadonlyMap<Figure, Verdict>> {
  const verdicts = new Map<Figure, Verdict>()
  const fresh: Figure[] = []
  for (const wish of wishes) {
    const there = settling.standing.figures.figures.find(
      ({ period, item }) => period === wish.period && item === wish.item,
    )
    if (there) verdicts.set(wish, await compareWith(there, wish, settling))
    else fresh.push(wish)
  }
  const groups = Map.groupBy(fresh, (wish) => JSON.stringify(settingOf(wish)))
  for (const group of groups.values())
    for (const [wish, verdict] of await stateGroup(group, settling)) verdicts.set(wish, verdict)
  return verdicts
}

const settingOf = ({ period, statedOn, audited, provenance, evidence }: Figure) => ({
  period,
  statedOn,
  audited,
  provenance,
  evidence,
})

/** All of a statement at once; where it is refused, one after the other, so that one doesn't keep the others out. */
async function stateGroup(
  group: readonly Figure[],
  settling: Settling,
): Promise<(readonly [Figure, Verdict])[]> {
  const isOnce = new Set(group.map(({ item }) => item)).size === group.length
  if (group.length > 1 && isOnce) {
    const together = await state(group, settling)
    if (together.kind !== 'refused')
      return group.map((wish) => [wish, verdictOf(together)] as const)
  }
  const verdicts: (readonly [Figure, Verdict])[] = []
  for (const wish of group) verdicts.push([wish, asked(await state([wish], settling))])
  return verdicts
}

async function state(group: readonly Figure[], settling: Settling): Promise<Given> {
  const [first] = group
  if (first === undefined) throw new RangeError('a statement of nothing')
  return confirming(settling, (confirmed) =>
    settling.recorder.give({
      operation: 'stateFigures',
      path: pathOf(settling, 'figures'),
      ids: idsOf(settling),
      body: { ...settingOf(first), figures: group.map(figureOf), ...confirmed },
      on: settling.standing.figures.version,
    }),
  )
}

const figureOf = ({ item, value, unit }: Figure) => ({ item, value, unit })

const doubtful = 'FIGURES_DOUBTFUL'

/** Gives the same once more where the record asks and the caller confirms. */
async function confirming(
  { confirms }: Settling,
  give: (confirmed: object) => Promise<Given>,
): Promise<Given> {
  const given = await give({})
  const isAsked = given.kind === 'refused' && isDoubt(given.code)
  if (!isAsked || !confirms) return given
  return give({ confirmed: (given.facts.items ?? '').split(/[\s,]+/).filter(Boolean) })
}

const isDoubt = (code: string): boolean =>
  [doubtful, 'FIGURE_JUMPS', 'FIGURE_PARTS_DIFFER'].includes(code)

function asked(given: Given): Verdict {
  return given.kind === 'refused' && isDoubt(given.code)
    ? { kind: 'doubtful', said: given.said }
    : verdictOf(given)
}

async function compareWith(there: Found, wish: Figure, settling: Settling): Promise<Verdict> {
  const [stated, found] = [`${wish.value} ${wish.unit}`, `${there.value} ${there.unit}`]
  if (compare(amountOf(wish), amountOf(there)) === 0) return same
  const statement = settling.standing.figures.statements.find(
    ({ statementId }) => statementId === there.statementId,
  )
  const isBetter = there.audited && !wish.audited
  if (!statement || isBetter || !isOwnOf(settling, statement))
    return { kind: 'differs', stated, found }
  const { statedOn, audited, provenance, evidence } = wish
  const given = await confirming(settling, (confirmed) =>
    settling.recorder.give({
      operation: 'restateFigures',
      path: pathOf(settling, `figures/${encodeURIComponent(there.statementId)}/restatements`),
      ids: { ...idsOf(settling), statementId: there.statementId },
      body: {
        reason: reasonOf(settling),
        statedOn: [statedOn, there.statedOn].toSorted()[1],
        audited,
        figures: [figureOf(wish)],
        provenance,
        evidence,
        ...confirmed,
      },
      on: settling.standing.figures.version,
    }),
  )
  const verdict = asked(given)
  return verdict.kind === 'recorded' ? correctedBy(given, stated, found) : verdict
}

function amountOf({ value, unit }: { readonly value: string; readonly unit: string }): Ratio {
  const known = units.find((one): one is Unit => one === unit)
  const [over, under] = known ? oneOfUnit(known) : [1n, 1n]
  return times(ratioOf(decimalOf(value) ?? { units: 0n, digits: 0 }), { over, under })
}
