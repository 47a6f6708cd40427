import { describe, test } from '@jest/globals'
import { instant, localDate, parseUscc, trusted } from '@seedline/values'
import { enterpriseEntriesMax } from '../facts/history-bound.ts'
import {
  close,
  closed,
  correct,
  corrected,
  enterpriseId,
  evidence,
  otherCode,
  register,
  registered,
  specified,
} from '../testing/enterprise-samples.ts'
import { evolve, unregistered } from './state.ts'

const enterprise = specified
const ladder = { first: localDate('2019-05-01'), last: localDate('2023-08-01') }

describe('Registering an enterprise', () => {
  test('records its whole profile', () => {
    enterprise.given().when(register()).then(registered())
  })

  test('takes what no source gave as unknown', () => {
    const unknown = {
      uscc: null,
      nameZh: '',
      materialField: null,
      district: null,
      foundedOn: null,
      provenance: null,
    }
    enterprise.given().when(register(unknown)).then(registered(unknown))
  })

  test('is refused when it is registered already, even with other facts', () => {
    enterprise
      .given(registered())
      .when(register({ nameEn: 'Another Name Ltd' }))
      .thenRejected('ENTERPRISE_ALREADY_REGISTERED', { enterprise_id: enterpriseId })
  })

  test('is refused after its closure too', () => {
    enterprise
      .given(registered(), closed('2024-01-01'))
      .when(register())
      .thenRejected('ENTERPRISE_ALREADY_REGISTERED')
  })

  test('lies in a park of its district, and in none of another', () => {
    const inside = { district: '440306', park: '440306-1' }
    enterprise.given().when(register(inside)).then(registered(inside))
    enterprise
      .given()
      .when(register({ district: '440310', park: '440306-1' }))
      .thenRejected('PARK_OUTSIDE_DISTRICT', { park: '440306-1', district: '440310' })
    enterprise
      .given()
      .when(register({ district: null, park: '440306-1' }))
      .thenRejected('PARK_OUTSIDE_DISTRICT')
    enterprise
      .given(registered(inside))
      .when(correct({ district: '440310' }))
      .thenRejected('PARK_OUTSIDE_DISTRICT')
    enterprise
      .given(registered(inside))
      .when(correct({ district: '440310', park: null }))
      .then(corrected({ district: '440310', park: null }))
  })

  test('needs a name in one of the languages', () => {
    enterprise
      .given()
      .when(register({ nameZh: '', nameEn: '' }))
      .thenRejected('NAME_MISSING')
  })

  test('may name today as the day of foundation, by the calendar of Shanghai', () => {
    // 17:00 UTC on the 22nd is the 23rd in Shanghai.
    const today = { foundedOn: localDate('2026-11-23') }
    enterprise
      .given()
      .when({ ...register(today), at: instant('2026-11-22T17:00:00.000Z') })
      .then(registered(today))
  })

  test('is refused when the foundation lies in the future', () => {
    enterprise
      .given()
      .when(register({ foundedOn: localDate('2026-11-24') }))
      .thenRejected('DATE_IN_FUTURE', { date: '2026-11-24', today: '2026-11-23' })
  })
})

