import { describe, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import { ladderEntriesMax, roundEntriesKept } from '../facts/history-bound.ts'
import { enterpriseId } from '../testing/enterprise-samples.ts'
import {
  founded,
  reached,
  record,
  recordRound,
  reverseRound,
  round,
  roundReversed,
  rungId,
  specified,
  withdrawn,
} from '../testing/stage-record-samples.ts'

const ladder = specified
const seed = reached('seed', '2019-05-01')
const seriesA = reached('a', '2021-06-01')
const listed = reached('listed', '2024-06-01')
const late = { outOfOrderReason: 'found in the archive' }

describe('Recording a rung', () => {
  test('puts it on the ladder with its evidence', () => {
    ladder.given().when(record('seed', '2019-05-01')).then(seed)
  })

  test('goes on upwards, skipping rungs that were never reached', () => {
    ladder.given(seed).when(record('a', '2021-06-01')).then(seriesA)
    ladder.given(seed, seriesA).when(record('listed', '2024-06-01')).then(listed)
  })

  test('may share a day with the rung before it', () => {
    ladder.given(seed).when(record('angel', '2019-05-01')).then(reached('angel', '2019-05-01'))
  })

  test('keeps no reason for a rung that stands in order', () => {
    ladder
      .given(seed)
      .when(record('a', '2021-06-01', late))
      .then(seriesA)
  })

  test('is refused for a rung below one already recorded, whatever its date', () => {
    ladder.given(seriesA).when(record('seed', '2019-05-01')).thenRejected('STAGE_OUT_OF_ORDER', {
      rung: 'a',
      rung_id: seriesA.rungId,
      reached_on: '2021-06-01',
    })
    ladder.given(seriesA).when(record('seed', '2022-01-01')).thenRejected('STAGE_OUT_OF_ORDER')
  })

  test('is refused for a date before one already recorded', () => {
    ladder.given(seriesA).when(record('b', '2021-05-31')).thenRejected('STAGE_OUT_OF_ORDER')
  })

  test('is accepted out of order when a reason is stated', () => {
    ladder
      .given(seriesA)
      .when(record('seed', '2019-05-01', late))
      .then(reached('seed', '2019-05-01', late))
    ladder
      .given(seriesA)
      .when(record('b', '2021-05-31', late))
      .then(reached('b', '2021-05-31', late))
  })

  test('is refused for the same round twice, even with a reason', () => {
    ladder
      .given(seed)
      .when(record('seed', '2020-01-01', late))
      .thenRejected('STAGE_ALREADY_REACHED', { rung_id: seed.rungId })
  })

  test('may repeat a capital increase, which has no place in the order', () => {
    const first = reached('capital-increase', '2022-01-01')
    ladder
      .given(seriesA, first, listed)
      .when(record('capital-increase', '2025-01-01'))
      .then(reached('capital-increase', '2025-01-01'))
    ladder
      .given(first)
      .when(record('capital-increase', '2022-01-01', { rungId: seed.rungId }))
      .then({ ...first, rungId: seed.rungId })
  })

  test('wants a reason for a capital increase before a date already recorded', () => {
    ladder
      .given(seriesA)
      .when(record('capital-increase', '2021-01-01'))
      .thenRejected('STAGE_OUT_OF_ORDER')
  })

  test('lets the joint-stock conversion stand anywhere among the rounds, but before the listing', () => {
    const conversion = reached('joint-stock', '2020-01-01')
    ladder.given(conversion).when(record('a', '2021-06-01')).then(seriesA)
    ladder
      .given(seriesA)
      .when(record('joint-stock', '2022-01-01'))
      .then(reached('joint-stock', '2022-01-01'))
    ladder
      .given(reached('listing-filed', '2022-01-01'))
      .when(record('joint-stock', '2022-02-01'))
      .thenRejected('STAGE_OUT_OF_ORDER')
  })

  test('needs evidence', () => {
    ladder
      .given()
      .when(record('seed', '2019-05-01', { evidence: [] }))
      .thenRejected('EVIDENCE_MISSING')
  })

  test('is refused for tomorrow, and accepted for today', () => {
    ladder.given().when(record('seed', '2026-11-24')).thenRejected('DATE_IN_FUTURE')
    ladder.given().when(record('seed', '2026-11-23')).then(reached('seed', '2026-11-23'))
  })

  test('is refused before the foundation, where that is known', () => {
    ladder
      .given()
      .when(record('seed', '2018-02-28'))
      .thenRejected('STAGE_BEFORE_FOUNDATION', { founded_on: '2018-03-01' })
    ladder.given().when(record('seed', '2018-03-01')).then(reached('seed', '2018-03-01'))
    ladder
      .given()
      .when(record('seed', '2001-01-01', { enterprise: { ...founded, foundedOn: null } }))
      .then(reached('seed', '2001-01-01'))
  })

  test('is refused for an unknown enterprise', () => {
    ladder
      .given()
      .when(record('seed', '2019-05-01', { enterprise: undefined }))
      .thenRejected('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
  })

  test('of a closed enterprise is refused after the closure, and accepted late before it', () => {
    const enterprise = { ...founded, closedOn: localDate('2023-01-01') }
    ladder
      .given(seed)
      .when(record('a', '2023-01-02', { enterprise }))
      .thenRejected('ENTERPRISE_CLOSED', { closed_on: '2023-01-01' })
    ladder
      .given(seed)
      .when(record('a', '2023-01-01', { enterprise }))
      .then(reached('a', '2023-01-01'))
  })

  test('ends where its history would no longer fit one answer', () => {
    const many = Array.from({ length: ladderEntriesMax }, (_, index) =>
      reached('capital-increase', '2022-01-01', {
        rungId: rungId(`increase ${index}`),
      }),
    )
    const full = ladder.given(...many)
    full.when(record('a', '2022-02-01')).thenRejected('HISTORY_FULL')
    const kept = many.slice(0, ladderEntriesMax - roundEntriesKept)
    ladder
      .given(...kept)
      .when(record('a', '2022-02-01'))
      .thenRejected('HISTORY_FULL')
    ladder
      .given(...kept.slice(1))
      .when(record('a', '2022-02-01'))
      .then(reached('a', '2022-02-01'))
    full.when(recordRound('a', '2022-02-01')).thenRejected('HISTORY_FULL')
  })

  test('takes the reversal of a closed round where it would take the round', () => {
    const byRound = reached('seed', '2019-05-01', { round: round() })
    const many = Array.from({ length: ladderEntriesMax - roundEntriesKept }, (_, index) =>
      reached('capital-increase', '2022-01-01', { rungId: rungId(`increase ${index}`) }),
    )
    ladder
      .given(byRound, ...many)
      .when(reverseRound())
      .then(roundReversed(byRound))
  })
})

describe('After the end of a ladder', () => {
  for (const end of ['delisted', 'failed', 'acquired'] as const) {
    const ended = reached(end, '2025-01-01')

    test(`nothing later than ${end} is recorded, even with a reason`, () => {
      ladder
        .given(listed, ended)
        .when(record('capital-increase', '2025-01-02', late))
        .thenRejected('LADDER_ENDED', { rung_id: ended.rungId, reached_on: '2025-01-01' })
    })

    test(`what came before ${end} is recorded late, with a reason`, () => {
      ladder.given(listed, ended).when(record('a', '2021-06-01')).thenRejected('STAGE_OUT_OF_ORDER')
      ladder
        .given(listed, ended)
        .when(record('a', '2021-06-01', late))
        .then(reached('a', '2021-06-01', late))
    })
  }

  test('there is no second end, whatever its date', () => {
    ladder
      .given(reached('delisted', '2025-01-01'))
      .when(record('acquired', '2024-01-01', late))
      .thenRejected('LADDER_ENDED')
  })

  test('an end before a rung that stands is refused, even with a reason', () => {
    ladder
      .given(seed, listed)
      .when(record('failed', '2023-01-01', late))
      .thenRejected('LADDER_ENDS_TOO_EARLY', { rung_id: listed.rungId })
  })

  test('the ladder goes on once its end is withdrawn', () => {
    const ended = reached('failed', '2022-01-01')
    ladder.given(seed, ended, withdrawn(ended)).when(record('listed', '2024-06-01')).then(listed)
  })
})
