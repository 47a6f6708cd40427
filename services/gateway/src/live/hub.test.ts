import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { type Hub, hubLimits, liveHub } from './hub.ts'
import type { LiveEvent } from './live-event.ts'

const eventOf = (enterpriseId: string | undefined, version = 1): LiveEvent => ({
  eventId: `enterprise-e@${version}`,
  type: 'seedline.registry.v1.EnterpriseRegistered',
  subject: 'e',
  stream: 'enterprise-e',
  version,
  occurredAt: '2024-05-20T00:00:00.000Z',
  ...(enterpriseId === undefined ? {} : { enterpriseId }),
})

const pipe = () => {
  const out = Object.assign(new EventEmitter(), {
    written: '',
    ended: false,
    destroyed: false,
    writableLength: 0,
    write(text: string) {
      out.written += text
      return true
    },
    end() {
      out.ended = true
      out.emit('close')
    },
    destroy() {
      out.destroyed = true
      out.emit('close')
    },
  })
  return out
}
type Pipe = ReturnType<typeof pipe>

const listen = (hub: Hub, out: Pipe, more: object = {}): void =>
  hub.open(
    {
      party: { subject: 'user:li', address: '10.0.0.1' },
      roles: ['coach'],
      organisation: 'own',
      enterpriseId: undefined,
      stillAdmitted: async () => undefined,
      ...more,
    },
    out as never,
  )

describe('the hub of live events', () => {
  let hub: Hub
  beforeEach(() => {
    jest.useFakeTimers()
    hub = liveHub({ ...hubLimits, clients: 3, ofSubject: 2, heartbeatMs: 1_000 })
  })
  afterEach(() => {
    hub.close()
    jest.useRealTimers()
  })

  test('tells a listener of one enterprise what concerns it, and nothing of another', () => {
    const mine = pipe()
    const all = pipe()
    listen(hub, mine, { enterpriseId: 'e1' })
    listen(hub, all)
    hub.publish(eventOf('e1', 1), { rule: 'any-role' })
    hub.publish(eventOf('e2', 2), { rule: 'any-role' })
    expect(mine.written.match(/^id: /gm)).toHaveLength(1)
    expect(all.written.match(/^id: /gm)).toHaveLength(2)
  })

  test('tells everyone what cannot be told apart: a needless refresh is better than a stale page', () => {
    const mine = pipe()
    listen(hub, mine, { enterpriseId: 'e1' })
    hub.publish(eventOf(undefined), { rule: 'any-role' })
    expect(mine.written).toContain('id: enterprise-e@1')
  })

  test('tells every page of a gap, whatever it shows: what was missed is not known', () => {
    const one = pipe()
    const other = pipe()
    listen(hub, one, { enterpriseId: 'e1', roles: ['pilot-operator'] })
    listen(hub, other)
    hub.tellOfGap()
    expect([one.written, other.written]).toEqual([
      expect.stringContaining('event: gap\ndata: {}\n\n'),
      expect.stringContaining('event: gap\ndata: {}\n\n'),
    ])
  })

  test('tells nobody what their role may not read', () => {
    const coach = pipe()
    const pilot = pipe()
    listen(hub, coach)
    listen(hub, pilot, { roles: ['pilot-operator'] })
    hub.publish(eventOf('e1'), { rule: ['fund-manager', 'coach'] })
    expect(coach.written).toContain('id: ')
    expect(pilot.written).not.toContain('id: ')
  })

  test('tells what is of a fund to people of its organisation and to who oversees funds, and nobody else', () => {
    const [own, other, operator] = [pipe(), pipe(), pipe()]
    listen(hub, own)
    listen(hub, other, { organisation: 'other', party: { subject: 'b', address: 'x' } })
    listen(hub, operator, { organisation: 'other', roles: ['operator'] })
    hub.publish(eventOf('e1'), { rule: 'any-role', ofFundsManagedBy: 'own' })
    expect([own, other, operator].map(({ written }) => written.includes('id: '))).toEqual([
      true,
      false,
      true,
    ])
  })

  test('cuts off a listener who is too slow, instead of keeping what waits for it', () => {
    const slow = pipe()
    const quick = pipe()
    listen(hub, slow)
    listen(hub, quick)
    slow.writableLength = hubLimits.waitingBytes
    hub.publish(eventOf('e1'), { rule: 'any-role' })
    expect([slow.destroyed, quick.destroyed]).toEqual([true, false])
    expect(hub.figures()).toEqual({ clients: 1, cutOff: 1 })
  })

  test('takes so many listeners in all, and so many of one subject', () => {
    listen(hub, pipe())
    listen(hub, pipe())
    expect(() => listen(hub, pipe())).toThrow(/TOO_MANY_STREAMS/)
    const other = pipe()
    const of = (subject: string) => ({ party: { subject, address: '10.0.0.1' } })
    listen(hub, other, of('user:wang'))
    expect(() => listen(hub, pipe(), of('user:zhao'))).toThrow(/TOO_MANY_STREAMS/)
    other.end()
    listen(hub, pipe(), of('user:zhao'))
  })

  test('takes so many listeners from one address, whoever they say they are', () => {
    const narrow = liveHub({ ...hubLimits, ofAddress: 2 })
    const from = (subject: string, address: string) =>
      listen(narrow, pipe(), { party: { subject, address } })
    from('user:li', '10.0.0.1')
    from('user:wang', '10.0.0.1')
    expect(() => from('user:zhao', '10.0.0.1')).toThrow(/TOO_MANY_STREAMS/)
    from('user:zhao', '10.0.0.2')
    narrow.close()
  })

  test('beats, and ends the stream once the token no longer holds', async () => {
    const out = pipe()
    let admitted = true
    listen(hub, out, {
      stillAdmitted: async () => {
        if (!admitted) throw new Error('expired')
      },
    })
    await jest.advanceTimersByTimeAsync(1_000)
    expect(out.written).toContain(': still here')
    admitted = false
    await jest.advanceTimersByTimeAsync(1_000)
    expect(out.ended).toBe(true)
    expect(hub.figures().clients).toBe(0)
  })

  test('forgets who has gone, and ends all streams when it closes', () => {
    const gone = pipe()
    const stays = pipe()
    listen(hub, gone)
    listen(hub, stays)
    gone.end()
    expect(hub.figures().clients).toBe(1)
    hub.close()
    expect(stays.ended).toBe(true)
  })
})
