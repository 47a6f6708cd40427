import { describe, expect, test } from '@jest/globals'
import { entryOf, valuesOf } from '@seedline/event-store'
import { formatNumeric } from '@seedline/values'
import fc from 'fast-check'
import { capTable } from '../../cap-table/aggregate.ts'
import { decide } from '../../cap-table/decide.ts'
import type { CapTableEvent } from '../../cap-table/events.ts'
import { evolve as evolveState } from '../../cap-table/evolve.ts'
import { emptyCapTable } from '../../cap-table/state.ts'
import {
  exercised,
  granted,
  holder,
  issued,
  plan,
  record,
  recordRound,
  stockClass,
  transferred,
} from '../../testing/cap-table-samples.ts'
import { beginnings, type Choice, choices, transactionOf } from '../../testing/random-cap-table.ts'
import { dealId, enterpriseId, resolution } from '../../testing/samples.ts'
import { guardedFold, messagesOf } from '../../testing/views.ts'
import type { CapTableDocument } from './document.ts'
import { presentCapTable } from './present.ts'
import { capTableView } from './view.ts'

/** What a made-up history recorded, and the state that the aggregate folds from it. */
function recorded(made: readonly Choice[]) {
  let state = beginnings.reduce(evolveState, emptyCapTable)
  const events: CapTableEvent[] = [...beginnings]
  for (const [serial, choice] of made.entries()) {
    const decision = decide(record(transactionOf(choice, state, serial)), state)
    if (!decision.ok) continue
    events.push(...decision.events)
    state = decision.events.reduce(evolveState, state)
  }
  return { events, state }
}

const answerTo = (events: readonly CapTableEvent[]) => {
  const [document] = guardedFold(capTableView, messagesOf(capTable, enterpriseId, events)).values()
  if (document?.data === undefined) throw new Error('There is no document')
  return presentCapTable(document.data)
}

describe('The cap table that is read', () => {
  test('holds what the aggregate holds, whatever was recorded', () => {
    fc.assert(
      fc.property(choices, (made) => {
        const { events, state } = recorded(made)
        const answer = answerTo(events)
        const read = answer.holders.flatMap(({ holderId, securities }) =>
          securities.map((each) => [each.securityId, holderId, each.stockClassId, each.quantity]),
        )
        const held = valuesOf(state.securities).map((each) => [
          each.id,
          each.holderId,
          each.classId,
          formatNumeric(each.quantity),
        ])
        expect(read.toSorted()).toEqual(held.toSorted())
        for (const { stockPlanId, granted: all, exercised: done } of answer.plans) {
          const its = entryOf(state.plans, stockPlanId)
          expect([all, done]).toEqual(
            [its?.granted, its?.exercised].map((n) => n && formatNumeric(n)),
          )
        }
      }),
    )
  })

  test('goes on from a document read back from the database as from the one at hand', () => {
    fc.assert(
      fc.property(choices, (made) => {
        const messages = messagesOf(capTable, enterpriseId, recorded(made).events)
        let atHand: CapTableDocument | undefined
        let readBack: CapTableDocument | undefined
        for (const { data, origin: _, ...meta } of messages) {
          const event = capTableView.decode(meta.type, data)
          if (event === undefined) throw new Error('The view hears all of it')
          atHand = capTableView.evolve(atHand, event, meta)
          readBack = structuredClone(capTableView.evolve(readBack, event, meta))
        }
        expect(readBack).toEqual(atHand)
      }),
    )
  })

  test('has percentages that sum to exactly 100, the largest holder first', () => {
    fc.assert(
      fc.property(choices, (made) => {
        const { holders } = answerTo(recorded(made).events)
        const percents = holders.map(({ percent }) => BigInt(percent.replace('.', '')))
        const total = percents.reduce((sum, percent) => sum + percent, 0n)
        const anyStock = holders.some(({ quantity }) => quantity !== '0')
        expect(total).toBe(anyStock ? 1_000_000n : 0n)
        expect(percents.every((percent, at) => percent <= (percents[at - 1] ?? percent))).toBe(true)
      }),
    )
  })

  test('shows of each security where it comes from: deal, papers, who recorded it, in which trace', () => {
    const decision = decide(recordRound(), emptyCapTable)
    if (!decision.ok) throw new Error(decision.problem.code)
    const { holders, totalQuantity, classes } = answerTo(decision.events)
    expect(totalQuantity).toBe('480000')
    expect(classes).toMatchObject([{ classType: 'STOCK_CLASS_TYPE_PREFERRED', quantity: '480000' }])
    expect(holders).toMatchObject([
      {
        holderId: 'fund',
        name: 'The fund',
        kind: 'HOLDER_KIND_FUND',
        quantity: '400000',
        percent: '83.3333',
        securities: [
          {
            dealId,
            evidence: [resolution],
            sharePrice: '12.5',
            currency: 'CNY',
            issuedQuantity: '400000',
            recording: {
              eventId: `cap_table-${enterpriseId}@4`,
              eventType: 'seedline.fund.v1.StockIssued',
              version: 4,
              traceId: '0af7651916cd43dd8448eb211c80319c',
              recordedBy: { subject: 'user:test' },
            },
          },
        ],
      },
      { holderId: 'angel', percent: '16.6667' },
    ])
  })

  test('keeps the recording of what made a security, and gives a transferred one its own', () => {
    const { holders } = answerTo([
      stockClass('common'),
      holder('ann'),
      holder('bob'),
      issued('s1', 'ann', '100'),
      transferred('s1', 'bob', '40', { balanceSecurityId: 's1-rest' }),
      issued('s2', 'bob', '1'),
    ])
    const versions = holders.flatMap(({ securities }) =>
      securities.map(({ securityId, recording }) => [securityId, recording?.version]),
    )
    expect(versions.toSorted()).toEqual([
      ['s1-moved', 5],
      ['s1-rest', 5],
      ['s2', 6],
    ])
  })

  test('counts options apart from stock, and in the fully diluted total', () => {
    // As in the Open Cap Format's sample of options: the shares come by an issuance of their own.
    const answer = answerTo([
      stockClass('common'),
      stockClass('preferred', 'preferred', '100000'),
      holder('jim'),
      holder('eve'),
      issued('ps-1', 'jim', '5000', { stockClassId: 'preferred' }),
      plan('10000000'),
      granted('ca-1', 'jim', '100000'),
      granted('ca-2', 'eve', '10'),
      issued('c-1', 'jim', '25000'),
      exercised('ca-1', '25000', ['resultant-security-id-1']),
    ])
    expect(answer).toMatchObject({
      totalQuantity: '30000',
      fullyDilutedQuantity: '105010',
      holders: [
        { holderId: 'jim', quantity: '30000', percent: '100.0000', optionsOutstanding: '75000' },
        { holderId: 'eve', quantity: '0', percent: '0.0000', optionsOutstanding: '10' },
      ],
      plans: [{ granted: '100010', exercised: '25000', available: '9899990' }],
    })
  })
})
