import { describe, expect, test } from '@jest/globals'
import { evolveNext } from '@seedline/event-store'
import { testActor } from '@seedline/testing'
import { localDate } from '@seedline/values'
import {
  cancelled,
  converted,
  exercised,
  granted,
  holder,
  issued,
  plan,
  poolAdjusted,
  record,
  recordRound,
  split,
  stockClass,
  transferred,
  vestingStarted,
} from '../testing/cap-table-samples.ts'
import { roundClosed } from '../testing/deal-samples.ts'
import { dealId, enterpriseId, noon, provenance, resolution } from '../testing/samples.ts'
import { capTable } from './aggregate.ts'
import type { ReverseRound, ReverseTransactions } from './commands.ts'
import type { Steps } from './days.ts'
import { decide } from './decide.ts'
import type { Entry } from './entry.ts'
import type { CapTableEvent } from './events.ts'
import { decideReversal } from './reversal.ts'
import { roundClassId, roundSecurityId } from './round.ts'

/** Entries of these commands, each command's together. */
const recorded = (...commands: readonly (readonly CapTableEvent[])[]): readonly Entry[] =>
  commands
    .flatMap((events, index) =>
      events.map((event) => ({ commandId: `c${index}`, organisation: 'own', event })),
    )
    .map((entry, index) => ({ ...entry, version: index + 1 }))

/** Each by a command of its own. */
const oneByOne = (...events: readonly CapTableEvent[]) => recorded(...events.map((one) => [one]))

const byHand = (...versions: readonly number[]): ReverseTransactions => ({
  type: 'ReverseTransactions',
  at: noon,
  enterpriseId,
  ofOrganisation: undefined,
  versions,
  reason: 'misread',
  evidence: [resolution],
  provenance,
})

const ofRound = (reversalId = 'reverse'): ReverseRound => ({
  type: 'ReverseRound',
  at: noon,
  enterpriseId,
  dealId,
  reversalId,
  reason: 'misread',
  evidence: [resolution],
  provenance,
})

function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const verdict = (command: ReverseTransactions | ReverseRound, entries: readonly Entry[]) =>
  atOnce(decideReversal(command, entries))

const refusalOf = (command: ReverseTransactions | ReverseRound, entries: readonly Entry[]) => {
  const decision = verdict(command, entries)
  return decision.ok ? 'accepted' : { code: decision.problem.code, ...decision.problem.facts }
}

/** What was recorded and what the command leads to. */
function after(command: ReverseTransactions | ReverseRound, entries: readonly Entry[]) {
  const decision = verdict(command, entries)
  if (!decision.ok) throw new Error(decision.problem.code)
  return [
    ...entries,
    ...decision.events.map((event, index) => ({
      version: entries.length + index + 1,
      commandId: 'reversal',
      organisation: 'own',
      event,
    })),
  ]
}

const by = testActor('fund-manager')

const stateOf = (entries: readonly Entry[]) => {
  const { takesBack } = capTable
  const leftOut = new Set(entries.flatMap(({ event }) => takesBack?.versionsOf(event) ?? []))
  return entries.reduce(
    (state, { event, version }) =>
      evolveNext(capTable, state, { event, by, version, stream: 'cap_table' }, leftOut),
    capTable.initial,
  )
}

const on = localDate
const begun = [stockClass('common'), holder('ann'), holder('bob')] as const

