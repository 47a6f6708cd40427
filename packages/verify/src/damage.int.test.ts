import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { RoundReversed } from '@seedline/contracts/fund/v1/deal_events'
import { CapitalReserved } from '@seedline/contracts/fund/v1/fund_events'
import { byService, type RecordingService, recordingServices } from '@seedline/contracts/services'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { deriveId } from '@seedline/values'
import type { Document } from 'mongodb'
import type { FindingCode } from './finding-codes.ts'
import { closingOf, placeGivenBack, placeKept } from './testing/closing.ts'
import { portfolio } from './testing/portfolio.ts'
import { type RecordedSystem, recordedSystem } from './testing/recorded-system.ts'
import { fundEvent, type ToldEvent } from './testing/told.ts'
import { type VerifiedService, verifiedServices } from './verified-services.ts'
import { type VerifyReport, verifyAll } from './verify-all.ts'

// The folds of the real services over a real store. Each test plants one damage, and finds it.
const mongoUrl = process.env.SEEDLINE_TEST_MONGO_URL ?? ''
let services: readonly VerifiedService[]
let system: RecordedSystem

const fund = `fund-${deriveId('Fund', 'p')}`
const dealId = (index: number) => deriveId('Deal', 'p', String(index))
const deal = (index: number) => `deal-${dealId(index)}`
const enterpriseId = (index: number) => deriveId('Enterprise', 'p', String(index))
const capTable = (index: number) => `cap_table-${enterpriseId(index)}`
const stages = (index: number) => `stage_record-${enterpriseId(index)}`

beforeAll(async () => {
  services = await verifiedServices()
})
beforeEach(async () => {
  const name = `test_${randomUUID().slice(0, 8)}`
  const databases = byService(recordingServices, (service) => `${name}_${service}`)
  system = await recordedSystem(mongoUrl, databases, services)
  await system.record(portfolio('p', 3))
})
afterEach(async () => {
  await system.drop()
  await system.close()
})

const verified = (): Promise<VerifyReport> =>
  verifyAll({ mongoUrl, databases: system.databases, services, settleMs: 0 })

/** The codes that are found, and of what: each must be told, and nothing besides. */
async function found(): Promise<readonly string[]> {
  const { differences } = await verified()
  return differences.map(({ code, what }) => `${code} ${what}`).sort()
}
const told = (...all: readonly (readonly [FindingCode, string])[]) =>
  all.map(([code, what]) => `${code} ${what}`).sort()

const commits = (service: RecordingService) => system.database(service).collection('commits')
const change = (service: RecordingService, stream: string, version: number, set: Document) =>
  commits(service).updateOne({ stream, version }, { $set: set })

function documents(service: RecordingService, name: string) {
  const view = services
    .find((one) => one.name === service)
    ?.views.find((candidate) => candidate.name === name)
  const collection = `view_${name}_${view?.foldVersion}_1`
  return system.database(service).collection<{ _id: string }>(collection)
}

/** Records one more commit by hand, as if its stream had gone on. */
async function goOn(stream: string, commandId: string, event: ToldEvent): Promise<void> {
  const [last] = await commits('fund').find({ stream }).sort({ version: -1 }).limit(1).toArray()
  const { _id, ...before }: Document = last ?? {}
  const version = Number(before.version) + Number(before.size)
  const events = [{ type: event.type, data: Buffer.from(event.data) }]
  await commits('fund').insertOne({ ...before, version, size: 1, commandId, events })
}

function reserveFor(otherDeal: string): Promise<void> {
  const reserved = CapitalReserved.fromPartial({
    fundId: deriveId('Fund', 'p'),
    dealId: otherDeal,
    amount: { currency: 'CNY', minorUnits: 900n },
    reservedOn: '2026-03-02',
    approvalCommandId: 'approve',
    evidence: [{ kind: 'resolution', title: 'Resolution' }],
  })
  const data = CapitalReserved.encode(reserved).finish()
  return goOn(fund, `reserve-${otherDeal}`, fundEvent('CapitalReserved', data))
}

test('a portfolio without damage has no difference', async () => {
  expect(await verified()).toMatchObject({ differences: [], streams: 13, rounds: 3, more: 0 })
})

