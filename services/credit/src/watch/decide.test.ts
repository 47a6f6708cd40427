import { describe, expect, test } from '@jest/globals'
import {
  begin,
  begun,
  end,
  ended,
  enterpriseSeen,
  given,
  ladderSeen,
  lapsed,
  lookAt,
  noticed,
  ofPledge,
  rightSeen,
  watchId,
} from '../testing/watch-samples.ts'
import type { WatchedFact } from './events.ts'
import { watchIdOf } from './events.ts'

describe('A watch', () => {
  test('begins with how everything was, once', () => {
    given().when(begin()).then(begun())
    given(begun()).when(begin()).thenRejected('WATCHED_ALREADY')
  })

  test('of a pledge begins once, however often it is told', () => {
    given().when(begin(ofPledge)).then(begun(ofPledge))
    given(begun(ofPledge)).when(begin(ofPledge)).thenNothing()
  })

  test('begins anew after its end, from how everything is then', () => {
    const now = { seen: [rightSeen(9, 'eligible')] }
    given(begun(), ended()).when(begin(now)).then(begun(now))
  })

  test('is ended by the bank, once', () => {
    given(begun()).when(end()).then(ended())
    given(begun(), ended()).when(end()).thenRejected('WATCH_ENDED_ALREADY')
    given().when(end()).thenRejected('WATCH_UNKNOWN')
  })

  test('of a pledge is not ended by the bank while that stands, and ends with it', () => {
    given(begun(ofPledge)).when(end()).thenRejected('WATCH_OF_PLEDGE')
    given(begun(ofPledge)).when(end('pledge-ended')).then(ended('pledge-ended'))
  })

  test('ends with the consent, and what has ended already stays so', () => {
    given(begun()).when(end('consent-gone')).then(ended('consent-gone'))
    given(begun(), ended()).when(end('consent-gone')).thenNothing()
    given().when(end('pledge-ended')).thenNothing()
  })

  test('is one for each bank, thing and reason', () => {
    const of = { bank: 'A Bank', enterpriseId: 'e', ipRightId: 'r', pledgeId: '' }
    const all = [
      of,
      { ...of, bank: 'other' },
      { ...of, ipRightId: '' },
      { ...of, pledgeId: 'p' },
    ].map(watchIdOf)
    expect(new Set(all).size).toBe(4)
    expect(watchIdOf({ ...of, bank: 'a bank' })).toBe(all[0])
    expect(watchId).toBe(begun().watchId)
  })
})

describe('A fact that has changed', () => {
  const before = { seenVersion: 2, said: 'indeterminate' }
  const now = rightSeen(3, 'ineligible')

  test('is told with what touches the collateral, and what was said before', () => {
    given(begun())
      .when(lookAt(now, lapsed(3)))
      .then(noticed(now, before, lapsed(3)))
  })

  test('is told once for each of its versions', () => {
    const told = noticed(now, before, lapsed(3))
    given(begun(), told)
      .when(lookAt(now, lapsed(3)))
      .thenNothing()
    const next = rightSeen(4, 'ineligible')
    given(begun(), told)
      .when(lookAt(next, lapsed(3), { ...lapsed(4), kind: 'pledged' }))
      .then(
        noticed(next, { seenVersion: 3, said: 'ineligible' }, { ...lapsed(4), kind: 'pledged' }),
      )
  })

  test('in a version that was seen when the watch began, or before, is not told', () => {
    given(begun())
      .when(lookAt(rightSeen(2, 'ineligible'), lapsed(2)))
      .thenNothing()
    given(begun())
      .when(lookAt(rightSeen(1, 'ineligible'), lapsed(1)))
      .thenNothing()
  })

  test('by several entries in a moment is told as one, with each of those that are new', () => {
    const later = rightSeen(5, 'ineligible')
    given(begun())
      .when(lookAt(later, lapsed(1), lapsed(4), lapsed(5)))
      .then(noticed(later, before, lapsed(4), lapsed(5)))
  })

  test('without touching the collateral is only remembered where the verdict is another, for the next time', () => {
    given(begun())
      .when(lookAt(rightSeen(3)))
      .thenNothing()
    const better = rightSeen(3, 'eligible')
    given(begun()).when(lookAt(better)).then(noticed(better, before))
  })

  test('and makes the verdict worse without an entry was corrected or taken back', () => {
    const corrected = { kind: 'corrected', version: 3, entryType: '', on: '' } as const
    given(begun())
      .when(lookAt(now))
      .then(noticed(now, before, corrected))
  })

  test('is told where the record was withdrawn', () => {
    const gone = rightSeen(3, 'gone')
    const withdrawn = { kind: 'record-withdrawn', version: 3, entryType: '', on: '' } as const
    given(begun())
      .when(lookAt(gone))
      .then(noticed(gone, before, withdrawn))
    given(begun(), noticed(gone, before, withdrawn))
      .when(lookAt(rightSeen(4, 'gone')))
      .thenNothing()
  })

  test('and was not watched before begins to be, and is told from then on', () => {
    const other: WatchedFact = { ...rightSeen(7), id: 'another' }
    given(begun())
      .when(lookAt(other, lapsed(7)))
      .then(noticed(other, { seenVersion: 0, said: '' }))
  })

  test('and makes a watch look for the first time is told, and nothing before it', () => {
    const other: WatchedFact = { ...rightSeen(7), id: 'another' }
    given(begun())
      .when({ ...lookAt(other, lapsed(5), lapsed(7)), oldUpTo: 6 })
      .then(noticed(other, { seenVersion: 0, said: '' }, lapsed(7)))
  })

  test('is not told where nobody watches, or no longer', () => {
    given()
      .when(lookAt(now, lapsed(3)))
      .thenNothing()
    given(begun(), ended())
      .when(lookAt(now, lapsed(3)))
      .thenNothing()
  })
})

describe('The enterprise', () => {
  const of = (kind: 'enterprise-closed' | 'stage-regressed', version: number) =>
    ({ kind, version, entryType: '', on: '' }) as const

  test('is told to be closed, once', () => {
    const closed = enterpriseSeen(2, 'closed')
    const told = noticed(closed, { seenVersion: 1, said: '' }, of('enterprise-closed', 2))
    given(begun()).when(lookAt(closed)).then(told)
    given(begun(), told)
      .when(lookAt(enterpriseSeen(3, 'closed')))
      .thenNothing()
  })

  test('is told where it has lost a rung, and not where it has climbed one', () => {
    const lower = ladderSeen(4, 'seed')
    given(begun())
      .when(lookAt(lower))
      .then(noticed(lower, { seenVersion: 3, said: 'a' }, of('stage-regressed', 4)))
    const none = ladderSeen(4, '')
    given(begun())
      .when(lookAt(none))
      .then(noticed(none, { seenVersion: 3, said: 'a' }, of('stage-regressed', 4)))
    const delisted = ladderSeen(4, 'delisted')
    given(begun())
      .when(lookAt(delisted))
      .then(noticed(delisted, { seenVersion: 3, said: 'a' }, of('stage-regressed', 4)))
    const higher = ladderSeen(4, 'b')
    given(begun())
      .when(lookAt(higher))
      .then(noticed(higher, { seenVersion: 3, said: 'a' }))
  })
})
