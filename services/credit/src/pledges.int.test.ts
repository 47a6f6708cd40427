import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { AskEligibilityRequest } from '@seedline/contracts/credit/v1/eligibility_query_service'
import { LapsePledgeRequest } from '@seedline/contracts/credit/v1/pledge_service'
import { GetIpRightRequest } from '@seedline/contracts/registry/v1/ip_right_service'
import { eventually, refusal } from '@seedline/testing'
import { type BankDesk, newCommand, runBankDesk } from './testing/bank-desk.ts'
import { type Caller, type Pledging, pledgingAt, today } from './testing/pledging.ts'
import { watchingAt } from './testing/watching.ts'

const ours = '914403990000100141'
const others = '91440399000010022U'

let desk: BankDesk
let acts: Pledging
let own: Caller
let other: Caller
let first: Caller
let second: Caller

beforeAll(async () => {
  desk = await runBankDesk()
  const enterpriseId = await desk.register(ours)
  await desk.register(others)
  acts = pledgingAt(desk, ours, enterpriseId)
  own = await desk.as('enterprise-officer', ours)
  other = await desk.as('enterprise-officer', others)
  first = await desk.as('bank-officer', 'First Bank')
  second = await desk.as('bank-officer', 'Second Bank')
  await acts.consents('first bank', own)
  await acts.consents('second bank', own)
}, 120_000)

afterAll(() => desk?.stop(), 60_000)

const code = async (outcome: Promise<unknown>) => (await refusal(outcome)).code

/** What the registry's page of the right shows. */
const onThePage = async (ipRightId: string) =>
  (await desk.rights.getIpRight(GetIpRightRequest.fromPartial({ ipRightId }), desk.registrar))
    .pledges

describe('A pledge', () => {
  test('goes from its reservation to its release, stands on the patent’s page meanwhile, and leaves room for a new one', async () => {
    const ipRightId = await acts.owns(1)
    const { id: pledgeId } = await acts.reserve(first, 1)
    const of = { ipRightId, pledgeId }
    expect(await code(acts.reserve(second, 1))).toBe('PLEDGE_STANDS')
    await acts.file(first, { ...of, filingNumber: 'A-1' })
    const { version } = await acts.registerAtOffice(first, { ...of, registrationNumber: 'Y-1' })
    expect(await acts.read(first, { ...of, atLeastVersion: version })).toMatchObject({
      status: 'PLEDGE_STATUS_REGISTERED',
      bank: 'first bank',
      registrationNumber: 'Y-1',
      rightVersion: 2,
    })
    const shown = await eventually(async () => {
      const pledges = await onThePage(ipRightId)
      return pledges.length > 0 ? pledges : undefined
    })
    expect(shown).toMatchObject([{ reference: 'Y-1', pledgee: 'first bank', releasedOn: '' }])
    expect(await code(acts.reserve(second, 1))).toBe('PLEDGE_STANDS')
    await acts.release(first, of)
    await eventually(async () => ((await onThePage(ipRightId))[0]?.releasedOn ? true : undefined))
    const next = await acts.reserve(second, 1)
    expect(next.id).not.toBe(pledgeId)
    expect(await acts.read(first, of)).toMatchObject({
      status: 'PLEDGE_STATUS_RELEASED',
      statusOn: today(),
    })
  }, 60_000)

  test('is its bank’s, may be read by the enterprise, and is unknown to everybody else', async () => {
    const ipRightId = await acts.owns(2)
    const { id: pledgeId } = await acts.reserve(first, 2)
    const of = { ipRightId, pledgeId }
    expect(await acts.read(own, of)).toMatchObject({ pledgeId })
    for (const stranger of [second, other])
      expect(await refusal(acts.read(stranger, of))).toMatchObject({
        code: 'PLEDGE_UNKNOWN',
        kind: 'not-found',
      })
    expect(await code(acts.file(second, of))).toBe('PLEDGE_UNKNOWN')
    expect((await refusal(acts.file(own, of))).kind).toBe('forbidden')
    const seen = async (by: Caller) => (await acts.listed(by)).map((one) => one.pledgeId)
    await eventually(async () => ((await seen(first)).includes(pledgeId) ? true : undefined))
    expect(await seen(own)).toContain(pledgeId)
    expect(await seen(second)).not.toContain(pledgeId)
    expect(await seen(other)).toEqual([])
  }, 60_000)

  test('needs the enterprise’s consent, and says nothing of it, nor of the right, without', async () => {
    await acts.owns(3)
    const third = await desk.as('bank-officer', 'Third Bank')
    const refused = await refusal(acts.reserve(third, 3))
    expect(refused.code).toBe('CONSENT_MISSING')
    expect(await refusal(acts.reserve(third, 3, { uscc: '91440399000010049K' }))).toEqual(refused)
    expect(await refusal(acts.reserve(third, 999))).toEqual(refused)
  })

  test('is refused on a right that nobody registered, that is another’s, or whose record stands pledged', async () => {
    expect(await code(acts.reserve(first, 999))).toBe('IP_RIGHT_UNKNOWN')
    const foreign = pledgingAt(desk, others, await desk.register('91440399000010030N'))
    await foreign.owns(4)
    expect(await code(acts.reserve(first, 4))).toBe('RIGHT_OF_OTHERS')
    expect(await code(acts.reserve(first, 3, { maturesOn: '2037-07-21' }))).toBe(
      'PLEDGE_BEYOND_TERM',
    )
    expect(await refusal(acts.reserve(first, 3, { expectedRightVersion: 1 }))).toMatchObject({
      code: 'RIGHT_CHANGED',
    })
  })
})

