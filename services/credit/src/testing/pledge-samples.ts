import { specification } from '@seedline/testing'
import { deriveId, instant, localDate, money } from '@seedline/values'
import type { PledgeCommand, ReservePledge, RightNow, StepOf } from '../pledge/commands.ts'
import { decide } from '../pledge/decide.ts'
import {
  type PledgeEvent,
  type PledgeReserved,
  type PledgeStanding,
  pledgeIdOf,
} from '../pledge/events.ts'
import { evolve, neverPledged, type PledgesState } from '../pledge/state.ts'
import { bank, consentId, uscc } from './consent-samples.ts'

export const at = instant('2026-01-20T04:00:00.000Z')
export const today = localDate('2026-01-20')
export const ipRightId = deriveId('IpRight', 'patent', '201710601862.3')
export const enterpriseId = deriveId('Enterprise', 'one')
export const pledgeId = pledgeIdOf(ipRightId, bank, 'first')
export const of = { pledgeId, ipRightId }
export const yuan = (amount: bigint) => money('CNY', amount * 100n)

export const rightNow = (more: Partial<RightNow> = {}): RightNow => ({
  version: 7,
  phase: 'in-force',
  suspended: false,
  expiresOn: localDate('2037-07-21'),
  owners: [enterpriseId],
  pledges: [],
  entries: [
    { version: 2, type: 'IpGranted', on: '2019-05-14' },
    { version: 7, type: 'IpAnnuityPaid', on: '2025-07-01' },
  ],
  ...more,
})

const debt = {
  family: 'patent',
  number: '201710601862.3',
  bank,
  enterpriseId,
  uscc,
  secured: yuan(5_000_000n),
  maturesOn: localDate('2029-01-20'),
  contractNumber: 'ZY-2026-001',
  loanCase: '',
  portfolioPledgeId: '',
  evidence: [],
} as const

export const reserve = (more: Partial<ReservePledge> = {}): ReservePledge => ({
  type: 'ReservePledge',
  at,
  ...of,
  ...debt,
  consent: { consentId, version: 1 },
  expectedRightVersion: 0,
  right: rightNow(),
  owned: true,
  ...more,
})

export const reserved = (more: Partial<PledgeReserved> = {}): PledgeReserved => ({
  type: 'PledgeReserved',
  ...of,
  ...debt,
  consentId,
  consentVersion: 1,
  rightVersion: 7,
  reservedOn: localDate('2026-01-20'),
  expiresOn: localDate('2026-02-19'),
  ...more,
})

const papers = { evidence: [] }
const steps = { at: instant('2026-02-10T04:00:00.000Z'), ...of, underWay: false, ...papers }

export const file: StepOf<'FilePledge'> = {
  type: 'FilePledge',
  ...steps,
  filedOn: localDate('2026-01-25'),
  filingNumber: 'A-1',
}
export const filed: PledgeEvent = {
  type: 'PledgeFiled',
  ...of,
  filedOn: localDate('2026-01-25'),
  filingNumber: 'A-1',
  expiresOn: localDate('2026-02-24'),
  ...papers,
}
export const register: StepOf<'RegisterPledge'> = {
  type: 'RegisterPledge',
  ...steps,
  registeredOn: localDate('2026-02-01'),
  registrationNumber: 'Y2026980000001',
}
export const registered: PledgeEvent = {
  type: 'PledgeRegistered',
  ...of,
  registeredOn: localDate('2026-02-01'),
  registrationNumber: 'Y2026980000001',
  bank,
  secured: debt.secured,
  maturesOn: debt.maturesOn,
  ...papers,
}
export const change: StepOf<'ChangePledge'> = {
  type: 'ChangePledge',
  ...steps,
  changedOn: localDate('2026-02-02'),
  secured: yuan(4_000_000n),
  maturesOn: null,
  reason: '部分还款',
  right: undefined,
}
export const changed: PledgeEvent = {
  type: 'PledgeChanged',
  ...of,
  changedOn: localDate('2026-02-02'),
  secured: yuan(4_000_000n),
  maturesOn: debt.maturesOn,
  reason: '部分还款',
  ...papers,
}
export const release: StepOf<'ReleasePledge'> = {
  type: 'ReleasePledge',
  ...steps,
  releasedOn: localDate('2026-02-05'),
  reason: '已清偿',
}
export const released: PledgeEvent = {
  type: 'PledgeReleased',
  ...of,
  releasedOn: localDate('2026-02-05'),
  registrationNumber: 'Y2026980000001',
  reason: '已清偿',
  ...papers,
}
export const enforce: StepOf<'EnforcePledge'> = {
  type: 'EnforcePledge',
  ...steps,
  enforcedOn: localDate('2026-02-05'),
  reason: '到期未清偿',
}
export const enforced: PledgeEvent = {
  type: 'PledgeEnforced',
  ...of,
  enforcedOn: localDate('2026-02-05'),
  registrationNumber: 'Y2026980000001',
  reason: '到期未清偿',
  ...papers,
}
export const lapse: StepOf<'LapsePledge'> = {
  type: 'LapsePledge',
  at: steps.at,
  ...of,
  underWay: false,
  reason: '客户撤回',
}
export const lapsed: PledgeEvent = {
  type: 'PledgeLapsed',
  ...of,
  lapsedOn: localDate('2026-02-10'),
  cause: 'let-go',
  reason: '客户撤回',
}
export const reverse = (entryVersion: number): StepOf<'ReversePledgeEntry'> => ({
  type: 'ReversePledgeEntry',
  ...steps,
  entryVersion,
  reason: '误录',
})
export const reversed = (
  reversedStatus: PledgeStanding['status'],
  reversedOn: string,
  stands: PledgeStanding,
  entryVersion: number,
): PledgeEvent => ({
  type: 'PledgeEntryReversed',
  ...of,
  entryVersion,
  reversedStatus,
  reversedOn: localDate(reversedOn),
  registrationNumber: 'Y2026980000001',
  stands,
  reason: '误录',
  ...papers,
})
export const standsRegistered: PledgeStanding = {
  status: 'registered',
  statusOn: localDate('2026-02-01'),
  secured: debt.secured,
  maturesOn: debt.maturesOn,
  expiresOn: null,
  filingNumber: 'A-1',
  registrationNumber: 'Y2026980000001',
  entryVersion: 3,
}

/** What the tests of its rules begin with. */
export const { given } = specification<PledgesState, PledgeEvent, PledgeCommand>({
  initial: neverPledged,
  decide,
  evolve,
})
