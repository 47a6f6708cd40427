import { expect, test } from '@jest/globals'
import { eventMessages, foldView } from '@seedline/testing'
import { addDays, deriveId, formatStatedDecimal, localDate } from '@seedline/values'
import fc from 'fast-check'
import { figuresView } from '../projections/figures/view.ts'
import { enterpriseId } from '../testing/enterprise-samples.ts'
import { catalogue, restate, state, withdraw } from '../testing/figures-samples.ts'
import { contradictionsIn } from './contradictions.ts'
import { decideWith } from './decide.ts'
import { type FiguresEvent, figuresEvents } from './events.ts'
import { inSequence } from './standing.ts'
import { evolve, type FiguresState, nothingStated } from './state.ts'

const decide = decideWith(catalogue)
const periods = ['2022', '2023', '2023-H1', '2023-Q1', '2023-Q2', '2023-H2'] as const
const items = [
  'revenue',
  'main_business_revenue',
  'net_profit',
  'total_assets',
  'total_liabilities',
  'equity',
] as const

const values = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom('元', '万元', '亿元'))
  .map(([value, unit]) => `${value}${unit === '亿元' ? '.0000' : ''} ${unit}`)

const figuresGiven = fc.dictionary(fc.constantFrom(...items), values, { minKeys: 1, maxKeys: 3 })

const step = fc.record({
  kind: fc.constantFrom('state', 'state', 'state', 'restate', 'withdraw'),
  period: fc.constantFrom(...periods),
  given: figuresGiven,
  days: fc.nat(400),
  which: fc.nat(20),
  audited: fc.boolean(),
})

interface Story {
  readonly state: FiguresState
  readonly events: readonly FiguresEvent[]
}

/** Carries out what may be done of some steps; everything doubtful is confirmed. */
const told = (steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): Story =>
  steps.reduce<Story>(
    (story, { kind, period, given, days, which, audited }, index) => {
      const { statements } = story.state
      const statedOn = addDays(localDate('2024-01-01'), days)
      const more = { statedOn, audited, confirmed: [...items], what: `statement ${index}` }
      const named = statements[which % Math.max(1, statements.length)]?.statementId ?? ''
      const target = named === '' ? deriveId('Statement', 'none') : named
      const of = { statementId: target } as Parameters<typeof restate>[0]
      const commands = {
        state: state(period, given, more),
        restate: {
          ...restate(of, given, { statedOn, confirmed: [...items] }),
          newStatementId: deriveId('Statement', `statement ${index}`),
        },
        withdraw: { ...withdraw('x'), statementId: target },
      }
      const decision = decide(commands[kind as keyof typeof commands], story.state)
      if (!decision.ok) return story
      return {
        state: decision.events.reduce(evolve, story.state),
        events: [...story.events, ...decision.events],
      }
    },
    { state: nothingStated, events: [] },
  )

test('Whatever is stated, replaced and taken back, what stands contradicts itself as of no day', () => {
  let met = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
      const { state: after, events } = told(steps)
      met += events.length
      const { standing, clashes } = inSequence(after.statements)
      expect(clashes).toEqual([])
      for (const period of standing.keys())
        expect(contradictionsIn(catalogue, standing, period)).toEqual([])
      // As of each day, what stands then is the last of what had been stated by then.
      for (const { statedOn } of after.statements)
        expect(
          inSequence(after.statements.filter((one) => one.statedOn <= statedOn)).clashes,
        ).toEqual([])
    }),
  )
  expect(met).toBeGreaterThan(200)
})

test('The document tells of each figure what the rules judge by, and every event survives its bytes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
      const { state: after, events } = told(steps)
      const encoded = events.map(figuresEvents.codec.encode)
      const of = { service: 'registry', aggregate: 'figures', id: enterpriseId }
      const document = foldView(figuresView, eventMessages(of, encoded)).get(enterpriseId)
      const { standing } = inSequence(after.statements)
      const judged = [...standing].flatMap(([period, byItem]) =>
        [...byItem.values()].map(({ figure: { item, value, unit }, on }) =>
          [period, item, formatStatedDecimal(value), unit, on.statementId].join(' '),
        ),
      )
      const shown = Object.values(document?.standing ?? {}).flatMap((figures) =>
        figures.map((one) =>
          [one.period, one.item, one.value, one.unit, one.statementId].join(' '),
        ),
      )
      expect(shown.toSorted()).toEqual(judged.toSorted())
      for (const one of encoded)
        expect(figuresEvents.codec.encode(figuresEvents.codec.decode(one.type, one.data))).toEqual(
          one,
        )
    }),
  )
})

test('Stating once more what the same source said that day records nothing', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { state: after } = told(steps)
      for (const one of after.statements.filter(({ withdrawn }) => !withdrawn)) {
        const { period, figures: again, statedOn, audited, provenance } = one
        const command = { ...state(period, {}, { provenance, statedOn, audited }), figures: again }
        expect(decide(command, after)).toEqual({ ok: true, events: [] })
      }
    }),
  )
})
