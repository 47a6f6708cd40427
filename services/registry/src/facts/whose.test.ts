import { describe, expect, test } from '@jest/globals'
import type { Aggregate, Decision } from '@seedline/event-store'
import { testActor } from '@seedline/testing'
import { localDate } from '@seedline/values'
import { attestedFact } from '../attested-fact/aggregate.ts'
import { decide as decideAttested } from '../attested-fact/decide.ts'
import { designation } from '../designation/aggregate.ts'
import { decide as decideDesignation } from '../designation/decide.ts'
import { enterprise } from '../enterprise/aggregate.ts'
import type { WithdrawFormerName } from '../enterprise/commands.ts'
import { decide as decideEnterprise } from '../enterprise/decide.ts'
import { ipRight } from '../ip-right/aggregate.ts'
import { decide as decideIpRight } from '../ip-right/decide.ts'
import { licence } from '../licence/aggregate.ts'
import { decide as decideLicence } from '../licence/decide.ts'
import { stageRecord } from '../stage-record/aggregate.ts'
import { decide as decideStage } from '../stage-record/decide.ts'
import { attested, withdraw as withdrawAttested } from '../testing/attested-fact-samples.ts'
import { granted as designated, revoke } from '../testing/designation-samples.ts'
import {
  enterpriseId,
  specified as names,
  registered as registeredEnterprise,
  renamed,
} from '../testing/enterprise-samples.ts'
import {
  granted,
  ipRightId,
  registered,
  reverse,
  withdraw as withdrawRight,
} from '../testing/ip-right-samples.ts'
import { appointed, ended, specified, stated } from '../testing/licence-samples.ts'
import { reached, withdraw as withdrawStage } from '../testing/stage-record-samples.ts'
import type { TakesBack } from './whose.ts'

/** Something that is recorded by one organisation after another, and taken back. */
interface Case {
  readonly what: string
  decided(by: readonly string[], ofOrganisation: string | undefined): Decision<unknown>
}

const caseOf = <S, E, C, T extends C & TakesBack>(
  what: string,
  aggregate: Aggregate<S, E>,
  decide: (command: C, state: S) => Decision<E>,
  { recorded, takingBack }: { readonly recorded: readonly E[]; readonly takingBack: T },
): Case => ({
  what,
  decided(by, ofOrganisation) {
    const state = recorded.reduce<S>((known, event, at) => {
      const organisation = by[at] ?? by[0] ?? ''
      return aggregate.evolve(known, event, { ...testActor('fund-manager'), organisation })
    }, aggregate.initial)
    return decide({ ...takingBack, ofOrganisation }, state)
  },
})

const law = appointed('张三', '2020-01-01')
const giant = designated('one', '2024-07-01', '2027-06-30')
const withdrawLicence = (factId: typeof law.factId) =>
  ({
    ...specified.carried,
    type: 'WithdrawLicenceFact',
    factId,
    reason: 'another company',
  }) as const

const withdrawName: WithdrawFormerName = {
  type: 'WithdrawFormerName',
  ...names.carried,
  until: localDate('2020-01-01'),
  reason: 'another company',
  ofOrganisation: undefined,
}

const right = [registered(), granted()]
const attestedCase = { recorded: [attested('one')], takingBack: withdrawAttested('one') }
const capital = stated('2020-01-01')

const seed = reached('seed', '2019-05-01')

const alone: readonly Case[] = [
  caseOf('a rung is withdrawn', stageRecord, decideStage, {
    recorded: [seed],
    takingBack: withdrawStage(seed),
  }),
  caseOf('a former name is withdrawn', enterprise, decideEnterprise, {
    recorded: [registeredEnterprise(), renamed('2020-01-01', '虚构新名')],
    takingBack: withdrawName,
  }),
  caseOf('an attested fact is withdrawn', attestedFact, decideAttested, attestedCase),
  caseOf('a designation is revoked', designation, decideDesignation, {
    recorded: [giant],
    takingBack: revoke(giant, '2025-06-01'),
  }),
  caseOf('a capital is withdrawn', licence, decideLicence, {
    recorded: [capital],
    takingBack: withdrawLicence(capital.factId),
  }),
]

/** The second of what is recorded is taken back, too. */
const together: readonly Case[] = [
  caseOf('an appointment is withdrawn, with its end', licence, decideLicence, {
    recorded: [law, ended(law.factId, '2021-01-01')],
    takingBack: withdrawLicence(law.factId),
  }),
  caseOf('an entry of a right is reversed', ipRight, decideIpRight, {
    recorded: right,
    takingBack: reverse(2),
  }),
  caseOf('a right is withdrawn, with all its entries', ipRight, decideIpRight, {
    recorded: right,
    takingBack: withdrawRight,
  }),
]

const refused = { ok: false, problem: { code: 'ENTRY_OF_ANOTHER_ORGANISATION' } }

describe.each([...alone, ...together])('When $what', ({ decided }) => {
  test('the organisation that recorded it may, however it is written', () => {
    expect(decided(['fund-a'], 'fund-a')).toMatchObject({ ok: true })
    expect(decided(['fund-a'], ' Fund-A')).toMatchObject({ ok: true })
  })

  test('another organisation is refused, and whoever has none', () => {
    expect(decided(['fund-a'], 'fund-b')).toMatchObject(refused)
    expect(decided(['fund-a'], '')).toMatchObject(refused)
    expect(decided([''], '')).toMatchObject(refused)
  })

  test('a registrar may, whoever recorded it', () => {
    expect(decided(['fund-a', 'fund-b'], undefined)).toMatchObject({ ok: true })
  })
})

test.each(together)(
  'When $what, an organisation is refused of which not all of it is',
  ({ decided }) => {
    expect(decided(['fund-a', 'fund-b'], 'fund-a')).toMatchObject(refused)
  },
)

test('When a right was withdrawn and is registered anew by another organisation, that one may withdraw it', () => {
  const { decided } = caseOf('a right is withdrawn', ipRight, decideIpRight, {
    recorded: [...right, { type: 'IpRightWithdrawn', ipRightId, reason: '误录' }, ...right],
    takingBack: withdrawRight,
  })
  const by = ['fund-a', 'fund-a', 'fund-a', 'fund-b', 'fund-b']
  expect(decided(by, 'fund-b')).toMatchObject({ ok: true })
  expect(decided(by, 'fund-a')).toMatchObject(refused)
})

test('When an appointment was withdrawn and is recorded anew by another organisation, that one may withdraw it', () => {
  const gone = {
    type: 'LicenceFactWithdrawn',
    enterpriseId,
    factId: law.factId,
    reason: '',
  } as const
  const { decided } = caseOf('an appointment is withdrawn', licence, decideLicence, {
    recorded: [law, gone, law],
    takingBack: withdrawLicence(law.factId),
  })
  expect(decided(['fund-a', 'fund-a', 'fund-b'], 'fund-b')).toMatchObject({ ok: true })
  expect(decided(['fund-a', 'fund-a', 'fund-b'], 'fund-a')).toMatchObject(refused)
})
