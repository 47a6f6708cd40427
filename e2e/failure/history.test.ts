import { expect, test } from '@jest/globals'
import { type Found, faultsIn, type Operation, type Outcome } from './history.ts'

const operation = (outcome: Outcome): Operation => ({
  subject: 's',
  key: 'k',
  what: 'close',
  outcome,
  answeredAt: 0,
})
const recorded = (stream: string): Found => ({ stream, eventIds: [`${stream}@1`], types: [] })
const ok: Outcome = { kind: 'ok', id: '1', eventIds: ['deal-1@1'] }
const refused: Outcome = { kind: 'refused', code: 'ROUND_ALREADY_CLOSED' }
const unknown: Outcome = { kind: 'unknown', why: 'no answer' }

test('an accepted command that is recorded as answered is no fault', () => {
  expect(faultsIn([operation(ok)], () => [recorded('deal-1')])).toEqual([])
})

test('an accepted command that is not recorded is lost', () => {
  expect(faultsIn([operation(ok)], () => [])).toEqual(['close k: accepted, and deal-1@1 is lost'])
})

test('a command recorded twice on one stream took effect twice', () => {
  const faults = faultsIn([operation(ok)], () => [recorded('deal-1'), recorded('deal-1')])
  expect(faults).toEqual(['close k: twice on deal-1, deal-1'])
})

test('a refused command leaves nothing behind', () => {
  expect(faultsIn([operation(refused)], () => [])).toEqual([])
  expect(faultsIn([operation(refused)], () => [recorded('deal-1')])).toHaveLength(1)
})

test('a command of unknown outcome was recorded once or not at all', () => {
  expect(faultsIn([operation(unknown)], () => [])).toEqual([])
  expect(faultsIn([operation(unknown)], () => [recorded('deal-1')])).toEqual([])
  expect(
    faultsIn([operation(unknown)], () => [recorded('deal-1'), recorded('deal-1')]),
  ).toHaveLength(1)
})
