import { describe, expect, test } from '@jest/globals'
import { DealApproved, DealOpened, RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { isAmong } from '@seedline/contracts/ownership'
import { heardBy, recordingServices, services } from '@seedline/contracts/services'
import type { EventMessage } from '@seedline/messaging'
import { instant } from '@seedline/values'
import { enterpriseFinder } from './enterprise-of.ts'
import { audienceOf, frameOf, liveEventOf } from './live-event.ts'

const messageOf = (more: Partial<EventMessage>): EventMessage => ({
  id: 'deal-d1@1',
  type: 'seedline.fund.v1.DealOpened',
  source: '/seedline/fund',
  subject: 'd1',
  stream: 'deal-d1',
  version: 1,
  time: instant('2024-05-20T00:00:00.000Z'),
  actor: { subject: 'user:li', name: '李工', roles: [], organisation: 'seedline' },
  commandId: 'c',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  data: new Uint8Array(),
  origin: { topic: 't', partition: 0, offset: 0n },
  ...more,
})
const opened = DealOpened.encode(DealOpened.fromPartial({ enterpriseId: 'e1' })).finish()
const approved = DealApproved.encode(DealApproved.fromPartial({ dealId: 'd1' })).finish()
const closed = RoundClosed.encode(RoundClosed.fromPartial({ enterpriseId: 'e1' })).finish()

describe('which enterprise an event concerns', () => {
  test.each([
    ['registry', 'enterprise'],
    ['registry', 'stage_record'],
    ['fund', 'cap_table'],
  ])('in the %s service a %s stream is named for it', (service, category) => {
    const [source, stream] = [`/seedline/${service}`, `${category}-e9`]
    expect(enterpriseFinder()(messageOf({ source, stream, subject: 'e9', type: 'any' }))).toBe('e9')
  })

  test('a deal tells at its opening and closing, and is remembered in between', () => {
    const enterpriseOf = enterpriseFinder()
    expect(enterpriseOf(messageOf({ data: opened }))).toBe('e1')
    const type = 'seedline.fund.v1.DealApproved'
    expect(enterpriseOf(messageOf({ type, data: approved }))).toBe('e1')
    const closing = { type: 'seedline.fund.v1.RoundClosed', subject: 'd2', data: closed }
    expect(enterpriseOf(messageOf(closing))).toBe('e1')
  })

  test('it cannot be told of a fund, or of a deal whose opening was not heard', () => {
    const fund = { type: 'seedline.fund.v1.FundOpened', stream: 'fund-f1', subject: 'f1' }
    expect(enterpriseFinder()(messageOf(fund))).toBeUndefined()
    const unheard = { type: 'seedline.fund.v1.DealApproved', data: approved }
    expect(enterpriseFinder()(messageOf(unheard))).toBeUndefined()
  })

  test('a stream of another service is not named for it, whatever it is called', () => {
    const message = messageOf({ source: '/seedline/unheard-of', stream: 'enterprise-e9' })
    expect(enterpriseFinder()(message)).toBeUndefined()
  })
})

test('an event is told with its trace, and without its figures or who gave the command', () => {
  const event = liveEventOf(messageOf({ data: opened }), 'e1')
  expect(event).toEqual({
    eventId: 'deal-d1@1',
    type: 'seedline.fund.v1.DealOpened',
    subject: 'd1',
    stream: 'deal-d1',
    version: 1,
    occurredAt: '2024-05-20T00:00:00.000Z',
    enterpriseId: 'e1',
    traceId: '0af7651916cd43dd8448eb211c80319c',
  })
  expect(frameOf(event)).toBe(`id: deal-d1@1\nevent: fact\ndata: ${JSON.stringify(event)}\n\n`)
})

test('what a process carried on of a deal names its trace to those alone who may see the deal', () => {
  const actor = {
    subject: 'process:fund/p',
    name: 'p',
    roles: [],
    organisation: 'seedline',
    onBehalfOf: 'user:li',
  }
  const told = (source: string, stream: string) =>
    liveEventOf(messageOf({ source, stream, actor, type: 'any' }), 'e1').traceId
  expect(told('/seedline/fund', 'cap_table-e1')).toBeUndefined()
  expect(told('/seedline/registry', 'stage_record-e1')).toBeUndefined()
  expect(told('/seedline/fund', 'fund-f1')).toBe('0af7651916cd43dd8448eb211c80319c')
})

describe('who is told of an event', () => {
  test.each(recordingServices)('those who may read its category in the %s service', (service) => {
    for (const category of Object.keys(services[service].publishes)) {
      const message = messageOf({ source: `/seedline/${service}`, stream: `${category}-e9` })
      expect([category, audienceOf(message).rule]).toEqual([category, heardBy(service, category)])
    }
  })

  test('of figures, nobody who operates a pilot line; of what else the registry keeps, they too', () => {
    const toldOf = (stream: string) =>
      audienceOf(messageOf({ source: '/seedline/registry', stream }))
    const operator = { roles: ['pilot-operator'], organisation: 'line' }
    expect(isAmong(toldOf('figures-e9'), operator)).toBe(false)
    expect(isAmong(toldOf('figures-e9'), { ...operator, roles: ['statistician'] })).toBe(true)
    expect(isAmong(toldOf('stage_record-e9'), operator)).toBe(true)
  })

  test('of a fund, nobody who operates a pilot line', () => {
    expect(audienceOf(messageOf({})).rule).not.toContain('pilot-operator')
    expect(audienceOf(messageOf({})).rule).toContain('fund-manager')
  })

  test.each([
    ['deal-d', 'seedline.fund.v1.DealOpened', true],
    ['fund-f', 'seedline.fund.v1.CapitalReserved', true],
    ['cap_table-e', 'seedline.fund.v1.RoundReserved', true],
    ['cap_table-e', 'seedline.fund.v1.StockIssued', false],
  ])(
    'of %s, %s: people of the organisation that it was recorded for alone? %s',
    (stream, type, alone) => {
      const { ofFundsManagedBy } = audienceOf(messageOf({ stream, type }))
      expect(ofFundsManagedBy).toBe(alone ? 'seedline' : undefined)
    },
  )

  test('operators alone, where no listed service recorded it', () => {
    expect(audienceOf(messageOf({ source: '/seedline/unheard-of' }))).toEqual({
      rule: ['operator'],
    })
  })
})
