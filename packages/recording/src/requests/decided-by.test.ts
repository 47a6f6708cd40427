import { describe, expect, test } from '@jest/globals'
import { deals } from '@seedline/contracts/operations'
import { type Aggregate, accept, type Decision } from '@seedline/event-store'
import type { Call } from '@seedline/service-kit/grpc'
import { commandCalls, memoryStore, testActor } from '@seedline/testing'
import { deriveId, instant, localDate } from '@seedline/values'
import { decidedBy } from './decided-by.ts'

type Command = { readonly type: string; readonly dealId: string }

const deal: Aggregate<readonly string[], string> = {
  name: 'deal',
  initial: [],
  evolve: (before, event) => [...before, event],
  codec: {
    encode: (event) => ({ type: event, data: new Uint8Array() }),
    decode: (type) => type,
  },
}

const at = instant('2026-01-05T04:00:00.000Z')
const calls = commandCalls(testActor('fund-manager'), at)
const callOf = (id: string, more = {}) => ({ ...calls(id, more), asking: {} as Call })
const step = { dealId: deriveId('Deal', 'open'), startedOn: localDate('2026-01-05') }

const deciding = () => {
  const store = memoryStore('fund')
  const decided: { command: Command; state: readonly string[] }[] = []
  const decide = (command: Command, state: readonly string[]): Decision<string> => {
    decided.push({ command, state })
    return accept(`${command.type} done`)
  }
  const handlers = decidedBy(deals, { store, aggregate: deal, decide, id: 'Deal' })
  return { store, decided, handlers }
}

describe('Commands decided by their aggregate alone', () => {
  test('are those of the group that record something, and no questions', () => {
    const handled = Object.keys(deciding().handlers)
    expect(handled).toEqual(expect.arrayContaining(['openDeal', 'approveDeal', 'closeRound']))
    expect(handled.filter((rpc) => /^(?:get|list)/.test(rpc))).toEqual([])
  })

  test('carry their name, their time and what was asked for, and find what was recorded before', async () => {
    const { handlers, decided } = deciding()
    await handlers.startDueDiligence(step, callOf('one'))
    await handlers.startDueDiligence(step, callOf('two'))
    expect(decided.at(-1)).toEqual({
      command: { ...step, type: 'StartDueDiligence', at },
      state: ['StartDueDiligence done'],
    })
  })

  test('that come again are answered with the first outcome', async () => {
    const { handlers } = deciding()
    const first = await handlers.startDueDiligence(step, callOf('one'))
    expect(first).toMatchObject({ id: step.dealId, version: 1, repeated: false })
    const again = await handlers.startDueDiligence(step, callOf('one'))
    expect(again).toEqual({ ...first, repeated: true })
  })

  test('based on another version than the current one are refused', async () => {
    const { handlers } = deciding()
    await handlers.startDueDiligence(step, callOf('one'))
    await handlers.startDueDiligence(step, callOf('two'))
    const stale = handlers.startDueDiligence(step, callOf('three', { expectedVersion: 1 }))
    await expect(stale).rejects.toMatchObject({ problem: { code: 'STALE_VERSION' } })
  })

  test('that create something name it by the command’s id', async () => {
    const { handlers, decided, store } = deciding()
    const { id } = await handlers.openDeal({} as never, callOf('open'))
    expect(id).toBe(step.dealId)
    expect(decided[0]?.command).toMatchObject({ type: 'OpenDeal', dealId: id })
    expect([...store.streams.keys()]).toEqual([`deal-${id}`])
  })

  test('carry what else is to be known, found for their own id, and cannot be asked for otherwise', async () => {
    const store = memoryStore('fund')
    const decided: Command[] = []
    const decide = (command: Command): Decision<string> => {
      decided.push(command)
      return accept(`${command.type} done`)
    }
    const knowing = async (dealId: string) => ({ known: dealId, at: 'never' })
    const handlers = decidedBy(deals, { store, aggregate: deal, decide, id: 'Deal', knowing })
    await handlers.startDueDiligence({ ...step, known: 'made up' } as typeof step, callOf('one'))
    expect(decided).toEqual([{ ...step, type: 'StartDueDiligence', at, known: step.dealId }])
  })
})