describe('of a stream', () => {
  test('a damaged commit is told, what depends on it is not compared, and the rest is checked', async () => {
    await change('fund', deal(0), 2, { events: 'gone' })
    await documents('fund', 'deal').deleteOne({ _id: dealId(1) })
    expect(await found()).toEqual(
      told(
        ['COMMIT_DAMAGED', `${deal(0)}@2`],
        ['DOCUMENT_NOT_COMPARED', `deal/${dealId(0)}`],
        ['DOCUMENT_NOT_COMPARED', `round_money/${dealId(0)}`],
        ['DOCUMENT_MISSING', `deal/${dealId(1)}`],
      ),
    )
  })

  test('an event that nothing can read is told for its fold and for its view, by its id and cause', async () => {
    const events = [{ type: 'seedline.fund.v1.DueDiligenceStarted', data: Buffer.from([0xff]) }]
    await change('fund', deal(0), 2, { events })
    const { differences } = await verified()
    expect(differences).toMatchObject([
      { where: 'stream', code: 'EVENT_DOES_NOT_FOLD', what: `${deal(0)}@2` },
      { where: 'view', code: 'DOCUMENT_NOT_COMPARED', what: `deal/${dealId(0)}` },
      { where: 'view', code: 'EVENT_NOT_READ_BY_VIEW', what: `deal/${deal(0)}@2` },
    ])
    for (const { detail } of differences) expect(detail).toMatch(/Error/)
  })

  test('a lost commit leaves a gap', async () => {
    await commits('fund').deleteOne({ stream: deal(0), version: 2 })
    expect(await found()).toContain(`VERSION_GAP ${deal(0)}`)
  })

  test('a time that steps back is told', async () => {
    await change('fund', deal(0), 3, { at: new Date('2026-03-01T08:00:00.000Z') })
    expect(await found()).toContain(`TIME_STEPS_BACK ${deal(0)}`)
  })

  test('a command that took effect twice is told', async () => {
    await change('fund', deal(0), 3, { commandId: `command-${deal(0)}-2` })
    expect(await found()).toEqual(told(['COMMAND_TWICE', deal(0)]))
  })

  test('a stream that no aggregate claims is told', async () => {
    const filter = { stream: deal(0) }
    await commits('fund').updateMany(filter, [
      { $set: { category: 'barter', stream: { $concat: ['barter-', '$id'] } } },
    ])
    expect(await found()).toContain(`CATEGORY_UNKNOWN barter-${dealId(0)}`)
  })
})

describe('of a view', () => {
  test.each([
    ['altered', 'DOCUMENT_DIFFERS', { $set: { 'data.status': 'declined' } }],
    [
      'of a version that its stream never had',
      'VERSION_DIFFERS',
      { $set: { 'seen.deal-none': 9 } },
    ],
    ['no document of a view', 'DOCUMENT_DAMAGED', { $set: { held: 'nothing' } }],
    ['without the versions that it includes', 'DOCUMENT_DAMAGED', { $set: { seen: null } }],
    ['empty', 'DOCUMENT_DIFFERS', { $unset: { data: '' } }],
    ['holding an event', 'EVENTS_HELD', { $set: { held: [{ stream: 'x' }] } }],
  ] as const)('a document that is %s is told', async (_what, code, update) => {
    await documents('fund', 'deal').updateOne({ _id: dealId(1) }, update)
    expect(await found()).toContain(`${code} deal/${dealId(1)}`)
  })

  test('a document of two streams is compared with both', async () => {
    const of = documents('registry', 'enterprise_list')
    await of.updateOne({ _id: enterpriseId(1) }, { $set: { 'data.steps': [] } })
    expect(await found()).toEqual(told(['DOCUMENT_DIFFERS', `enterprise_list/${enterpriseId(1)}`]))
  })

  test('a document that has not come as far as its stream is told, and one that no stream leads to', async () => {
    const of = documents('fund', 'known_enterprise')
    await of.deleteOne({ _id: enterpriseId(1) })
    await of.insertOne({ _id: 'nobody', seen: {}, held: [], data: {} } as { _id: string })
    expect(await found()).toEqual(
      told(
        ['DOCUMENT_MISSING', `known_enterprise/${enterpriseId(1)}`],
        ['DOCUMENT_WITHOUT_EVENTS', 'known_enterprise/nobody'],
      ),
    )
  })

  test('a view that is not built is told, and no document of it is missed', async () => {
    const builds = system.database('fund').collection<{ _id: string }>('view_builds')
    await builds.deleteMany({ _id: /^deal@/ })
    expect(await found()).toEqual(told(['VIEW_NOT_BUILT', 'deal']))
  })
})

