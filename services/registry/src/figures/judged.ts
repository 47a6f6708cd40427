import { problemOf } from '@seedline/contracts/refusals'
import type { FieldProblem, FigurePeriod, Objection } from '@seedline/values'
import { type Catalogue, named } from './catalogue.ts'
import { type Contradiction, clashProblem, contradictionsIn } from './contradictions.ts'
import { type Doubtful, doubtsOf } from './doubts.ts'
import type { FigureDoubt, StatedFigure, StatementId } from './events.ts'
import { inSequence } from './standing.ts'
import type { StatementState } from './state.ts'

interface Change {
  readonly before: readonly StatementState[]
  readonly after: readonly StatementState[]
  /** The period that changes. */
  readonly period: FigurePeriod
  /** The statement that is new; undefined for a withdrawal. */
  readonly statementId: StatementId | undefined
}

/** What would contradict once the change is made and didn't before: the first as the refusal, all of them by field. */
export function contradicted(
  catalogue: Catalogue,
  { before, after, period, statementId }: Change,
  figures: readonly StatedFigure[] = [],
): Objection | undefined {
  const was = faultsOf(catalogue, before, period, statementId)
  const known = new Set(was.map(keyOf))
  const found = faultsOf(catalogue, after, period, statementId).filter(
    (fault) => !known.has(keyOf(fault)),
  )
  const [first] = found
  return first && { ...first.problem, fields: found.map((one) => fieldOf(one, period, figures)) }
}

const keyOf = ({ item, period, problem }: Contradiction): string =>
  `${problem.code} ${item} ${period}`

function faultsOf(
  catalogue: Catalogue,
  statements: readonly StatementState[],
  period: FigurePeriod,
  statementId: StatementId | undefined,
): readonly Contradiction[] {
  const { standing, clashes } = inSequence(statements)
  return [
    ...clashes.map((clash) =>
      clashProblem(catalogue, clash, ({ on }) => on.statementId === statementId),
    ),
    ...contradictionsIn(catalogue, standing, period),
  ]
}

const mostFields = 50

// Where the item was given with the command; the contradiction may also lie with one that stands.
function fieldOf(
  { item, period, problem }: Contradiction,
  touched: FigurePeriod,
  figures: readonly StatedFigure[],
): FieldProblem {
  const index = period === touched ? figures.findIndex((figure) => figure.item === item) : -1
  const { code, title, mend } = problem
  return { pointer: index < 0 ? '/figures' : `/figures/${index}/value`, code, title, mend }
}

/** What of the new statement is doubtful: to be asked about, or kept with it where it was confirmed. */
export function doubted(
  catalogue: Catalogue,
  { after, period }: Pick<Change, 'after' | 'period'>,
  figures: readonly StatedFigure[],
  confirmed: readonly string[],
): { readonly problem: Objection } | { readonly doubts: readonly FigureDoubt[] } {
  const { standing } = inSequence(after)
  const all = doubtsOf(catalogue, standing, period, figures)
  const asked = all.filter(({ doubt }) => !confirmed.includes(doubt.item))
  if (asked.length === 0) return { doubts: all.map(({ doubt }) => doubt) }
  return { problem: question(catalogue, asked, figures) }
}

function question(
  catalogue: Catalogue,
  asked: readonly Doubtful[],
  figures: readonly StatedFigure[],
): Objection {
  const items = [...new Set(asked.map(({ doubt }) => doubt.item))].map((item) =>
    named(catalogue, item),
  )
  return {
    ...problemOf('FIGURES_DOUBTFUL', {
      items: {
        code: items.map(({ code }) => code).join(','),
        zh: items.map(({ zh }) => zh).join('、'),
        en: items.map(({ en }) => en).join(', '),
      },
    }),
    fields: asked.slice(0, mostFields).map(({ doubt, problem: { code, title, mend } }) => ({
      pointer: `/figures/${figures.findIndex(({ item }) => item === doubt.item)}/value`,
      code,
      title,
      mend,
    })),
  }
}
