import { specification } from '@seedline/testing'
import { deriveId, type LocalDate, localDate, type Rung } from '@seedline/values'
import type {
  CorrectStage,
  EnterpriseDates,
  RecordRound,
  RecordStage,
  ReverseRound,
  WithdrawStage,
} from '../stage-record/commands.ts'
import { decide } from '../stage-record/decide.ts'
import type {
  RoundOrigin,
  RungId,
  StageChanges,
  StageCorrected,
  StageReached,
  StageRoundReversed,
  StageWithdrawn,
} from '../stage-record/events.ts'
import { emptyLadder, evolve } from '../stage-record/state.ts'
import { enterpriseId, evidence, noon, provenance } from './enterprise-samples.ts'

export const rungId = (name: string): RungId => deriveId('Rung', name)

export const founded: EnterpriseDates = { foundedOn: localDate('2018-03-01'), closedOn: null }

export const round = (deal = 'deal-1'): RoundOrigin => ({
  fundId: deriveId('Fund', 'fund-1'),
  dealId: deriveId('Deal', deal),
  eventId: `deal-${deriveId('Deal', deal)}@4`,
  traceId: '0af7651916cd43dd8448eb211c80319c',
})

/** The rung as an event; its id is derived from rung and date. */
export const reached = (
  rung: Rung,
  on: string,
  more: Partial<StageReached> = {},
): StageReached => ({
  type: 'StageReached',
  enterpriseId,
  rungId: rungId(`${rung} ${on}`),
  rung,
  reachedOn: localDate(on),
  evidence: [evidence('agreement')],
  outOfOrderReason: '',
  round: null,
  provenance,
  ...more,
})

export const stageCorrected = (
  of: StageReached,
  changes: StageChanges,
  reason = 'misread',
  closedOn?: LocalDate,
): StageCorrected => ({
  type: 'StageCorrected',
  enterpriseId,
  rungId: of.rungId,
  reason,
  changes,
  closedOn,
})

export const withdrawn = (of: StageReached, reason = 'never happened'): StageWithdrawn => ({
  type: 'StageWithdrawn',
  enterpriseId,
  rungId: of.rungId,
  reason,
})

export const roundReversed = (
  of: StageReached | undefined,
  more: Partial<StageRoundReversed> = {},
): StageRoundReversed => ({
  type: 'StageRoundReversed',
  enterpriseId,
  rungId: of?.rungId,
  reason: 'never closed',
  round: round(),
  closedOn: localDate('2019-05-01'),
  rungWithdrawn: of !== undefined,
  ...more,
})

/** What the tests of its rules begin with: the first event of a stream, and what every command carries, also where there is none. */
export const specified = {
  ...specification({ initial: emptyLadder, decide, evolve }),
  begun: reached('seed', '2019-05-01'),
  carried: { at: noon, enterpriseId, enterprise: founded },
  ofNone: { enterprise: undefined },
}

export const record = (rung: Rung, on: string, more: Partial<RecordStage> = {}): RecordStage => ({
  type: 'RecordStage',
  enterpriseId,
  rungId: rungId(`${rung} ${on}`),
  at: noon,
  enterprise: founded,
  rung,
  reachedOn: localDate(on),
  evidence: [evidence('agreement')],
  outOfOrderReason: '',
  provenance,
  ...more,
})

export const recordRound = (
  rung: Rung,
  on: string,
  more: Partial<RecordRound> = {},
): RecordRound => ({
  type: 'RecordRound',
  enterpriseId,
  rungId: rungId(`${rung} ${on}`),
  at: noon,
  enterprise: founded,
  rung,
  closedOn: localDate(on),
  evidence: [evidence('agreement')],
  round: round(),
  provenance,
  ...more,
})

type StageCorrection = Omit<CorrectStage, 'type' | 'at' | 'enterprise'>

/** What a person asks to be corrected of a rung: what is not named stays as it is. */
export const stageCorrection = (
  id: RungId,
  changes: Partial<StageCorrection>,
  reason = 'misread',
): StageCorrection => ({
  enterpriseId,
  rungId: id,
  reason,
  rung: undefined,
  reachedOn: undefined,
  evidence: [],
  ...changes,
})

export const correctStage = (of: StageReached, change: Partial<CorrectStage>): CorrectStage => ({
  type: 'CorrectStage',
  at: noon,
  enterprise: founded,
  ...stageCorrection(of.rungId, {}),
  ...change,
})

export const withdraw = (of: StageReached): WithdrawStage => ({
  type: 'WithdrawStage',
  enterpriseId,
  rungId: of.rungId,
  at: noon,
  enterprise: founded,
  ofOrganisation: undefined,
  reason: 'never happened',
})

export const reverseRound = (more: Partial<ReverseRound> = {}): ReverseRound => ({
  type: 'ReverseRound',
  enterpriseId,
  round: round(),
  closedOn: localDate('2019-05-01'),
  reason: 'never closed',
  ...more,
})