describe('between aggregates', () => {
  const without = async (service: RecordingService, stream: string, view: string, key: string) => {
    await commits(service).deleteMany({ stream })
    await documents(service, view).deleteMany({ _id: key })
  }

  test('capital reserved for a deal that nobody approved is told', async () => {
    await reserveFor(deriveId('Deal', 'unknown'))
    expect(await found()).toContain(`RESERVATION_WITHOUT_APPROVAL ${deriveId('Deal', 'unknown')}`)
  })

  test('capital reserved again for a deal that is closed is told', async () => {
    await reserveFor(dealId(2))
    expect(await found()).toContain(`RESERVATION_LEFT ${dealId(2)}`)
  })

  test('a round that was reversed on its deal alone is told, wherever it still stands', async () => {
    const reversed = RoundReversed.fromPartial({
      dealId: dealId(0),
      fundId: deriveId('Fund', 'p'),
      enterpriseId: enterpriseId(0),
      round: Rung.RUNG_ANGEL,
      closedOn: '2026-03-02',
      closingEventId: `${deal(0)}@4`,
      backTo: 'approved',
      backOn: '2026-03-02',
      reason: 'recorded with the wrong deal',
    })
    const data = RoundReversed.encode(reversed).finish()
    await goOn(deal(0), 'reverse', fundEvent('RoundReversed', data))
    const left = ['the ladder', 'the cap tables', dealId(0)]
    expect(await found()).toEqual(
      expect.arrayContaining(left.map((what) => `REVERSAL_INCOMPLETE ${what}`)),
    )
  })

  test('a closed round without its securities is told, one by one', async () => {
    await without('fund', capTable(0), 'cap_table', enterpriseId(0))
    const holders = [deriveId('Fund', 'p'), 'founder-0', 'founder-1', 'founder-2']
    expect(await found()).toEqual(
      told(...holders.map((holder) => ['SECURITY_MISSING', `${deal(0)}@4/${holder}`] as const)),
    )
  })

  test('a closed round without its rung is told', async () => {
    await commits('registry').deleteMany({ stream: stages(0) })
    expect(await found()).toContain(`RUNG_MISSING ${deal(0)}@4`)
  })

  // On the cap table of an enterprise of which nothing else is known.
  const tableWith = (...events: readonly ToldEvent[]) =>
    system.record([
      {
        service: 'fund',
        category: 'cap_table',
        id: enterpriseId(9),
        commits: events.map((event) => [event]),
      },
    ])
  const closingOfDeal = (ofDeal: string) =>
    closingOf({ fundId: deriveId('Fund', 'p'), dealId: ofDeal, enterpriseId: enterpriseId(9) }, 1)

  test.each([
    ['that nobody opened', deriveId('Deal', 'unknown')],
    ['that is closed and entered', dealId(2)],
  ])('a place that a cap table keeps for a deal %s is told', async (_what, otherDeal) => {
    await tableWith(placeKept(closingOfDeal(otherDeal)))
    expect(await found()).toEqual(told(['PLACE_LEFT', otherDeal]))
  })

  test('a place that was given back is as it should be', async () => {
    const closing = closingOfDeal(dealId(2))
    await tableWith(placeKept(closing), placeGivenBack(closing))
    expect(await found()).toEqual([])
  })

  test('a round closed without a place is told, where its cap table has long kept places', async () => {
    await change('fund', deal(0), 4, { commandId: 'closed-without' })
    expect(await found()).toEqual([])
    await change('fund', capTable(0), 1, { at: new Date('2026-02-28T08:00:00.000Z') })
    expect(await found()).toEqual(told(['PLACE_MISSING', `${deal(0)}@4`]))
  })

  test('a closing that is under way while all is verified is not told', async () => {
    const closing = closingOfDeal(deriveId('Deal', 'unknown'))
    await tableWith(placeKept(closing))
    await change('fund', capTable(0), 1, { at: new Date('2026-02-28T08:00:00.000Z') })
    await change('fund', deal(0), 4, { commandId: 'closed-without' })
    const finish = async () => {
      const { _id, ...kept }: Document =
        (await commits('fund').findOne({ stream: capTable(9) })) ?? {}
      const events = [placeGivenBack(closing)]
      await commits('fund').insertOne({ ...kept, version: 2, commandId: 'given-back', events })
      await change('fund', deal(0), 4, { commandId: `command-${deal(0)}-4` })
    }
    let finished: Promise<void> | undefined
    const options = { mongoUrl, databases: system.databases, services, settleMs: 10_000 }
    const { differences } = await verifyAll({
      ...options,
      progress({ step }) {
        if (step === 'late') finished = finish()
      },
    })
    await finished
    expect(differences).toEqual([])
  })

  test('effects of a round that was never closed are told', async () => {
    await without('fund', deal(0), 'deal', dealId(0))
    await documents('registry', 'round_money').deleteMany({ _id: dealId(0) })
    const codes = (await verified()).differences.map(({ code }) => code)
    expect(new Set(codes)).toEqual(
      new Set(['RUNG_WITHOUT_ROUND', 'SECURITY_WITHOUT_ROUND', 'CAPITAL_WITHOUT_ROUND']),
    )
  })
})

describe('of delivery', () => {
  test('a commit that waits since before the check began, and a parked event, are told', async () => {
    await change('fund', deal(0), 4, { pending: true })
    await system
      .database('fund')
      .collection('dead_letters')
      .insertOne({
        subscription: 'deal',
        eventId: `${deal(0)}@4`,
        causeCode: 'VIEW_FOLD_FAILED',
        cause: 'no',
      })
    expect(await found()).toEqual(
      told(['COMMIT_NOT_PUBLISHED', `${deal(0)}@4`], ['EVENT_PARKED', `${deal(0)}@4`]),
    )
  })
})
