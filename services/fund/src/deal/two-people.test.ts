import { describe, expect, test } from '@jest/globals'
import type { Actor } from '@seedline/event-store'
import { testActor } from '@seedline/testing'
import {
  approveDeal,
  closeRound,
  dealApproved,
  dealOpened,
  dueDiligenceStarted,
} from '../testing/deal-samples.ts'
import type { DealCommand } from './commands.ts'
import { decide } from './decide.ts'
import type { DealEvent } from './events.ts'
import { evolve, unopened } from './state.ts'

const lin = testActor('fund-manager', { subject: 'user:lin' })
const wang = testActor('fund-manager', { subject: 'user:wang' })
/** A process that carried on what somebody had begun. */
const carriedOn = ({ subject }: Actor): Actor => ({
  ...testActor('fund-manager', { subject: 'process:fund/x', roles: [] }),
  onBehalfOf: subject,
})

const both = { approval: true, closing: true }
const opened: readonly [DealEvent, Actor][] = [
  [dealOpened, lin],
  [dueDiligenceStarted, wang],
]

const decided = (past: readonly (readonly [DealEvent, Actor])[], command: DealCommand): string => {
  const state = past.reduce((before, [event, by]) => evolve(before, event, by), unopened)
  const decision = decide(command, state)
  return decision.ok ? 'accepted' : decision.problem.code
}
const approving = ({ subject }: Actor, twoPeople = both) =>
  approveDeal({ step: { by: subject, twoPeople } })
const closing = ({ subject }: Actor, twoPeople = both) =>
  closeRound({ step: { by: subject, twoPeople } })

describe('Where the fund wants two people', () => {
  test('whoever opened a deal does not approve it, and another does', () => {
    expect(decided(opened, approving(lin))).toBe('SECOND_PERSON_NEEDED')
    expect(decided(opened, approving(wang))).toBe('accepted')
  })

  test('whoever approved it does not close it, and another does, also the one who opened it', () => {
    const approved = [...opened, [dealApproved, wang] as const]
    expect(decided(approved, closing(wang))).toBe('SECOND_PERSON_NEEDED')
    expect(decided(approved, closing(lin))).toBe('accepted')
  })

  test('a step that a process carried on was its person’s', () => {
    const begun = [[dealOpened, carriedOn(lin)] as const]
    expect(decided(begun, approving(lin))).toBe('SECOND_PERSON_NEEDED')
    const approved = [...opened, [dealApproved, carriedOn(wang)] as const]
    expect(decided(approved, closing(wang))).toBe('SECOND_PERSON_NEEDED')
  })

  test('only the steps that it names take two', () => {
    expect(decided(opened, approving(lin, { approval: false, closing: true }))).toBe('accepted')
    const approved = [...opened, [dealApproved, lin] as const]
    expect(decided(approved, closing(lin, { approval: true, closing: false }))).toBe('accepted')
  })

  test('the refusal says who did the step before, and what to do', () => {
    const state = evolve(unopened, dealOpened, lin)
    const decision = decide(approving(lin), state)
    expect(decision).toMatchObject({
      problem: {
        kind: 'forbidden',
        title: {
          zh: 'user:lin 已立项；按基金的双人复核规定，批准须由另一人办理',
          en: "user:lin opened this deal, and the fund's policy wants another person to approve it",
        },
        mend: { en: 'Have a colleague at the managing organisation take this step' },
      },
    })
  })
})

test('Where the fund says nothing of it, one person may open, approve and close', () => {
  const onePerson = { approval: false, closing: false }
  expect(decided(opened, approving(lin, onePerson))).toBe('accepted')
  expect(decided([...opened, [dealApproved, lin]], closing(lin, onePerson))).toBe('accepted')
})
