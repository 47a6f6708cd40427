import { describe, test } from '@jest/globals'
import { instant, localDate } from '@seedline/values'
import {
  filed,
  given,
  lapsed,
  registered,
  released,
  reserve,
  reserved,
  rightNow,
} from '../testing/pledge-samples.ts'
import { pledgeIdOf } from './events.ts'

const otherId = pledgeIdOf(reserved().ipRightId, 'second bank', 'other')
const asSecond = { pledgeId: otherId, bank: 'second bank' }
const later = instant('2026-03-01T04:00:00.000Z')

describe('Reserving a pledge', () => {
  test('is recorded with the right as it was found, and kept for thirty days', () => {
    given().when(reserve()).then(reserved())
  })

  test('keeps every other bank from the right, whoever it is, while it stands', () => {
    given(reserved()).when(reserve(asSecond)).thenRejected('PLEDGE_STANDS', { status: 'reserved' })
    given(reserved()).when(reserve()).thenRejected('PLEDGE_STANDS')
    given(reserved(), filed)
      .when(reserve(asSecond))
      .thenRejected('PLEDGE_STANDS', { status: 'filed', since: '2026-01-25' })
    given(reserved(), filed, registered)
      .when(reserve({ ...asSecond, at: later }))
      .thenRejected('PLEDGE_STANDS', { status: 'registered' })
  })

  test('keeps nobody any longer once its time has run out: it is said to have lapsed by whoever comes next', () => {
    const lastDay = instant('2026-02-19T04:00:00.000Z')
    given(reserved())
      .when(reserve({ ...asSecond, at: lastDay }))
      .thenRejected('PLEDGE_STANDS')
    const dayAfter = instant('2026-02-20T04:00:00.000Z')
    given(reserved())
      .when(reserve({ ...asSecond, at: dayAfter }))
      .then(
        {
          type: 'PledgeLapsed',
          pledgeId: reserved().pledgeId,
          ipRightId: reserved().ipRightId,
          lapsedOn: localDate('2026-02-20'),
          cause: 'expired',
          reason: '',
        },
        reserved({
          ...asSecond,
          reservedOn: localDate('2026-02-20'),
          expiresOn: localDate('2026-03-22'),
        }),
      )
  })

  test('can be done anew by anybody after a release, and after one that came to nothing', () => {
    const anew = reserved({
      ...asSecond,
      reservedOn: localDate('2026-03-01'),
      expiresOn: localDate('2026-03-31'),
    })
    given(reserved(), filed, registered, released)
      .when(reserve({ ...asSecond, at: later }))
      .then(anew)
    given(reserved(), lapsed)
      .when(reserve({ ...asSecond, at: later }))
      .then(anew)
  })

  test('is refused where the registry knows of no such right, or of other owners', () => {
    given()
      .when(reserve({ right: undefined, owned: false }))
      .thenRejected('IP_RIGHT_UNKNOWN')
    given()
      .when(reserve({ owned: false }))
      .thenRejected('RIGHT_OF_OTHERS')
  })

  test('is refused where a pledge stands in the register, whoever recorded it there', () => {
    const pledges = [{ reference: 'X-1', pledgee: '第三银行', since: '2024-05-01' }]
    given()
      .when(reserve({ right: rightNow({ pledges }) }))
      .thenRejected('PLEDGE_STANDS_IN_REGISTER', { reference: 'X-1', pledgee: '第三银行' })
  })

  test('is not kept by a pledge that has ended here, and whose end the registry has not heard of yet', () => {
    const pledges = [{ reference: 'Y2026980000001', pledgee: 'first-bank', since: '2026-02-01' }]
    const right = rightNow({ pledges })
    given(reserved(), filed, registered, released)
      .when(reserve({ ...asSecond, at: later, right }))
      .then(
        reserved({
          ...asSecond,
          reservedOn: localDate('2026-03-01'),
          expiresOn: localDate('2026-03-31'),
        }),
      )
  })

  test.each(['application', 'ended', 'unknown'] as const)(
    'is refused of a right whose phase is %s',
    (phase) => {
      given()
        .when(reserve({ right: rightNow({ phase }) }))
        .thenRejected('RIGHT_NOT_IN_FORCE', { phase })
    },
  )

  test('is refused while the right is suspended or preserved', () => {
    given()
      .when(reserve({ right: rightNow({ suspended: true }) }))
      .thenRejected('RIGHT_SUSPENDED')
  })

  test('is refused beyond the term, on its first day as well, and where no term is known', () => {
    const expiresOn = localDate('2029-01-20')
    given()
      .when(reserve({ right: rightNow({ expiresOn }) }))
      .thenRejected('PLEDGE_BEYOND_TERM')
    given()
      .when(reserve({ right: rightNow({ expiresOn: localDate('2029-01-21') }) }))
      .then(reserved())
    given()
      .when(reserve({ right: rightNow({ expiresOn: null }) }))
      .thenRejected('RIGHT_TERM_UNKNOWN')
  })

  test('is refused for a debt that has matured', () => {
    given()
      .when(reserve({ maturesOn: localDate('2026-01-20') }))
      .thenRejected('PLEDGE_MATURED')
  })

  test('tells what has changed since the bank has looked', () => {
    given()
      .when(reserve({ expectedRightVersion: 7 }))
      .then(reserved())
    given()
      .when(reserve({ expectedRightVersion: 6 }))
      .thenRejected('RIGHT_CHANGED', {
        seen: '6',
        version: '7',
        changes: 'IpAnnuityPaid 2025-07-01',
      })
    given()
      .when(reserve({ expectedRightVersion: 6, right: rightNow({ entries: [] }) }))
      .thenRejected('RIGHT_CHANGED', { changes: 'corrected' })
    const pledges = [{ reference: 'X-1', pledgee: '第三银行', since: '2024-05-01' }]
    given()
      .when(reserve({ expectedRightVersion: 6, right: rightNow({ pledges }) }))
      .thenRejected('PLEDGE_STANDS_IN_REGISTER', { changes: 'IpAnnuityPaid 2025-07-01' })
  })
})
