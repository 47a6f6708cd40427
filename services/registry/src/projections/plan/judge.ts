import type { planState } from '@seedline/contracts/operations'
import type { Text } from '@seedline/values'
import type { Known } from './ask/number.ts'
import { type Path, reachesPath } from './path.ts'

export type PlanState = (typeof planState.names)[number]

/** How a target stands, and why. It tells no amounts: not everybody may be told them. */
export interface Judged {
  readonly state: PlanState
  readonly because: Text
}

const judged = (state: PlanState, zh: string, en: string): Judged => ({
  state,
  because: { zh, en },
})

export const forAPerson = judged(
  'for-a-person',
  '定性目标，没有可计算的门槛，由人评判。',
  'A qualitative target: there is no threshold to reckon with, a person judges it.',
)

export const baseline = judged(
  'baseline',
  '基期数据取自计划原文；旁列的是在册企业所填报的。',
  'The baseline is the plan’s own; beside it stands what the enterprises on record have stated.',
)

export const notCounted = judged(
  'unknown',
  '登记中没有可用于计算它的记录。',
  'Nothing is on record that it could be reckoned from.',
)

export interface Sum {
  readonly known: Pick<Known, 'amount' | 'enterprises' | 'notStated'>
  readonly aim: bigint
  /** Whether the target's year is over. */
  readonly isOver: boolean
  /** Whether what was not stated could lower the sum. */
  readonly mayLower: boolean
}

/** A sum of what enterprises stated against a least amount. What nobody has stated never counts. */
export function judgeSum({ known, aim, isOver, mayLower }: Sum): Judged | undefined {
  const { amount, enterprises, notStated = 0 } = known
  if (!isOver) return undefined
  if (enterprises === 0)
    return judged('unknown', '尚无企业填报该年数据。', 'No enterprise has stated that year yet.')
  if (amount >= aim) {
    const less = mayLower
      ? ['其数据只有为负才会拉低合计', 'theirs would lower it only where it is negative']
      : ['其数据不会拉低合计', 'theirs could not lower it']
    return judged(
      'met',
      notStated === 0
        ? '已填报的合计达到目标。'
        : `已填报的合计达到目标；另有 ${notStated} 家未填报，${less[0]}。`,
      notStated === 0
        ? 'What was stated reaches the target.'
        : `What was stated reaches the target; ${notStated} have stated nothing, and ${less[1]}.`,
    )
  }
  if (notStated === 0)
    return judged(
      'not-met',
      '在册企业均已填报，合计未达到目标。',
      'All enterprises on record have stated it, and it does not reach the target.',
    )
  return judged(
    'unknown',
    `已填报的 ${enterprises} 家合计未达到目标，另有 ${notStated} 家未填报。`,
    `What ${enterprises} have stated does not reach the target, and ${notStated} have stated nothing.`,
  )
}

/** A year's sum against the path to the target. */
export function judgePath(
  path: Path,
  year: number,
  known: Pick<Known, 'amount' | 'enterprises' | 'notStated'>,
  isOver: boolean,
): PlanState {
  if (!isOver || known.enterprises === 0) return 'unknown'
  if (reachesPath(path, year, known.amount)) return 'on-path'
  return (known.notStated ?? 0) > 0 ? 'unknown' : 'behind'
}

/** A target whose year isn't over, by the last year that is. */
export function judgeOnTheWay(lastYear: number, state: PlanState): Judged {
  const [zh, en] =
    state === 'on-path'
      ? ['在路径之上', 'lies on the path or above']
      : state === 'behind'
        ? ['低于路径', 'lies below the path']
        : ['尚未填报齐全，无法判断', 'is not stated by all, so that nobody can tell']
  return judged(
    state === 'on-path' || state === 'behind' ? state : 'unknown',
    `目标年尚未结束；${lastYear} 年${zh}。`,
    `Its year is not over; ${lastYear} ${en}.`,
  )
}

/** A count on record against a range. The record claims nowhere to be complete, so that none on it is not none. */
export function judgeCount(count: number, least: number, most: number): Judged {
  if (count > most)
    return judged(
      'met',
      `在册 ${count} 个，超过目标的 ${most} 个。`,
      `${count} are on record, more than the ${most} of the target.`,
    )
  if (count >= least) return judged('met', `在册 ${count} 个。`, `${count} are on record.`)
  return judged(
    'unknown',
    `在册仅 ${count} 个；登记不保证齐全，不能据此认定未达到。`,
    `Only ${count} are on record; the record does not claim to be complete, so that the target is not known to be missed.`,
  )
}
