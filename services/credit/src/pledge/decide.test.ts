import { describe, test } from '@jest/globals'
import { instant, localDate } from '@seedline/values'
import {
  change,
  changed,
  enforce,
  enforced,
  file,
  filed,
  given,
  lapse,
  lapsed,
  register,
  registered,
  release,
  released,
  reserve,
  reserved,
  reverse,
  reversed,
  rightNow,
  standsRegistered,
} from '../testing/pledge-samples.ts'
import type { PledgeStep } from './commands.ts'
import { type PledgeEvent, pledgeIdOf } from './events.ts'

const states = {
  reserved: [reserved()],
  filed: [reserved(), filed],
  registered: [reserved(), filed, registered],
  changed: [reserved(), filed, registered, changed],
  released: [reserved(), filed, registered, released],
  enforced: [reserved(), filed, registered, enforced],
  lapsed: [reserved(), lapsed],
} as const satisfies Record<string, readonly PledgeEvent[]>

type State = keyof typeof states

const another: PledgeStep = {
  ...change,
  changedOn: localDate('2026-02-03'),
  secured: { ...change.secured, minor: 1n } as never,
}
const changedAgain: PledgeEvent = {
  ...changed,
  changedOn: localDate('2026-02-03'),
  secured: another.secured,
} as PledgeEvent

/** What each step leads to in each state: an event, or a refusal. */
const table: readonly (readonly [PledgeStep, Record<State, PledgeEvent | string>])[] = [
  [file, row('PLEDGE_NOT_THERE_YET', { reserved: filed })],
  [register, row('PLEDGE_NOT_THERE_YET', { filed: registered })],
  [change, row('PLEDGE_NOT_THERE_YET', { registered: changed, changed: 'NOTHING_TO_CORRECT' })],
  [another, row('PLEDGE_NOT_THERE_YET', { changed: changedAgain, registered: changedAgain })],
  [release, row('PLEDGE_NOT_THERE_YET', { registered: released, changed: released })],
  [enforce, row('PLEDGE_NOT_THERE_YET', { registered: enforced, changed: enforced })],
  [lapse, row('PLEDGE_NOT_THERE_YET', { reserved: lapsed, filed: lapsed })],
]

function row(
  otherwise: string,
  but: Partial<Record<State, PledgeEvent | string>>,
): Record<State, PledgeEvent | string> {
  const ended = 'PLEDGE_ENDED'
  return {
    reserved: otherwise,
    filed: otherwise,
    registered: otherwise,
    changed: otherwise,
    released: ended,
    enforced: ended,
    lapsed: ended,
    ...but,
  }
}

const cells = table.flatMap(([command, leadsTo]) =>
  (Object.keys(states) as State[]).map((state) => ({
    command,
    type: command.type,
    state,
    to: leadsTo[state],
  })),
)

describe('A step of a pledge', () => {
  test.each(cells)('$type of one that is $state', ({ command, state, to }) => {
    const outcome = given(...states[state]).when(command)
    if (typeof to === 'string') outcome.thenRejected(to)
    else outcome.then(to)
  })

  test('is refused of one that there is none of', () => {
    for (const [command] of table) given().when(command).thenRejected('PLEDGE_UNKNOWN')
    const pledgeId = pledgeIdOf(file.ipRightId, 'second bank', 'x')
    given(reserved())
      .when({ ...file, pledgeId })
      .thenRejected('PLEDGE_UNKNOWN')
  })

  test('is refused while the portfolio that it is part of is being placed', () => {
    for (const [command] of table)
      given(...states.registered)
        .when({ ...command, underWay: true } as PledgeStep)
        .thenRejected('PORTFOLIO_UNDER_WAY')
  })

  test('lies neither in the future, nor before the step that came before', () => {
    given(...states.reserved)
      .when({ ...file, filedOn: localDate('2026-02-11') })
      .thenRejected('DATE_IN_FUTURE')
    given(...states.reserved)
      .when({ ...file, filedOn: localDate('2026-01-19') })
      .thenRejected('PLEDGE_DAYS_REVERSED')
    given(...states.filed)
      .when({ ...register, registeredOn: localDate('2026-01-24') })
      .thenRejected('PLEDGE_DAYS_REVERSED')
    given(...states.changed)
      .when({ ...release, releasedOn: localDate('2026-02-01') })
      .thenRejected('PLEDGE_DAYS_REVERSED')
  })
})

