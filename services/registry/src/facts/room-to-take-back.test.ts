import { describe, expect, test } from '@jest/globals'
import { type Aggregate, beyondBudget, type Decision } from '@seedline/event-store'
import { localDate } from '@seedline/values'
import { attestedFact } from '../attested-fact/aggregate.ts'
import { decide as decideAttested } from '../attested-fact/decide.ts'
import { designation } from '../designation/aggregate.ts'
import { decide as decideDesignation } from '../designation/decide.ts'
import { enterprise } from '../enterprise/aggregate.ts'
import { decide as decideEnterprise } from '../enterprise/decide.ts'
import { figures } from '../figures/aggregate.ts'
import { decideWith } from '../figures/decide.ts'
import { ipRight } from '../ip-right/aggregate.ts'
import { decide as decideRight } from '../ip-right/decide.ts'
import { licence } from '../licence/aggregate.ts'
import { decide as decideLicence } from '../licence/decide.ts'
import * as attested from '../testing/attested-fact-samples.ts'
import { callOf } from '../testing/command-calls.ts'
import * as designations from '../testing/designation-samples.ts'
import * as enterprises from '../testing/enterprise-samples.ts'
import * as figuresSaid from '../testing/figures-samples.ts'
import * as rights from '../testing/ip-right-samples.ts'
import * as licences from '../testing/licence-samples.ts'

/** A kind of record: what it begins with, what lengthens it, and what takes the first back. */
interface Bounded<S, E, C> {
  readonly aggregate: Aggregate<S, E>
  readonly decide: (command: C, state: S) => Decision<E>
  readonly first: readonly E[]
  readonly further: (index: number) => { readonly command: C; readonly event: E }
  readonly takingBack: readonly C[]
}

const { actor } = callOf('full').context
const most = 1_000

function checked<S, E, C>({ aggregate, decide, first, further, takingBack }: Bounded<S, E, C>) {
  const fold = (state: S, event: E): S => aggregate.evolve(state, event, actor)
  const begun = first.reduce(fold, aggregate.initial)
  return {
    byEntries() {
      let state = begun
      let index = 0
      for (; index < most; index += 1) {
        const { command, event } = further(index)
        const decision = decide(command, state)
        if (!decision.ok && decision.problem.code.endsWith('_FULL')) break
        state = fold(state, event)
      }
      expect(index).toBeLessThan(most)
      for (const command of takingBack) expect(decide(command, state)).toMatchObject({ ok: true })
    },
    byBytes() {
      const { answer, codec } = aggregate
      if (answer === undefined) throw new Error('its answers have no bound')
      const refused = (before: number, events: readonly E[]) =>
        beyondBudget(answer, before, events.map(codec.encode), actor) !== undefined
      const full = answer.mostBytes
      expect(refused(full, [further(0).event])).toBe(true)
      for (const command of takingBack) {
        const decision = decide(command, begun)
        if (!decision.ok) throw new Error(decision.problem.code)
        expect(refused(full, decision.events)).toBe(false)
      }
    },
  }
}

const first = designations.granted('first', '2020-07-01', '2023-06-30')
const wrong = designations.granted('wrong', '2010-07-01', '2011-06-30', { kind: 'gazelle' })
const day = (index: number): string => `${2018 + Math.floor(index / 300)}-04-${10 + (index % 19)}`
const capital = licences.stated('2018-03-01')
const withdrawRight = {
  type: 'WithdrawIpRight',
  ipRightId: rights.ipRightId,
  at: rights.at,
  reason: '误录',
  ofOrganisation: undefined,
} as const

const records = [
  [
    'an enterprise',
    checked({
      aggregate: enterprise,
      decide: decideEnterprise,
      first: [enterprises.registered(), enterprises.takenIn()],
      further: (index) => ({
        command: enterprises.correct({ nameEn: `Name ${index}` }),
        event: enterprises.corrected({ nameEn: `Name ${index}` }),
      }),
      takingBack: [
        { ...enterprises.letGo, type: 'LetGoDuplicate' },
        enterprises.close('2024-01-01'),
      ],
    }),
  ],
  [
    'a right',
    checked({
      aggregate: ipRight,
      decide: decideRight,
      first: [rights.registered(), rights.granted()],
      further: () => {
        const event = rights.fact('IpConsentGiven', '2024-01-01', {
          ownerName: '',
          purpose: 'licence',
          until: null,
        } as never)
        return { command: rights.record(event), event }
      },
      takingBack: [rights.reverse(2), withdrawRight],
    }),
  ],
  [
    'designations',
    checked({
      aggregate: designation,
      decide: decideDesignation,
      first: [first, wrong, designations.revoked(wrong, '2011-01-01')],
      further: (index) => ({
        command: designations.correct(first, { certificateNumber: `${index}` }),
        event: designations.corrected(first, { certificateNumber: `${index}` }),
      }),
      takingBack: [designations.reverse(first), designations.reverseRevocation(wrong)],
    }),
  ],
  [
    'a licence',
    checked({
      aggregate: licence,
      decide: decideLicence,
      first: [capital],
      further: (index) => {
        const event = licences.appointed(`张${index}`, day(index), { office: 'director' })
        const { type: _, factId: __, ...facts } = event
        const command = { type: 'AppointPerson', ...facts, ...licences.specified.carried } as const
        return { command, event }
      },
      takingBack: [
        {
          type: 'WithdrawLicenceFact',
          ...licences.specified.carried,
          factId: capital.factId,
          reason: 'another company',
        } as const,
      ],
    }),
  ],
  [
    'attested facts',
    checked({
      aggregate: attestedFact,
      decide: decideAttested,
      first: [attested.attested('first')],
      further: (index) => {
        const more = { fact: `fact_${index}`, attestedOn: localDate('2026-11-02') }
        const event = attested.attested(`${index}`, more)
        return { command: attested.attest(`${index}`, more), event }
      },
      takingBack: [attested.withdraw('first')],
    }),
  ],
  [
    'figures',
    checked({
      aggregate: figures,
      decide: decideWith(figuresSaid.catalogue),
      first: [figuresSaid.stated('2020', { headcount: '3 people' }, { what: 'first' })],
      further: (index) => {
        const more = { what: `${index}`, statedOn: localDate('2026-01-01') }
        const given = { revenue: '1' }
        return {
          command: figuresSaid.state('2023', given, more),
          event: figuresSaid.stated('2023', given, more),
        }
      },
      takingBack: [figuresSaid.withdraw('first')],
    }),
  ],
] as const

describe('What was recorded wrongly can be taken back', () => {
  test.each(records)('of %s, with as many entries as there may be', (_, record) => {
    record.byEntries()
  })

  test.each(records)('of %s, as long as its answer may be', (_, record) => {
    record.byBytes()
  })
})