describe('Reversing what was recorded by hand', () => {
  test('takes it back, with its reason and its papers', () => {
    const entries = oneByOne(...begun, issued('a', 'ann', '100'))
    expect(verdict(byHand(4, 4), entries)).toEqual({
      ok: true,
      events: [
        {
          type: 'TransactionsReversed',
          enterpriseId,
          versions: [4],
          reason: 'misread',
          evidence: [resolution],
          provenance,
          dealId: undefined,
          reversalId: '',
        },
      ],
    })
  })

  test('leaves its security’s id used: what is right is recorded under another', () => {
    const entries = after(byHand(4), oneByOne(...begun, issued('a', 'ann', '100')))
    const again = decide(record(issued('a', 'ann', '90')), stateOf(entries))
    expect(again).toMatchObject({ ok: false, problem: { code: 'SECURITY_ID_TAKEN' } })
    expect(decide(record(issued('a2', 'ann', '90')), stateOf(entries)).ok).toBe(true)
    const grant = decide(
      record(plan('10'), granted('a', 'ann', '1', { issuedOn: on('2021-02-01') })),
      stateOf(entries),
    )
    expect(grant).toMatchObject({ ok: false, problem: { code: 'SECURITY_ID_TAKEN' } })
  })

  test('gives back what a cancellation took, and undoes a split', () => {
    const entries = oneByOne(
      ...begun,
      issued('a', 'ann', '100'),
      split(2n, 1n),
      cancelled('a', '200', { cancelledOn: on('2023-01-01') }),
    )
    expect(stateOf(after(byHand(6), entries)).securities.size).toBe(1)
    expect(refusalOf(byHand(5), entries)).toMatchObject({
      code: 'REVERSAL_IN_THE_WAY',
      day: '2023-01-01',
      version: '6',
      wrong: 'QUANTITY_EXCEEDS_SECURITY',
    })
    expect(refusalOf(byHand(6, 5), entries)).toBe('accepted')
  })

  test('is refused where a later transfer of its shares stands', () => {
    const entries = oneByOne(...begun, issued('a', 'ann', '100'), transferred('a', 'bob', '40'))
    expect(refusalOf(byHand(4), entries)).toEqual({
      code: 'REVERSAL_IN_THE_WAY',
      day: '2021-01-01',
      version: '5',
      wrong: 'SECURITY_UNKNOWN',
    })
    expect(refusalOf(byHand(4, 5), entries)).toBe('accepted')
  })

  test('is refused where a conversion or a plan builds on it', () => {
    const converting = oneByOne(
      stockClass('reg', 'registered-capital'),
      ...begun,
      issued('a', 'ann', '100', { stockClassId: 'reg' }),
      converted('reg', 'common', '1000'),
      issued('b', 'ann', '1', { issuedOn: on('2023-01-01') }),
    )
    expect(refusalOf(byHand(5), converting)).toMatchObject({ version: '6', wrong: 'CLASS_EMPTY' })
    expect(refusalOf(byHand(6), converting)).toMatchObject({
      code: 'WRONG_ON_THAT_DAY',
      day: '2023-01-01',
      wrong: 'UNITS_MIXED',
    })
    const pool = oneByOne(
      ...begun,
      plan('100'),
      poolAdjusted('200'),
      granted('g', 'ann', '150', { issuedOn: on('2021-07-01') }),
      vestingStarted('g'),
    )
    expect(refusalOf(byHand(5), pool)).toMatchObject({ version: '6', wrong: 'EXCEEDS_PLAN_POOL' })
    expect(refusalOf(byHand(6), pool)).toMatchObject({ version: '7', wrong: 'SECURITY_UNKNOWN' })
    expect(refusalOf(byHand(4), pool)).toMatchObject({ wrong: 'STOCK_PLAN_UNKNOWN' })
  })

  test('is refused where something would remain of what was cancelled or handed on whole', () => {
    const halved = split(1n, 2n, { splitOn: on('2020-06-01') })
    const goneWhole = [cancelled('a', '50'), transferred('a', 'bob', '50')] as const
    for (const gone of goneWhole) {
      const entries = oneByOne(...begun, issued('a', 'ann', '100'), halved, gone)
      expect(refusalOf(byHand(5), entries)).toMatchObject({
        code: 'REVERSAL_IN_THE_WAY',
        version: '6',
        wrong: 'BALANCE_SECURITY_MISSING',
      })
      expect(refusalOf(byHand(5, 6), entries)).toBe('accepted')
    }
    const inPart = cancelled('a', '20', { balanceSecurityId: 'b' })
    const entries = oneByOne(...begun, issued('a', 'ann', '100'), halved, inPart)
    expect(refusalOf(byHand(5), entries)).toBe('accepted')
  })

  test('is refused where a day between would be wrong, though today would not be', () => {
    const entries = oneByOne(
      stockClass('common', 'common', '100'),
      holder('ann'),
      issued('a', 'ann', '60'),
      cancelled('a', '60', { cancelledOn: on('2021-01-01') }),
      issued('b', 'ann', '60', { issuedOn: on('2021-06-01') }),
      cancelled('b', '60', { cancelledOn: on('2022-01-01') }),
    )
    expect(refusalOf(byHand(4), entries)).toMatchObject({
      day: '2021-06-01',
      version: '5',
      wrong: 'EXCEEDS_AUTHORIZED_SHARES',
    })
  })

  test('is refused for a name or a class that something needs', () => {
    const entries = oneByOne(...begun, issued('a', 'ann', '100'))
    expect(refusalOf(byHand(1), entries)).toMatchObject({ wrong: 'STOCK_CLASS_UNKNOWN' })
    expect(refusalOf(byHand(2), entries)).toMatchObject({ wrong: 'HOLDER_UNKNOWN' })
    expect(refusalOf(byHand(3), entries)).toBe('accepted')
  })

  test('takes an exercise and the shares it led to back together', () => {
    const entries = oneByOne(
      ...begun,
      plan('100'),
      granted('g', 'ann', '50'),
      issued('s', 'ann', '50', { issuedOn: on('2021-08-01'), resultingFromSecurityId: 'g' }),
      exercised('g', '50', ['s']),
    )
    const leaves = { code: 'REVERSAL_LEAVES_REFERENCE', security_id: 's' }
    expect(refusalOf(byHand(6), entries)).toEqual({ ...leaves, version: '7' })
    expect(refusalOf(byHand(7), entries)).toEqual({ ...leaves, version: '6' })
    expect(refusalOf(byHand(6, 7), entries)).toBe('accepted')
    expect(refusalOf(byHand(5, 7), entries)).toEqual({ ...leaves, security_id: 'g', version: '6' })
  })

  test('is refused for what is not there, of a round, a reversal, or reversed already', () => {
    const entries = after(byHand(4), oneByOne(...begun, issued('a', 'ann', '100')))
    expect(refusalOf(byHand(9), entries)).toEqual({ code: 'TRANSACTION_UNKNOWN', version: '9' })
    expect(refusalOf(byHand(4), entries)).toEqual({ code: 'TRANSACTION_REVERSED', version: '4' })
    expect(refusalOf(byHand(5), entries)).toMatchObject({ code: 'TRANSACTION_NOT_REVERSIBLE' })
    const round = entered([...begun])
    // Which deal it was is its fund's secret.
    for (const version of [4, round.length])
      expect(refusalOf(byHand(version), round)).toEqual({
        code: 'TRANSACTION_OF_ROUND',
        version: String(version),
      })
  })

  test('is refused to whoever does not keep the register, of what another organisation recorded', () => {
    const [first, second, ...rest] = oneByOne(...begun, issued('a', 'ann', '100'))
    if (first === undefined || second === undefined) throw new Error('Two were recorded')
    const entries = [first, second, ...rest.map((one) => ({ ...one, organisation: 'other' }))]
    const byFund = (ofOrganisation: string) => ({ ...byHand(4), ofOrganisation })
    expect(refusalOf(byFund('own'), entries)).toEqual({
      code: 'TRANSACTION_OF_ANOTHER_ORGANISATION',
      version: '4',
    })
    expect(refusalOf({ ...byFund('other'), versions: [2, 4] }, entries)).toMatchObject({
      version: '2',
    })
    for (const organisation of ['other', ' OTHER'])
      expect(refusalOf(byFund(organisation), entries)).toBe('accepted')
    expect(refusalOf(byHand(4), entries)).toBe('accepted')
    const ofNobody = entries.map((one) => ({ ...one, organisation: '' }))
    expect(refusalOf(byFund(''), ofNobody)).toMatchObject({ version: '4' })
  })

  test('is refused where a round that is being closed would no longer find its place', () => {
    const capital = { stockClassId: 'reg', issuedOn: on('2020-01-01') }
    const table = oneByOne(
      stockClass('reg', 'registered-capital', '600000'),
      holder('ann'),
      issued('a', 'ann', '200000', capital),
      cancelled('a', '200000', { cancelledOn: on('2021-01-01') }),
    )
    const { type: _, ...closing } = roundClosed
    const place = {
      type: 'ReserveRound',
      at: noon,
      closingCommandId: 'close',
      expectedDealVersion: 0,
    }
    const reserve = { ...place, enterpriseId, dealId, closing } as const
    const decision = decide({ ...reserve, type: 'ReserveRound' }, stateOf(table))
    if (!decision.ok) throw new Error(decision.problem.code)
    const [event] = decision.events
    const kept = event
      ? [...table, { version: 5, commandId: 'reserve', organisation: 'own', event }]
      : table
    expect(refusalOf(byHand(4), kept)).toEqual({
      code: 'ROUND_UNDER_WAY',
      wrong: 'EXCEEDS_AUTHORIZED_SHARES',
    })
    expect(refusalOf(byHand(4), table)).toBe('accepted')
  })

  test('does not hold against it what was wrong before', () => {
    const entries = oneByOne(
      ...begun,
      issued('a', 'ann', '100'),
      // As a revision from before the rules recorded it.
      transferred('nobody', 'bob', '1'),
      issued('b', 'ann', '1'),
    )
    expect(refusalOf(byHand(6), entries)).toBe('accepted')
    expect(refusalOf(byHand(4), entries)).toBe('accepted')
  })
})