describe('A reservation or filing', () => {
  const late = instant('2026-04-01T04:00:00.000Z')

  test('leads to nothing any more once its time has run out', () => {
    given(...states.reserved)
      .when({ ...file, at: late, filedOn: localDate('2026-02-20') })
      .thenRejected('PLEDGE_OUT_OF_TIME')
    given(...states.filed)
      .when({ ...register, at: late, registeredOn: localDate('2026-02-25') })
      .thenRejected('PLEDGE_OUT_OF_TIME')
  })

  test('may be told of late, when the step itself was in time', () => {
    given(...states.filed)
      .when({ ...register, at: late })
      .then(registered)
  })
})

describe('Changing a pledge', () => {
  const maturesOn = localDate('2036-01-20')

  test('to another maturity is looked at with the right as it stands', () => {
    const longer = { ...change, secured: null, maturesOn }
    given(...states.registered)
      .when({ ...longer, right: rightNow() })
      .then({ ...changed, secured: reserved().secured, maturesOn } as PledgeEvent)
    given(...states.registered)
      .when({ ...longer, right: rightNow({ expiresOn: maturesOn }) })
      .thenRejected('PLEDGE_BEYOND_TERM')
    given(...states.registered)
      .when({ ...longer, right: rightNow({ expiresOn: null }) })
      .thenRejected('RIGHT_TERM_UNKNOWN')
    given(...states.registered)
      .when({ ...longer, right: undefined })
      .thenRejected('IP_RIGHT_UNKNOWN')
  })

  test('to what it says already is none', () => {
    given(...states.registered)
      .when({ ...change, secured: reserved().secured })
      .thenRejected('NOTHING_TO_CORRECT')
  })
})

describe('Taking an entry back', () => {
  const takenBack = reversed('released', '2026-02-05', standsRegistered, 4)

  test('lets the pledge stand as it stood before', () => {
    given(...states.released)
      .when(reverse(4))
      .then(takenBack)
    given(...states.released, takenBack)
      .when(release)
      .then(released)
    given(...states.released, takenBack)
      .when(reserve({ at: instant('2026-03-01T04:00:00.000Z') }))
      .thenRejected('PLEDGE_STANDS')
  })

  test('one after another goes back to the reservation, and no further', () => {
    const { entryVersion: _, ...shown } = standsRegistered
    const standsFiled = {
      ...shown,
      status: 'filed',
      statusOn: localDate('2026-01-25'),
      registrationNumber: '',
      expiresOn: localDate('2026-02-24'),
      entryVersion: 2,
    } as const
    given(...states.released, takenBack)
      .when(reverse(3))
      .then(reversed('registered', '2026-02-01', standsFiled, 3))
    given(...states.reserved)
      .when(reverse(1))
      .thenRejected('PLEDGE_ENTRY_NOT_LATEST')
  })

  test('is refused of any but the latest, and of what was let go', () => {
    given(...states.released)
      .when(reverse(3))
      .thenRejected('PLEDGE_ENTRY_NOT_LATEST')
    given(...states.lapsed)
      .when(reverse(2))
      .thenRejected('PLEDGE_ENTRY_NOT_LATEST')
  })

  test('is refused of an end once another pledge was placed', () => {
    const pledgeId = pledgeIdOf(file.ipRightId, 'second bank', 'x')
    const next = reserved({ pledgeId, bank: 'second bank', reservedOn: localDate('2026-02-06') })
    given(...states.released, next)
      .when(reverse(4))
      .thenRejected('PLEDGE_STANDS')
  })
})
