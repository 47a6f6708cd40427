import { describe, expect, test } from '@jest/globals'
import { AddCommitmentRequest } from '@seedline/contracts/fund/v1/fund_service'
import type { CommandCall, Outcome } from '@seedline/event-store'
import type { Call } from '@seedline/service-kit/grpc'
import { instant } from '@seedline/values'
import { commandsBy } from './commands-by.ts'
import { fieldsOfRequest } from './fields.ts'
import { readCommand } from './read-command.ts'
import { readText } from './read-plain.ts'

const noon = instant('2026-11-23T04:00:00.000Z')
const command = commandsBy(() => noon)

const asking: Call = {
  actor: { subject: 'u-1', name: '经理', roles: ['fund-manager'], organisation: 'fund' },
  token: 'token',
  requestId: 'request-1',
  deadline: new Date('2026-11-23T04:00:05.000Z'),
  traceparent: '00-11111111111111111111111111111111-2222222222222222-01',
  signal: new AbortController().signal,
}

const outcome: Outcome = {
  stream: 'fund-f-1',
  id: 'f-1',
  version: 3,
  eventIds: ['fund-f-1@3'],
  repeated: true,
  traceId: '1'.repeat(32),
}

function read(request: AddCommitmentRequest) {
  const fields = fieldsOfRequest()
  const fundId = readText(fields, '/fundId', request.fundId, { max: 40 })
  return readCommand(fields, request, { fundId })
}

function handler() {
  const runs: { command: { fundId: string }; call: CommandCall; asking: Call }[] = []
  const handle = command(AddCommitmentRequest, read, async (command, call, asking) => {
    runs.push({ command, call, asking })
    return outcome
  })
  return { runs, handle }
}

const asked = (change: Partial<AddCommitmentRequest> = {}) =>
  AddCommitmentRequest.fromPartial({
    commandId: 'c-1',
    expectedVersion: 2,
    fundId: ' f-1 ',
    ...change,
  })

describe('An RPC that gives a command', () => {
  test('runs the use case with what was read, in the name and trace of its caller', async () => {
    const { runs, handle } = handler()
    await handle(asked(), asking)
    expect(runs).toMatchObject([
      {
        command: { fundId: 'f-1' },
        call: {
          context: {
            commandId: 'c-1',
            actor: { subject: 'u-1' },
            at: noon,
            traceparent: asking.traceparent,
          },
          expectedVersion: 2,
          deadline: asking.deadline,
        },
        asking: { token: 'token' },
      },
    ])
  })

  test('answers with the outcome, and says whether it was there already', async () => {
    const { handle } = handler()
    expect(await handle(asked(), asking)).toEqual({
      id: 'f-1',
      version: 3,
      eventIds: ['fund-f-1@3'],
      repeatedCommand: true,
      traceId: '1'.repeat(32),
    })
  })

  test('knows a request again by all that was asked, as it was sent', async () => {
    const { runs, handle } = handler()
    for (const request of [asked(), asked(), asked({ fundId: 'f-2' }), asked({ fundId: 'f-1' })])
      await handle(request, asking)
    const [first, again, ...others] = runs.map(({ call }) => call.context.requestHash)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(again).toBe(first)
    expect(new Set([first, ...others]).size).toBe(3)
  })

  test('runs nothing of a request that is refused', async () => {
    const { runs, handle } = handler()
    const refused = handle(asked({ fundId: '', expectedVersion: -1 }), asking)
    await expect(refused).rejects.toMatchObject({
      problem: {
        code: 'REQUEST_INVALID',
        fields: [{ pointer: '/fundId' }, { pointer: '/expectedVersion' }],
      },
    })
    expect(runs).toEqual([])
  })

  test('passes on the refusal of the use case as it is', async () => {
    const refusal = new Error('stale')
    const handle = command(AddCommitmentRequest, read, () => Promise.reject(refusal))
    await expect(handle(asked(), asking)).rejects.toBe(refusal)
  })
})
