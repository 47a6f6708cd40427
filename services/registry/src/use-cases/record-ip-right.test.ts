import { describe, expect, test } from '@jest/globals'
import { memoryStore, memoryView, recordedMessages } from '@seedline/testing'
import { deriveId, type EnterpriseId, instant, localDate, ProblemError } from '@seedline/values'
import { ipRight } from '../ip-right/aggregate.ts'
import type { GivenFact } from '../ip-right/fact-of.ts'
import { findIpRight, getIpRight, getIpRightHistory } from '../projections/ip-right/query.ts'
import { ipRightView } from '../projections/ip-right/view.ts'
import { callOf } from '../testing/command-calls.ts'
import {
  enterpriseId,
  profile as enterpriseProfile,
  evidence,
  otherCode,
} from '../testing/enterprise-samples.ts'
import { at, invention, ipRightId } from '../testing/ip-right-samples.ts'
import { mergeEnterprise } from './merge-enterprise.ts'
import { type RegisterRequest, recordIpFacts, registerIpRight } from './record-ip-right.ts'
import { registerEnterprise } from './register-enterprise.ts'

const clock = () => at
const given = (change: Partial<RegisterRequest> = {}): RegisterRequest => ({
  ...invention,
  evidence: [],
  facts: [],
  further: false,
  despiteReversal: false,
  ...change,
})

const granted = (on: string): GivenFact => ({
  type: 'granted',
  ipRightId: '',
  on: localDate(on),
  evidence: [],
  provenance: null,
  certificateNumber: '',
})

const registeredStore = async () => {
  const store = memoryStore('registry')
  await registerEnterprise(store, enterpriseProfile, callOf('enterprise'))
  return store
}

