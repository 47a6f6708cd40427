import { describe, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import {
  correct,
  corrected,
  designationId,
  designations,
  granted,
  record,
  renew,
  renewed,
  reverse,
  reversed,
  reverseRevocation,
  revocationReversed,
  revoke,
  revoked,
} from '../testing/designation-samples.ts'
import { designationEntriesMax } from './decide.ts'

const first = granted('first', '2020-07-01', '2023-06-30')
const second = renewed('second', first, '2023-07-01', '2026-06-30')

describe('Recording a designation', () => {
  test('keeps its kind, level, certificate, term, batch, authority and evidence', () => {
    designations
      .given()
      .when(record('first', '2020-07-01', '2023-06-30'))
      .then(first)
  })

  test('may be without an end', () => {
    const endless = granted('endless', '2020-07-01', null)
    designations
      .given()
      .when(record('endless', '2020-07-01', null))
      .then(endless)
  })

  test('is refused with an end further ahead than a century, and judged beside one that was recorded so', () => {
    const until = designations.given()
    until
      .when(record('far', '2020-07-01', '9999-12-31'))
      .thenRejected('DATE_TOO_FAR', { date: '9999-12-31', latest: '2126-11-23' })
    const recorded = granted('far', '2020-07-01', '9999-12-31')
    designations
      .given(recorded)
      .when(correct(recorded, { validTo: localDate('9999-12-30') }))
      .thenRejected('DATE_TOO_FAR')
    designations
      .given(recorded)
      .when(renew('next', recorded, '2026-01-01', '2027-01-01', { validTo: null }))
      .then({ ...renewed('next', recorded, '2026-01-01', '2027-01-01'), validTo: null })
    const ancient = granted('ancient', '0000-01-01', '0000-01-02')
    designations
      .given(ancient)
      .when(revoke(ancient, '0000-01-01'))
      .then(revoked(ancient, '0000-01-01'))
    designations
      .given(ancient, revoked(ancient, '0000-01-01'))
      .when(record('first', '2020-07-01', '2023-06-30'))
      .then(first)
  })

  test('is refused where the same kind and level is held on a single one of its days', () => {
    designations
      .given(first)
      .when(record('other', '2023-06-30', '2026-06-30'))
      .thenRejected('DESIGNATION_OVERLAPS', {
        designation_id: first.designationId,
        valid_from: '2020-07-01',
        valid_to: '2023-06-30',
        kind: 'little-giant',
      })
    designations
      .given(first)
      .when(record('other', '2019-01-01', null))
      .thenRejected('DESIGNATION_OVERLAPS')
  })

  test('is taken the day after, before, or for another kind or level', () => {
    const after = granted('after', '2023-07-01', '2026-06-30')
    designations
      .given(first)
      .when(record('after', '2023-07-01', '2026-06-30'))
      .then(after)
    const before = granted('before', '2017-07-01', '2020-06-30')
    designations
      .given(first)
      .when(record('before', '2017-07-01', '2020-06-30'))
      .then(before)
    const more = { level: 'provincial' } as const
    designations
      .given(first)
      .when(record('more', '2020-07-01', '2023-06-30', more))
      .then(granted('more', '2020-07-01', '2023-06-30', more))
  })

  test('that was reversed as a mistake is taken once more only where that is said', () => {
    const days = ['2020-07-01', '2023-06-30'] as const
    const told = record('again', ...days)
    designations
      .given(first, reversed(first))
      .when(told)
      .thenRejected('DESIGNATION_REVERSED_BEFORE', {
        designation_id: first.designationId,
        valid_from: '2020-07-01',
      })
    const again = granted('again', ...days)
    designations
      .given(first, reversed(first))
      .when(record('again', ...days, { despiteReversal: true }))
      .then(again)
    // Then it stands, and the next file says nothing new.
    designations
      .given(first, reversed(first), again)
      .when(record('third', ...days))
      .thenRejected('DESIGNATION_OVERLAPS')
  })

  test('is taken where the one that was there was reversed, or revoked by then', () => {
    const other = granted('other', '2022-01-01', '2024-12-31')
    const asked = record('other', '2022-01-01', '2024-12-31')
    designations.given(first, reversed(first)).when(asked).then(other)
    designations.given(first, revoked(first, '2022-01-01')).when(asked).then(other)
    designations
      .given(first, revoked(first, '2022-01-02'))
      .when(asked)
      .thenRejected('DESIGNATION_OVERLAPS')
  })

  test('is refused in the future, before the foundation, after the closure, backwards and without evidence', () => {
    const nothing = designations.given()
    nothing.when(record('f', '2099-01-01', null)).thenRejected('DATE_IN_FUTURE')
    nothing.when(record('f', '2012-02-29', null)).thenRejected('DESIGNATION_BEFORE_FOUNDATION')
    nothing.when(record('f', '2020-07-01', '2020-06-30')).thenRejected('DESIGNATION_ENDS_EARLY')
    nothing.when(record('f', '2020-07-01', null, { evidence: [] })).thenRejected('EVIDENCE_MISSING')
    const closed = { foundedOn: null, closedOn: localDate('2020-06-30') }
    nothing
      .when(record('f', '2020-07-01', null, { enterprise: closed }))
      .thenRejected('ENTERPRISE_CLOSED')
    nothing
      .when(record('f', '2020-07-01', null, { enterprise: undefined }))
      .thenRejected('ENTERPRISE_UNKNOWN')
  })

  test('is refused beyond the bound of what can be answered', () => {
    const full = Array.from({ length: designationEntriesMax }, () => corrected(first, {}))
    designations
      .given(...full)
      .when(record('one', '2020-07-01', null))
      .thenRejected('DESIGNATIONS_FULL')
  })
})

describe('Renewing a designation', () => {
  test('brings a further term of the same kind and level, by the same authority where none is named', () => {
    designations
      .given(first)
      .when(renew('second', first, '2023-07-01', '2026-06-30'))
      .then(second)
  })

  test('may begin before the earlier term ends, which then ends the day before', () => {
    const early = renewed('early', first, '2023-05-01', '2026-04-30')
    designations
      .given(first)
      .when(renew('early', first, '2023-05-01', '2026-04-30'))
      .then(early)
    designations
      .given(first, early)
      .when(record('third', '2026-04-30', null))
      .thenRejected('DESIGNATION_OVERLAPS', { designation_id: early.designationId })
  })

  test('is refused after a gap, for that is a grant anew', () => {
    designations
      .given(first)
      .when(renew('second', first, '2023-07-02', '2026-06-30'))
      .thenRejected('DESIGNATION_LAPSED')
  })

  test('is refused where it reaches no further', () => {
    for (const [from, to] of [
      ['2020-07-01', '2026-06-30'],
      ['2021-07-01', '2023-06-30'],
    ] as const)
      designations
        .given(first)
        .when(renew('second', first, from, to))
        .thenRejected('DESIGNATION_RENEWAL_NO_LATER')
  })

  test('is refused of one that was revoked, reversed, renewed already, or is not there', () => {
    const asked = renew('third', first, '2023-07-01', '2026-06-30')
    designations
      .given(first, revoked(first, '2022-01-01'))
      .when(asked)
      .thenRejected('DESIGNATION_REVOKED')
    designations.given(first, reversed(first)).when(asked).thenRejected('DESIGNATION_REVERSED')
    designations
      .given(first, second)
      .when(asked)
      .thenRejected('DESIGNATION_RENEWED', { renewal_id: designationId('second') })
    designations.given().when(asked).thenRejected('DESIGNATION_UNKNOWN')
  })
})

describe('Revoking a designation', () => {
  test('ends it from the day named', () => {
    designations.given(first).when(revoke(first, '2022-01-01')).then(revoked(first, '2022-01-01'))
  })

  test('is refused outside its term, a second time, in the future, and where a renewal follows', () => {
    designations.given(first).when(revoke(first, '2023-07-01')).thenRejected('DESIGNATION_NOT_HELD')
    designations.given(first).when(revoke(first, '2020-06-30')).thenRejected('DESIGNATION_NOT_HELD')
    designations.given(first).when(revoke(first, '2099-01-01')).thenRejected('DATE_IN_FUTURE')
    designations
      .given(first, revoked(first, '2022-01-01'))
      .when(revoke(first, '2022-02-01'))
      .thenRejected('DESIGNATION_REVOKED')
    designations
      .given(first, second)
      .when(revoke(first, '2022-01-01'))
      .thenRejected('DESIGNATION_RENEWED')
  })

  test('can be taken back, unless another was granted since', () => {
    const gone = revoked(first, '2022-01-01')
    designations.given(first, gone).when(reverseRevocation(first)).then(revocationReversed(first))
    designations
      .given(first, gone, granted('other', '2022-06-01', null))
      .when(reverseRevocation(first))
      .thenRejected('DESIGNATION_OVERLAPS', { designation_id: designationId('other') })
    designations.given(first).when(reverseRevocation(first)).thenRejected('DESIGNATION_NOT_REVOKED')
  })
})

describe('Correcting a designation', () => {
  test('records what differs and nothing else', () => {
    const asked = correct(first, { certificateNumber: 'GR202044000001', batch: '第五批' })
    designations
      .given(first)
      .when(asked)
      .then(corrected(first, { certificateNumber: 'GR202044000001' }))
    designations
      .given(first)
      .when(correct(first, { batch: '第五批' }))
      .thenRejected('NOTHING_TO_CORRECT')
  })

  test('is judged beside what stands: other terms, renewals and a revocation', () => {
    const later = granted('later', '2024-01-01', '2026-12-31')
    designations
      .given(first, later)
      .when(correct(first, { validTo: localDate('2024-01-01') }))
      .thenRejected('DESIGNATION_OVERLAPS', { designation_id: later.designationId })
    designations
      .given(first, second)
      .when(correct(first, { validTo: localDate('2023-06-29') }))
      .thenRejected('DESIGNATION_LAPSED')
    designations
      .given(first, second)
      .when(correct(first, { validTo: null }))
      .thenRejected('DESIGNATION_RENEWAL_NO_LATER')
    designations
      .given(first, revoked(first, '2022-01-01'))
      .when(correct(first, { validTo: localDate('2021-12-31') }))
      .thenRejected('DESIGNATION_NOT_HELD')
    designations
      .given(first, second)
      .when(
        correct({ ...first, designationId: second.designationId }, { validFrom: first.validFrom }),
      )
      .thenRejected('DESIGNATION_RENEWAL_NO_LATER')
  })
})

describe('Reversing a designation that was entered by mistake', () => {
  test('takes it back, and lets the right one be recorded', () => {
    designations.given(first).when(reverse(first)).then(reversed(first))
    designations.given(first, second).when(reverse(second)).then(reversed(second))
    designations
      .given(first, second, reversed(second))
      .when(renew('again', first, '2023-07-01', '2027-06-30'))
      .then(renewed('again', first, '2023-07-01', '2027-06-30'))
  })

  test('goes from the last term to the first', () => {
    designations
      .given(first, second)
      .when(reverse(first))
      .thenRejected('DESIGNATION_RENEWED', { renewal_id: second.designationId })
    designations
      .given(first, reversed(first))
      .when(reverse(first))
      .thenRejected('DESIGNATION_REVERSED')
  })

  test('is refused where the earlier term would then be held beside another', () => {
    const early = renewed('early', first, '2023-01-01', '2026-06-30')
    const dropped = revoked({ ...first, designationId: early.designationId }, '2023-02-01')
    const other = granted('other', '2023-03-01', '2026-02-28')
    designations
      .given(first, early, dropped, other)
      .when(reverse(early))
      .thenRejected('DESIGNATION_OVERLAPS')
  })
})
