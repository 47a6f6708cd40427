import { describe, expect, test } from '@jest/globals'
import type { Actor } from '@seedline/event-store'
import { testActor } from '@seedline/testing'
import { commitment, fundOpened } from '../testing/fund-samples.ts'
import { fundId, noon } from '../testing/samples.ts'
import type { FundCommand } from './commands.ts'
import { decide } from './decide.ts'
import { evolve, type FundState, unopened } from './state.ts'

const lin = testActor('fund-manager', { subject: 'user:lin', organisation: 'first' })
const wang = testActor('fund-manager', { subject: 'user:wang', organisation: 'first' })
const both = { approval: true, closing: true }
const none = { approval: false, closing: false }

/** What became of commands, each by its person, one after another: the code of a refusal, or the events' types. */
function told(...commands: readonly (readonly [FundCommand, Actor])[]) {
  let state: FundState = evolve(unopened, fundOpened, lin)
  const became = commands.map(([command, by]) => {
    const decision = decide(command, state)
    if (!decision.ok) return decision.problem.code
    for (const event of decision.events) state = evolve(state, event, by)
    return decision.events.map(({ type }) => type).join()
  })
  if (state.status !== 'open') throw new Error('The fund is open')
  return { became, state }
}
const setting = (twoPeople: typeof both, by: Actor) =>
  [{ type: 'SetFundPolicy', at: noon, fundId, twoPeople, by: by.subject }, by] as const
const handing = (organisation: string, by = lin) =>
  [
    {
      type: 'ChangeFundManager',
      at: noon,
      fundId,
      organisation,
      reason: 'sold',
      by: by.onBehalfOf ?? by.subject,
    },
    by,
  ] as const

describe('A fund', () => {
  test('is managed by the organisation of whoever opened it, also where it was opened long ago', () => {
    expect(told().state).toMatchObject({ managedBy: 'first', twoPeople: none })
  })

  test('is managed by another from when it was handed over, and stays so whoever does something then', () => {
    const adding = {
      type: 'AddCommitment',
      at: noon,
      fundId,
      commitment: commitment('government', '1.00'),
    } as const
    const { became, state } = told(handing('second'), [adding, wang])
    expect(became).toEqual(['FundManagerChanged', 'CommitmentMade'])
    expect(state.managedBy).toBe('second')
  })

  test('is not handed over to whom it belongs', () => {
    for (const organisation of ['first', 'First ', 'ＦＩＲＳＴ'])
      expect(told(handing(organisation)).became).toEqual(['MANAGER_ALREADY'])
  })

  test.each([both, { approval: true, closing: false }, { approval: false, closing: true }])(
    'of which a step takes two people (%j) is handed over only once a second person has asked for the same',
    (twoPeople) => {
      const { became, state } = told(
        setting(twoPeople, lin),
        handing('second', lin),
        handing('second', lin),
        handing('third', wang),
        handing('second', wang),
        handing('Second ', lin),
      )
      expect(became.slice(1)).toEqual([
        'FundHandOverAsked',
        'HAND_OVER_NEEDS_TWO',
        'FundHandOverAsked',
        'FundHandOverAsked',
        'FundManagerChanged',
      ])
      expect(state).toMatchObject({ managedBy: 'Second ', handOver: undefined })
    },
  )

  test('of which a step takes two people stays where it is until then, and is kept by saying so', () => {
    const asked = [setting(both, lin), handing('second', lin)] as const
    expect(told(...asked).state.managedBy).toBe('first')
    const { became, state } = told(...asked, handing('first', wang), handing('second', wang))
    expect(became.slice(2)).toEqual(['FundManagerChanged', 'FundHandOverAsked'])
    expect(state.managedBy).toBe('first')
  })
})

describe("A fund's policy", () => {
  test('becomes stricter by one person, at once', () => {
    const { became, state } = told(setting(both, lin))
    expect(became).toEqual(['FundPolicySet'])
    expect(state.twoPeople).toEqual(both)
  })

  test('becomes weaker only once a second person has asked for the same', () => {
    const { became, state } = told(
      setting(both, lin),
      setting(none, lin),
      setting(none, lin),
      setting({ approval: true, closing: false }, wang),
      setting(none, lin),
      setting(none, wang),
    )
    expect(became).toEqual([
      'FundPolicySet',
      'WeakerFundPolicyAsked',
      'POLICY_NEEDS_TWO',
      'WeakerFundPolicyAsked',
      'WeakerFundPolicyAsked',
      'FundPolicySet',
    ])
    expect(state.twoPeople).toEqual(none)
  })

  test('stays as it is until then', () => {
    expect(told(setting(both, lin), setting(none, lin)).state.twoPeople).toEqual(both)
  })

  test('that somebody wanted weaker is kept by saying it again', () => {
    const { became, state } = told(
      setting(both, lin),
      setting(none, wang),
      setting(both, lin),
      setting(none, lin),
    )
    expect(became.slice(2)).toEqual(['FundPolicySet', 'WeakerFundPolicyAsked'])
    expect(state.twoPeople).toEqual(both)
  })

  test('half weakened is given up where another organisation takes over', () => {
    const { became } = told(
      setting(both, lin),
      setting(none, lin),
      handing('second', lin),
      handing('second', wang),
      setting(none, wang),
    )
    expect(became.at(-1)).toBe('WeakerFundPolicyAsked')
  })

  test('is not said twice', () => {
    expect(told(setting(none, lin)).became).toEqual(['POLICY_ALREADY_SO'])
  })
})