/** After a round that issued to two. */
function entered(before: readonly CapTableEvent[]): readonly Entry[] {
  const decision = decide(recordRound(), stateOf(oneByOne(...before)))
  if (!decision.ok) throw new Error(decision.problem.code)
  return recorded(...before.map((one) => [one]), decision.events)
}

const versionsOf = (entries: readonly Entry[]) =>
  entries.flatMap(({ event }) => (event.type === 'TransactionsReversed' ? event.versions : []))

describe('Reversing a round', () => {
  test('takes back its shares, its class and the names that came with it', () => {
    const entries = after(ofRound(), entered([...begun]))
    expect(versionsOf(entries)).toEqual([4, 5, 6, 7, 8])
    const state = stateOf(entries)
    expect([state.securities.size, state.classes.size, state.holders.size]).toEqual([0, 1, 2])
  })

  test('leaves the class and the names that something else needs', () => {
    const classId = roundClassId(enterpriseId, 'seed')
    const later = issued('x', 'angel', '1', { stockClassId: classId, issuedOn: on('2024-09-01') })
    const entries = entered([...begun])
    const more = [...entries, { version: 9, commandId: 'later', organisation: 'own', event: later }]
    // Neither the class (4) nor the angel's name (6).
    expect(versionsOf(after(ofRound(), more))).toEqual([5, 7, 8])
  })

  test('is refused where its shares were handed on', () => {
    const entries = entered([...begun])
    const given = transferred(roundSecurityId(dealId, 'angel'), 'bob', '1', {
      transferredOn: on('2024-10-01'),
    })
    const more = [...entries, { version: 9, commandId: 'later', organisation: 'own', event: given }]
    expect(refusalOf(ofRound(), more)).toMatchObject({ code: 'REVERSAL_IN_THE_WAY', version: '9' })
  })

  test('is final: the same command again changes nothing, another is refused, and it never enters again', () => {
    const entries = after(ofRound(), entered([...begun]))
    expect(verdict(ofRound(), entries)).toEqual({ ok: true, events: [] })
    expect(refusalOf(ofRound('another'), entries)).toEqual({ code: 'ROUND_REVERSED' })
    expect(decide(recordRound(), stateOf(entries))).toEqual({ ok: true, events: [] })
  })

  test('before it has entered keeps it from entering', () => {
    const entries = after(ofRound(), oneByOne(...begun))
    expect(versionsOf(entries)).toEqual([])
    expect(decide(recordRound(), stateOf(entries))).toEqual({ ok: true, events: [] })
  })

  test('keeps that closing from entering for good, and no later one, also before either has entered', () => {
    const { type: _, ...closing } = roundClosed
    const place = { enterpriseId, dealId, closingCommandId: 'close-2', expectedDealVersion: 4 }
    const kept: CapTableEvent = { type: 'RoundReserved', ...place, closing: { ...closing, dealId } }
    const given: CapTableEvent = { type: 'RoundReleased', ...place }
    const since = (...events: readonly CapTableEvent[]) => {
      const entries = after(ofRound(), oneByOne(...begun))
      const next = (entries.at(-1)?.version ?? 0) + 1
      const more = oneByOne(...events).map((one) => ({ ...one, version: one.version + next - 1 }))
      return [...entries, ...more]
    }
    for (const entries of [since(), since(kept), since(kept, given)])
      expect(decide(recordRound({ dealVersion: 3 }), stateOf(entries))).toEqual({
        ok: true,
        events: [],
      })
    const anew = decide(recordRound({ dealVersion: 5 }), stateOf(since(kept)))
    expect(anew.ok && anew.events.length).toBeGreaterThan(1)
    // What is closed anew and waits, too, is reversed again.
    expect(refusalOf(ofRound('another'), since(kept))).toBe('accepted')
    expect(refusalOf(ofRound('another'), since())).toEqual({ code: 'ROUND_REVERSED' })
  })
})