describe('A portfolio', () => {
  test('is placed with all of its rights, each visible, and is its bank’s', async () => {
    for (const serial of [11, 12, 13]) await acts.owns(serial)
    const { id } = await acts.place(first, [11, 12, 13])
    const placed = await eventually(async () => {
      const found = await acts.portfolio(first, id)
      return found.status === 'PORTFOLIO_PLEDGE_STATUS_PLACED' ? found : undefined
    }, 20_000)
    expect(placed.rights.map(({ outcome }) => outcome)).toEqual(
      new Array(3).fill('PORTFOLIO_RIGHT_OUTCOME_RESERVED'),
    )
    expect(await acts.portfolio(own, id)).toMatchObject({ portfolioPledgeId: id })
    for (const stranger of [second, other])
      expect(await code(acts.portfolio(stranger, id))).toBe('PORTFOLIO_PLEDGE_UNKNOWN')
    expect(await code(acts.reserve(second, 12))).toBe('PLEDGE_STANDS')
  }, 60_000)

  test('leaves nothing behind where one of its rights is another bank’s', async () => {
    for (const serial of [21, 22]) await acts.owns(serial)
    await acts.reserve(second, 22)
    const { id } = await acts.place(first, [21, 22])
    const refused = await eventually(async () => {
      const found = await acts.portfolio(first, id)
      return found.status === 'PORTFOLIO_PLEDGE_STATUS_REFUSED' ? found : undefined
    }, 20_000)
    const [taken] = refused.rights.filter(({ refusedWith }) => refusedWith !== '')
    expect(taken).toMatchObject({ ...acts.right(22), refusedWith: 'PLEDGE_STANDS' })
    await acts.reserve(second, 21)
  }, 60_000)
})

test('A right that another bank has only reserved is told as pledged, and by whom isn’t', async () => {
  const ipRightId = await acts.owns(30)
  const { id: pledgeId } = await acts.reserve(second, 30)
  let asked = 0
  const told = () =>
    eventually(async () => {
      asked += 1
      const { answer } = await desk.queries.askEligibility(
        AskEligibilityRequest.fromPartial({
          requestId: `reserved-${asked}`,
          uscc: ours,
          purpose: 'CONSENT_PURPOSE_LOAN_APPLICATION',
          product: 'LOAN_PRODUCT_IP_PLEDGE_LOAN',
          tenorMonths: 12,
          rights: [{ ...acts.right(30), registerCheckedOn: today(), registerSource: '登记簿副本' }],
        }),
        first,
      )
      const { verdict } = JSON.parse(answer) as Answer
      const outcome = verdict.rights[0]?.reasons.find(({ code }) => code === 'PP-R09')?.outcome
      return outcome === undefined ? undefined : { outcome, answer }
    })
  const reserved = await told()
  expect(reserved.outcome).toBe('not-met')
  expect(reserved.answer).not.toContain('second bank')
  await desk.pledges.lapsePledge(
    LapsePledgeRequest.fromPartial({
      commandId: newCommand(),
      ipRightId,
      pledgeId,
      reason: '不再',
    }),
    second,
  )
  expect((await told()).outcome).toBe('met')
}, 60_000)