describe('Correcting an enterprise', () => {
  test('records only what differs', () => {
    enterprise
      .given(registered())
      .when(correct({ nameEn: 'Fictional Graphene Ltd', district: '440306' }))
      .then(corrected({ nameEn: 'Fictional Graphene Ltd' }))
  })

  test('compares with what earlier corrections made of it', () => {
    enterprise
      .given(registered(), corrected({ district: null }))
      .when(correct({ district: '440306' }))
      .then(corrected({ district: '440306' }))
  })

  test('clears what proved wrong without a better value', () => {
    const cleared = { uscc: null, materialField: null, district: null, foundedOn: null }
    enterprise.given(registered()).when(correct(cleared)).then(corrected(cleared))
  })

  test('carries the evidence for a check digit together with its code', () => {
    const odd = trusted(parseUscc('91350211M0000XUF46', { checkDigitOverride: true }))
    const change = { uscc: odd, checkDigitOverride: evidence('a photograph of the licence') }
    enterprise.given(registered()).when(correct(change)).then(corrected(change))
    enterprise
      .given(registered(), corrected(change))
      .when(correct(change))
      .thenRejected('NOTHING_TO_CORRECT')
  })

  test('drops the evidence for a check digit with the code it was given for', () => {
    const odd = trusted(parseUscc('91350211M0000XUF46', { checkDigitOverride: true }))
    const state = [
      registered({ uscc: odd, checkDigitOverride: evidence('licence') }),
      corrected({ uscc: otherCode }),
    ].reduce(evolve, unregistered)
    enterprise
      .given(registered({ uscc: odd, checkDigitOverride: evidence('licence') }))
      .when(correct({ uscc: otherCode }))
      .then(corrected({ uscc: otherCode }))
    if (state.status !== 'active') throw new Error('not active')
    enterprise
      .given(registered(state.profile))
      .when(correct({ uscc: otherCode }))
      .thenRejected('NOTHING_TO_CORRECT')
  })

  test('is refused when nothing differs', () => {
    enterprise
      .given(registered())
      .when(correct({ nameZh: '虚构碳材料有限公司' }))
      .thenRejected('NOTHING_TO_CORRECT')
    enterprise.given(registered()).when(correct({})).thenRejected('NOTHING_TO_CORRECT')
  })

  test('is refused when it takes away the last name', () => {
    enterprise
      .given(registered({ nameEn: '' }))
      .when(correct({ nameZh: '' }))
      .thenRejected('NAME_MISSING')
  })

  test('is refused for a foundation in the future', () => {
    enterprise
      .given(registered())
      .when(correct({ foundedOn: localDate('2027-01-01') }))
      .thenRejected('DATE_IN_FUTURE')
  })

  test('is refused for a foundation after the first rung of the ladder', () => {
    enterprise
      .given(registered())
      .when(correct({ foundedOn: localDate('2019-05-02') }, { ladder }))
      .thenRejected('FOUNDED_AFTER_STAGE', {
        founded_on: '2019-05-02',
        first_stage_on: '2019-05-01',
      })
    enterprise
      .given(registered())
      .when(correct({ foundedOn: ladder.first }, { ladder }))
      .then(corrected({ foundedOn: ladder.first }))
  })

  test('is refused for an enterprise that nobody registered', () => {
    enterprise
      .given()
      .when(correct({ nameEn: 'X' }))
      .thenRejected('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
  })

  test('is refused after the closure', () => {
    enterprise
      .given(registered(), closed('2024-01-01'))
      .when(correct({ nameEn: 'X' }))
      .thenRejected('ENTERPRISE_CLOSED', { closed_on: '2024-01-01' })
  })

  test('ends where its history would no longer fit one answer, with room left for the closure', () => {
    const many = Array.from({ length: enterpriseEntriesMax - 2 }, (_, index) =>
      corrected({ nameEn: `Name ${index}` }),
    )
    const full = enterprise.given(registered(), ...many)
    full.when(correct({ nameEn: 'One more' })).thenRejected('HISTORY_FULL')
    full.when(close('2024-01-01')).then(closed('2024-01-01'))
  })
})

describe('Closing an enterprise', () => {
  test('records when and why', () => {
    enterprise.given(registered()).when(close('2024-01-01')).then(closed('2024-01-01'))
  })

  test('may happen on the day of foundation, and on the day of the last rung', () => {
    enterprise.given(registered()).when(close('2018-03-01')).then(closed('2018-03-01'))
    enterprise.given(registered()).when(close('2023-08-01', { ladder })).then(closed('2023-08-01'))
  })

  test('is refused in the future', () => {
    enterprise.given(registered()).when(close('2026-11-24')).thenRejected('DATE_IN_FUTURE')
  })

  test('is refused before the foundation', () => {
    enterprise
      .given(registered())
      .when(close('2018-02-28'))
      .thenRejected('CLOSED_BEFORE_FOUNDATION', { founded_on: '2018-03-01' })
  })

  test('is refused before a rung of the ladder', () => {
    enterprise
      .given(registered())
      .when(close('2023-07-31', { ladder }))
      .thenRejected('CLOSED_BEFORE_STAGE', { last_stage_on: '2023-08-01' })
  })

  test('happens once', () => {
    enterprise
      .given(registered(), closed('2024-01-01'))
      .when(close('2024-02-01'))
      .thenRejected('ENTERPRISE_CLOSED')
  })

  test('is refused for an enterprise that nobody registered', () => {
    enterprise.given().when(close('2024-01-01')).thenRejected('ENTERPRISE_UNKNOWN')
  })
})
