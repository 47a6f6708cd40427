import { describe, expect, test } from '@jest/globals'
import { instant } from '@seedline/values'
import { roundClosed } from '../testing/round-closed.ts'
import { actorFor, callFor } from './call-for.ts'

const name = { service: 'fund', id: 'settle-capital', title: '系统：结清 / System: settled' }
const at = instant('2026-11-23T04:00:00.000Z')
const deadline = new Date('2026-11-23T04:00:08.000Z')
const traceparent = '00-11111111111111111111111111111111-2222222222222222-01'

describe('The command of a process', () => {
  test('bears the id that it always bore, so that an event told again finds the first outcome', () => {
    const { context } = callFor(name, roundClosed, at, { deadline })
    expect(context.commandId).toBe('36dd308e-6ac3-5ea5-83bd-b2dee1f88c96')
  })

  test('has another id for another event and for another process', () => {
    const idOf = (id: string, event: string) =>
      callFor({ ...name, id }, { ...roundClosed, id: event }, at, { deadline }).context.commandId
    const ids = [idOf('a', 'e@1'), idOf('a', 'e@2'), idOf('b', 'e@1'), idOf('a', 'e@1')]
    expect(new Set(ids).size).toBe(3)
    expect(ids[3]).toBe(ids[0])
  })

  test('is given in the event’s trace, within the time there is, whatever the version', () => {
    expect(callFor(name, roundClosed, at, { deadline, traceparent })).toMatchObject({
      context: { at, traceparent },
      expectedVersion: 0,
      deadline,
    })
    expect(callFor(name, roundClosed, at, { deadline }).context).not.toHaveProperty('traceparent')
  })
})

test('A process whose clock is behind decides at the time of what it was told, never before', () => {
  const behind = instant('2020-01-01T00:00:00.000Z')
  expect(callFor(name, roundClosed, behind, { deadline }).context.at).toBe(roundClosed.time)
  expect(callFor(name, roundClosed, at, { deadline }).context.at).toBe(at)
})

describe('The actor of a process', () => {
  const person = { subject: 'u-1', name: '基金经理', roles: ['fund-manager'], organisation: 'f' }

  test('is the process itself, without roles, on behalf of who gave the command and for the organisation of that person', () => {
    expect(actorFor(name, person)).toEqual({
      subject: 'process:fund/settle-capital',
      name: '系统：结清 / System: settled',
      roles: [],
      organisation: 'f',
      onBehalfOf: 'u-1',
    })
  })

  test('names that person still where one process carries on what another did', () => {
    const next = { service: 'registry', id: 'next', title: 'next' }
    expect(actorFor(next, actorFor(name, person))).toMatchObject({
      subject: 'process:registry/next',
      onBehalfOf: 'u-1',
    })
  })
})
