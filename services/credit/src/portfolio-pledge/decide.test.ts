import { describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import {
  at,
  begun,
  given,
  letGo,
  place,
  portfolioPledgeId,
  refused,
  reserved,
  rights,
  tell,
} from '../testing/portfolio-samples.ts'
import { evolve, isUnderWay, neverBegun } from './state.ts'

const placed = {
  type: 'PortfolioPledgePlaced',
  portfolioPledgeId,
  placedOn: localDate('2026-01-20'),
} as const
const over = {
  type: 'PortfolioPledgeRefused',
  portfolioPledgeId,
  refusedOn: localDate('2026-01-20'),
} as const

describe('A portfolio', () => {
  test('begins with its rights in one order, however they were named', () => {
    given().when(place()).then(begun)
    given()
      .when(place({ rights: rights.toReversed() }))
      .then(begun)
  })

  test('is refused with a right twice, or a debt that has matured', () => {
    given()
      .when(place({ rights: [rights[0], rights[1], rights[0]] }))
      .thenRejected('RIGHT_ASKED_TWICE')
    given()
      .when(place({ maturesOn: localDate('2026-01-20') }))
      .thenRejected('PLEDGE_MATURED')
  })

  test('is placed with the last of its rights', () => {
    given(begun).when(tell.reserved(0)).then(reserved(0))
    given(begun, reserved(0), reserved(1)).when(tell.reserved(2)).then(reserved(2), placed)
  })

  test('lets go what was reserved once one is refused, and is over with the last of them', () => {
    given(begun, reserved(0), reserved(1)).when(tell.refused(2)).then(refused(2))
    given(begun, reserved(0), reserved(1), refused(2)).when(tell.letGo(0)).then(letGo(0))
    given(begun, reserved(0), reserved(1), refused(2), letGo(0))
      .when(tell.letGo(1))
      .then(letGo(1), over)
  })

  test('is over at once where the first is refused', () => {
    given(begun).when(tell.refused(0)).then(refused(0), over)
  })

  test('is told nothing twice, nor what is not its next step', () => {
    given(begun, reserved(0)).when(tell.reserved(0)).thenNothing()
    given(begun, reserved(0)).when(tell.refused(0)).thenNothing()
    given(begun).when(tell.reserved(1)).thenNothing()
    given(begun, reserved(0)).when(tell.letGo(0)).thenNothing()
    given(begun, refused(0), over).when(tell.reserved(1)).thenNothing()
    given(begun).when(place()).thenNothing()
    given().when(tell.reserved(0)).thenRejected('PORTFOLIO_PLEDGE_UNKNOWN')
  })

  test('is under way from its beginning to its end', () => {
    const after = (...events: Parameters<typeof evolve>[1][]) =>
      isUnderWay(events.reduce(evolve, neverBegun))
    expect(after()).toBe(false)
    expect(after(begun, reserved(0))).toBe(true)
    expect(after(begun, reserved(0), refused(1))).toBe(true)
    expect(after(begun, reserved(0), refused(1), letGo(0), over)).toBe(false)
    expect(after(begun, reserved(0), reserved(1), reserved(2), placed)).toBe(false)
    expect(at).toBeDefined()
  })
})
