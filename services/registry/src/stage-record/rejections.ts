import { rungName } from '@seedline/facts'
import { type LocalDate, type Problem, problem } from '@seedline/values'
import type { RungId } from './events.ts'
import type { Step } from './ladder.ts'
import type { RungState } from './state.ts'

const factsOf = (other: RungState) => ({
  rung: other.rung,
  rung_id: other.rungId,
  reached_on: other.reachedOn,
})

export const evidenceMissing = (): Problem =>
  problem(
    'EVIDENCE_MISSING',
    'invalid',
    { zh: '没有给出依据', en: 'No evidence was given' },
    {
      zh: '请至少附上一份依据，例如协议、付款凭证或公告',
      en: 'Give at least one piece of evidence, such as a contract or an announcement',
    },
  )

export const stageBeforeFoundation = (reachedOn: LocalDate, foundedOn: LocalDate): Problem =>
  problem(
    'STAGE_BEFORE_FOUNDATION',
    'refused',
    {
      zh: `阶段日期 ${reachedOn} 早于企业成立日期 ${foundedOn}`,
      en: `The rung's date ${reachedOn} lies before the enterprise's foundation on ${foundedOn}`,
    },
    {
      zh: '请核对日期；若成立日期有误，请先更正企业',
      en: 'Check the date; if the foundation date is wrong, correct the enterprise first',
    },
    { facts: { reached_on: reachedOn, founded_on: foundedOn } },
  )

export const stageAlreadyReached = (other: RungState): Problem =>
  problem(
    'STAGE_ALREADY_REACHED',
    'already-exists',
    {
      zh: `阶梯上已有${rungName(other.rung).zh}（${other.reachedOn}）`,
      en: `The ladder already has ${rungName(other.rung).en} (${other.reachedOn})`,
    },
    {
      zh: '若已有的记录有误，请更正或撤回它',
      en: 'If the rung that is there is wrong, correct or withdraw it',
    },
    { facts: factsOf(other) },
  )

export const ladderEnded = (end: RungState): Problem =>
  problem(
    'LADDER_ENDED',
    'refused',
    {
      zh: `阶梯已于 ${end.reachedOn} 以${rungName(end.rung).zh}结束`,
      en: `The ladder ended with ${rungName(end.rung).en} on ${end.reachedOn}`,
    },
    {
      zh: '只能补记结束之前的阶段；若结束的记录有误，请先更正或撤回它',
      en: 'Only what came before the end can be added; if the end is wrong, correct or withdraw it',
    },
    { facts: factsOf(end) },
  )

export const ladderEndsTooEarly = (step: Step, later: RungState): Problem =>
  problem(
    'LADDER_ENDS_TOO_EARLY',
    'refused',
    {
      zh: `${rungName(step.rung).zh}（${step.reachedOn}）早于已有的${rungName(later.rung).zh}（${later.reachedOn}）`,
      en: `${rungName(step.rung).en} (${step.reachedOn}) lies before ${rungName(later.rung).en} (${later.reachedOn})`,
    },
    {
      zh: '结束之后不能再有阶段；请核对日期，或先更正已有的阶段',
      en: 'No rung can follow an end: check the date, or correct the later rung first',
    },
    { facts: factsOf(later) },
  )

export const stageOutOfOrder = (step: Step, passed: RungState): Problem =>
  problem(
    'STAGE_OUT_OF_ORDER',
    'refused',
    {
      zh: `${rungName(step.rung).zh}（${step.reachedOn}）应在已有的${rungName(passed.rung).zh}（${passed.reachedOn}）之前`,
      en: `${rungName(step.rung).en} (${step.reachedOn}) would stand before ${rungName(passed.rung).en} (${passed.reachedOn})`,
    },
    {
      zh: '请核对阶段与日期；若属实，请说明补记的原因',
      en: 'Check rung and date; if they are right, state why it is recorded out of order',
    },
    { facts: factsOf(passed) },
  )

export const rungUnknown = (rungId: RungId): Problem =>
  problem(
    'RUNG_UNKNOWN',
    'not-found',
    { zh: '阶梯上没有这一阶段', en: 'The ladder has no such rung' },
    { zh: '请从企业的阶梯中选取', en: "Take the rung's id from the enterprise's ladder" },
    { facts: { rung_id: rungId } },
  )

export const rungWithdrawn = (rungId: RungId): Problem =>
  problem(
    'RUNG_WITHDRAWN',
    'refused',
    { zh: '这一阶段已经撤回', en: 'This rung has been withdrawn' },
    { zh: '若撤回有误，请重新记录该阶段', en: 'If that was wrong, record the rung anew' },
    { facts: { rung_id: rungId } },
  )

export const stageUnchanged = (): Problem =>
  problem(
    'NOTHING_TO_CORRECT',
    'refused',
    { zh: '更正没有改变任何内容', en: 'The correction changes nothing' },
    { zh: '请填写与现值不同的内容', en: 'Give at least one value that differs from the present' },
  )
