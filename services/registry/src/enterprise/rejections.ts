import type { EnterpriseId } from '@seedline/facts'
import { type LocalDate, type Problem, problem } from '@seedline/values'
import type { LadderSpan } from './commands.ts'

export const enterpriseAlreadyRegistered = (id: EnterpriseId): Problem =>
  problem(
    'ENTERPRISE_ALREADY_REGISTERED',
    'already-exists',
    { zh: '该企业已经登记', en: 'This enterprise is already registered' },
    {
      zh: '请打开已有的企业；若其资料有误，请更正它',
      en: 'Open the enterprise that exists; if its facts are wrong, correct them',
    },
    { facts: { enterprise_id: id } },
  )

export const nothingToCorrect = (): Problem =>
  problem(
    'NOTHING_TO_CORRECT',
    'refused',
    { zh: '更正没有改变任何内容', en: 'The correction changes nothing' },
    { zh: '请填写与现值不同的内容', en: 'Give at least one value that differs from the present' },
  )

export const nameMissing = (): Problem =>
  problem(
    'NAME_MISSING',
    'invalid',
    { zh: '企业没有名称', en: 'The enterprise would have no name' },
    { zh: '请给出中文或英文名称', en: 'Give a Chinese or an English name' },
  )

export const foundedAfterStage = (foundedOn: LocalDate, ladder: LadderSpan): Problem =>
  problem(
    'FOUNDED_AFTER_STAGE',
    'refused',
    {
      zh: `成立日期 ${foundedOn} 晚于阶梯上 ${ladder.first} 的阶段`,
      en: `The foundation date ${foundedOn} lies after a rung of ${ladder.first}`,
    },
    {
      zh: '请核对日期；若阶段的日期有误，请先更正该阶段',
      en: "Check the date; if the rung's date is wrong, correct the rung first",
    },
    { facts: { founded_on: foundedOn, first_stage_on: ladder.first } },
  )

export const closedBeforeFoundation = (closedOn: LocalDate, foundedOn: LocalDate): Problem =>
  problem(
    'CLOSED_BEFORE_FOUNDATION',
    'refused',
    {
      zh: `终止日期 ${closedOn} 早于成立日期 ${foundedOn}`,
      en: `The closing date ${closedOn} lies before the foundation on ${foundedOn}`,
    },
    {
      zh: '请核对终止日期；若成立日期有误，请先更正企业',
      en: 'Check the date; if the foundation date is wrong, correct the enterprise first',
    },
    { facts: { closed_on: closedOn, founded_on: foundedOn } },
  )

export const closedBeforeStage = (closedOn: LocalDate, ladder: LadderSpan): Problem =>
  problem(
    'CLOSED_BEFORE_STAGE',
    'refused',
    {
      zh: `终止日期 ${closedOn} 早于阶梯上 ${ladder.last} 的阶段`,
      en: `The closing date ${closedOn} lies before a rung of ${ladder.last}`,
    },
    {
      zh: '请核对日期；若阶段的日期有误，请先更正该阶段',
      en: "Check the date; if the rung's date is wrong, correct the rung first",
    },
    { facts: { closed_on: closedOn, last_stage_on: ladder.last } },
  )