interface Answer {
  readonly verdict: {
    readonly rights: readonly {
      readonly reasons: readonly { readonly code: string; readonly outcome: string }[]
    }[]
  }
}

describe('What a bank is told', () => {
  const since = (time: string | undefined) => Date.now() - Date.parse(time ?? '')

  test('of a pledge’s collateral: a lapsed annuity, once, with the verdict before and after, and a person acknowledges it', async () => {
    const told = watchingAt(desk)
    const ipRightId = await acts.owns(40)
    const { id: pledgeId } = await acts.reserve(first, 40)
    await eventually(async () =>
      (await told.watches(first)).some((one) => one.pledgeId === pledgeId) ? true : undefined,
    )
    const began = Date.now()
    await told.lapses(ipRightId)
    const [alert, ...more] = await told.told(first, ipRightId)
    expect(since(alert?.raisedAt)).toBeLessThan(Date.now() - began + 1)
    expect(Date.parse(alert?.raisedAt ?? '') - began).toBeLessThan(5_000)
    expect(more).toEqual([])
    expect(alert).toMatchObject({
      pledgeId,
      status: 'ALERT_STATUS_OPEN',
      seenVersion: 2,
      said: 'indeterminate',
      fact: { version: 3, says: 'ineligible' },
      changes: [{ kind: 'WATCHED_CHANGE_KIND_ANNUITY_LAPSED', version: 3, on: today() }],
    })
    expect(await told.alerts(second)).toEqual([])
    const alertId = alert?.alertId ?? ''
    expect(await code(told.acknowledge(second, alertId))).toBe('ALERT_UNKNOWN')
    await told.acknowledge(first, alertId)
    expect(await code(told.acknowledge(first, alertId))).toBe('ALERT_ACKNOWLEDGED_ALREADY')
  }, 60_000)

  test('of a right that it watches: whatever comes after that, also while the service was dead, once each and to its people alone', async () => {
    const told = watchingAt(desk)
    const ipRightId = await acts.owns(41)
    await told.isDisputed(ipRightId, 'before')
    expect(await code(told.begin(first, { uscc: others }))).toBe('CONSENT_MISSING')
    const { id: watchId } = await told.begin(first, { uscc: ours, ...acts.right(41) })
    expect(await code(told.begin(first, { uscc: ours, ...acts.right(41) }))).toBe('WATCHED_ALREADY')
    await told.isDisputed(ipRightId, 'one')
    await told.told(first, ipRightId)
    const killed = desk.kill()
    await told.isDisputed(ipRightId, 'two')
    await killed
    const alerts = await told.told(first, ipRightId, 2)
    expect(alerts.map(({ fact, changes }) => [fact?.version, changes.length])).toEqual([
      [5, 1],
      [4, 1],
    ])
    const ids = alerts.map(({ alertId }) => alertId)
    const heard = await told.hear(first, 2)
    expect(heard.ids).toEqual(expect.arrayContaining(ids))
    expect(await told.alerts(second)).toEqual([])
    await told.end(first, watchId)
    await told.isDisputed(ipRightId, 'three')
    const next = await acts.owns(42)
    await told.begin(first, { uscc: ours })
    await told.isDisputed(next, 'four')
    const [last] = await told.told(first, next)
    expect((await told.hear(first, 1, heard.cursor)).ids).toContain(last?.alertId)
    expect(await told.told(first, ipRightId, 2)).toHaveLength(2)
  }, 120_000)
})

// The last: nobody starts the registry again.
test('Nothing is placed blindly while the registry is away', async () => {
  await desk.stopRegistry()
  expect(await refusal(acts.reserve(first, 3))).toMatchObject({
    code: 'RIGHT_NOT_CHECKED',
    kind: 'unavailable',
  })
}, 60_000)