const refusal = async (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

describe('A right', () => {
  test('has the id of its number, however that is written and whoever registers it', async () => {
    const store = await registeredStore()
    const first = await registerIpRight(store, given({ number: 'ZL2017106018623' }), callOf('one'))
    expect(first).toMatchObject({ id: ipRightId, version: 1 })
    const other = given({ owners: [{ enterpriseId: '', name: '另一企业', share: null }] })
    expect(await refusal(registerIpRight(store, other, callOf('two')))).toBe('IP_RIGHT_REGISTERED')
  })

  test('of an enterprise that nobody registered is refused, also where it came to it later', async () => {
    const store = memoryStore('registry')
    expect(await refusal(registerIpRight(store, given(), callOf('one')))).toBe('ENTERPRISE_UNKNOWN')
    const owners = [{ enterpriseId: '' as const, name: '虚构大学', share: null }]
    await registerIpRight(store, given({ owners }), callOf('two'))
    const sold: GivenFact = {
      type: 'owners-changed',
      ipRightId: '',
      on: localDate('2020-01-01'),
      acquisition: 'transfer',
      owners: [{ enterpriseId: deriveId('Enterprise', 'nobody'), name: 'x', share: null }],
      evidence: [],
      provenance: null,
    }
    expect(await refusal(recordIpFacts(store, { ipRightId, facts: [sold] }, callOf('three')))).toBe(
      'ENTERPRISE_UNKNOWN',
    )
  })

  test('of an enterprise that goes on as another record is refused; one that stands takes what happens on', async () => {
    const store = await registeredStore()
    const request = given({ facts: [granted('2019-05-14')] })
    await registerIpRight(store, given(), callOf('one'))
    const { id } = await registerEnterprise(
      store,
      { ...enterpriseProfile, nameZh: '保留', uscc: otherCode },
      callOf('survivor'),
    )
    const survivorId = id as EnterpriseId
    const papers = { reason: 'twice', evidence: [evidence('licence')] }
    await mergeEnterprise(store, { enterpriseId, survivorId, ...papers }, callOf('merge'))
    const other = given({ number: '201510000777.2', filedOn: localDate('2015-03-02') })
    expect(await refusal(registerIpRight(store, other, callOf('two')))).toBe('ENTERPRISE_MERGED')
    const monthly = registerIpRight(store, { ...request, further: true }, callOf('three'))
    expect(await refusal(monthly)).toBe('accepted')
  })

  test('is registered with what happened in one commit, and a repeated command answers with the first', async () => {
    const store = await registeredStore()
    const request = given({ facts: [granted('2019-05-14')] })
    expect(await registerIpRight(store, request, callOf('one'))).toMatchObject({ version: 2 })
    expect(await registerIpRight(store, request, callOf('one'))).toMatchObject({ repeated: true })
  })
})

describe('A right from a file that comes every month', () => {
  const told = (facts: readonly GivenFact[] = []) => given({ facts, further: true })

  test('is registered once, and then only what is new is recorded', async () => {
    const store = await registeredStore()
    expect(await registerIpRight(store, told(), callOf('one'))).toMatchObject({ version: 1 })
    const same = await registerIpRight(store, told(), callOf('two'))
    expect(same).toMatchObject({ version: 1, eventIds: [], repeated: false })
    const more = await registerIpRight(store, told([granted('2019-05-14')]), callOf('three'))
    expect(more.eventIds).toEqual([`ip_right-${ipRightId}@2`])
    const again = await registerIpRight(store, told([granted('2019-05-14')]), callOf('four'))
    expect(again.eventIds).toEqual([])
  })

  test('that tells it otherwise than it is recorded is refused', async () => {
    const store = await registeredStore()
    await registerIpRight(store, told(), callOf('one'))
    const renamed = { ...told(), title: '另一名称' }
    expect(await refusal(registerIpRight(store, renamed, callOf('two')))).toBe(
      'IP_RIGHT_REGISTERED',
    )
  })
})

describe('Asked for a right', () => {
  /** Registered on the 1st, its grant recorded on the 2nd and reversed on the 3rd. */
  const story = async () => {
    const store = await registeredStore()
    const day = (of: number) => ({ at: instant(`2026-11-0${of}T04:00:00.000Z`) })
    await registerIpRight(store, given(), callOf('register', day(1)))
    const facts = [granted('2019-05-14')]
    await recordIpFacts(store, { ipRightId, facts }, callOf('granted', day(2)))
    await store.append(
      ipRight,
      ipRightId,
      callOf('reversed', day(3)).context,
      [{ type: 'IpEntriesReversed', ipRightId, versions: [2], reason: '误录', evidence: [] }],
      { expectedVersion: 2 },
    )
    return { store, rights: memoryView(ipRightView, recordedMessages(store)), clock }
  }
  const question = (asOf = {}) => ({
    ipRightId,
    asOf,
    atLeastVersion: 0,
    deadline: new Date(Date.now() + 60_000),
  })

  test('it is told as it stands, and as it was known before its entry was reversed', async () => {
    const sources = await story()
    expect(await getIpRight(sources, question())).toMatchObject({ version: 3, grantedOn: '' })
    const known = { recordedAt: instant('2026-11-02T05:00:00.000Z') }
    expect(await getIpRight(sources, question(known))).toMatchObject({
      version: 2,
      grantedOn: '2019-05-14',
      toldFor: '2026-11-02',
    })
  })

  test('as of a day before its filing there was none', async () => {
    const sources = await story()
    const before = question({ occurredOn: localDate('2017-07-20') })
    expect(await refusal(getIpRight(sources, before))).toBe('IP_RIGHT_UNKNOWN')
    const filed = question({ occurredOn: localDate('2017-07-21') })
    expect(await getIpRight(sources, filed)).toMatchObject({ phase: 'IP_PHASE_APPLICATION' })
  })

  test('by its number it is found, and a number that nobody registered is not', async () => {
    const sources = await story()
    const { asOf, deadline } = question()
    const find = (number: string) =>
      findIpRight(sources, { family: 'patent', number, asOf, deadline })
    expect(await find('CN2017106018623')).toMatchObject({ ipRightId })
    expect(await refusal(find('202310000001.5'))).toBe('IP_RIGHT_UNKNOWN')
  })

  test('its history shows what was reversed as reversed, and by what', async () => {
    const sources = await story()
    const { entries } = await getIpRightHistory(sources, question())
    expect(entries.map(({ reversedBy }) => reversedBy)).toEqual(['', `ip_right-${ipRightId}@3`, ''])
  })
})

test('what an enterprise owns is told to whoever asks for one by a view that is behind', async () => {
  const store = await registeredStore()
  await registerIpRight(store, given(), callOf('one'))
  const sources = { store, rights: memoryView(ipRightView, []), clock }
  const asked = {
    ipRightId,
    asOf: {},
    atLeastVersion: 1,
    deadline: new Date(Date.now() + 60_000),
  }
  const { owners } = await getIpRight(sources, asked)
  expect(owners[0]).toMatchObject({ enterpriseId, share: '60' })
})
