import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually, shuffled } from '@seedline/testing'
import { type BankDesk, newCommand, runBankDesk } from './testing/bank-desk.ts'
import { atOnce, type Caller, type Pledging, pledgingAt, settled } from './testing/pledging.ts'

const ours = '914403990000100141'
const bankCount = 20
const rightCount = 50
const inFlight = 64

let desk: BankDesk
let acts: Pledging
let banks: readonly Caller[]

beforeAll(async () => {
  desk = await runBankDesk()
  acts = pledgingAt(desk, ours, await desk.register(ours))
  const own = await desk.as('enterprise-officer', ours)
  const names = Array.from({ length: bankCount }, (_, index) => `bank ${index}`)
  banks = await Promise.all(names.map((name) => desk.as('bank-officer', name)))
  for (const name of names) await acts.consents(name, own)
}, 180_000)

afterAll(() => desk?.stop(), 60_000)

const serialsFrom = (first: number, count = rightCount) =>
  Array.from({ length: count }, (_, index) => first + index)

/** Every bank comes for every right at once; answers who was told that it has won which. */
async function race(serials: readonly number[], after: (done: number) => void) {
  let done = 0
  const attempts = serials.flatMap((serial) =>
    banks.map((bank, index) => ({ serial, bank, index })),
  )
  const inAnyOrder = shuffled(attempts, 7)
  const told = await atOnce(
    inAnyOrder.map(({ serial, bank, index }) => async () => {
      // One command, however often it has to be given: a service that was killed has kept what it accepted.
      const commandId = newCommand()
      const outcome = await settled(() => acts.reserve(bank, serial, { commandId }))
      done += 1
      after(done)
      return { serial, index, outcome }
    }),
    inFlight,
  )
  expect(told).toHaveLength(1000)
  const outcomes = new Set(told.map(({ outcome }) => outcome))
  expect([...outcomes].toSorted()).toEqual(['PLEDGE_STANDS', 'accepted'])
  return told.filter(({ outcome }) => outcome === 'accepted')
}

/** Which right stands pledged to which bank, by what each bank reads of its own. */
async function standing(serials: readonly number[]) {
  const numbers = new Map(
    serials.map((serial) => [acts.right(serial).number.replace(/^ZL/u, ''), serial]),
  )
  const found = await Promise.all(
    banks.map(async (bank, index) =>
      (await acts.listed(bank))
        .filter(({ status }) => status === 'PLEDGE_STATUS_RESERVED')
        .flatMap(({ number }) => {
          const serial = numbers.get(number)
          return serial === undefined ? [] : [{ serial, index }]
        }),
    ),
  )
  return found.flat()
}

const inOrder = (those: readonly { readonly serial: number; readonly index: number }[]) =>
  those.map(({ serial, index }) => `${serial} ${index}`).toSorted()

async function expectOneWinnerEach(
  serials: readonly number[],
  winners: readonly { readonly serial: number; readonly index: number }[],
) {
  expect(winners.map(({ serial }) => serial).toSorted((a, b) => a - b)).toEqual(serials)
  await eventually(async () => {
    const stand = await standing(serials)
    return stand.length === serials.length ? true : undefined
  }, 30_000)
  expect(inOrder(await standing(serials))).toEqual(inOrder(winners))
}

describe('A thousand reservations by twenty banks on fifty rights', () => {
  test('end with exactly fifty winners', async () => {
    const serials = serialsFrom(1000)
    for (const serial of serials) await acts.owns(serial)
    await expectOneWinnerEach(serials, await race(serials, () => undefined))
  }, 300_000)

  test('end with exactly fifty winners although the service is killed in between', async () => {
    const serials = serialsFrom(2000)
    for (const serial of serials) await acts.owns(serial)
    let killed: Promise<void> | undefined
    const winners = await race(serials, (done) => {
      if (done === 300) killed = desk.kill()
    })
    await killed
    expect(killed).toBeDefined()
    await expectOneWinnerEach(serials, winners)
  }, 300_000)
})

type Ended = 'PORTFOLIO_PLEDGE_STATUS_PLACED' | 'PORTFOLIO_PLEDGE_STATUS_REFUSED'

async function endOf(bank: Caller, id: string): Promise<Ended> {
  return eventually(async () => {
    const { status } = await acts.portfolio(bank, id).catch(() => ({ status: undefined }))
    return status === 'PORTFOLIO_PLEDGE_STATUS_PLACED' ||
      status === 'PORTFOLIO_PLEDGE_STATUS_REFUSED'
      ? status
      : undefined
  }, 90_000)
}

describe('Two portfolios that overlap', () => {
  const [one, other] = [0, 1]

  async function raced(from: number, meanwhile: () => Promise<void>) {
    const serials = serialsFrom(from, 30)
    for (const serial of serials) await acts.owns(serial)
    const rightsOf = [serials.slice(0, 20), serials.slice(10)]
    const ids = await Promise.all(
      [one, other].map((index) => acts.place(banks[index] as Caller, rightsOf[index] ?? [])),
    )
    await meanwhile()
    const ends = await Promise.all(ids.map(({ id }, index) => endOf(banks[index] as Caller, id)))
    expect(ends.toSorted()).toEqual([
      'PORTFOLIO_PLEDGE_STATUS_PLACED',
      'PORTFOLIO_PLEDGE_STATUS_REFUSED',
    ])
    const winner = ends.indexOf('PORTFOLIO_PLEDGE_STATUS_PLACED')
    const whole = (rightsOf[winner] ?? []).map((serial) => ({ serial, index: winner }))
    await eventually(async () => {
      const stand = await standing(serials)
      return stand.length === whole.length ? true : undefined
    }, 30_000)
    expect(inOrder(await standing(serials))).toEqual(inOrder(whole))
  }

  test('end with one of them placed, and nothing left of the other', async () => {
    await raced(3000, async () => undefined)
  }, 180_000)

  test('end so also where the service is killed in between', async () => {
    await raced(4000, () => desk.kill())
  }, 180_000)
})
