import { describe, expect, test } from '@jest/globals'
import { memoryStore, memoryView, recordedMessages, testActor } from '@seedline/testing'
import { deriveId, instant, localDate, ProblemError } from '@seedline/values'
import { ipRight } from '../ip-right/aggregate.ts'
import type { GivenFact } from '../ip-right/fact-of.ts'
import { findIpRight, getIpRight, getIpRightHistory } from '../projections/ip-right/query.ts'
import { ipRightView } from '../projections/ip-right/view.ts'
import { callOf } from '../testing/command-calls.ts'
import { enterpriseId, profile as enterpriseProfile } from '../testing/enterprise-samples.ts'
import { at, invention, ipRightId } from '../testing/ip-right-samples.ts'
import { type RegisterRequest, recordIpFacts, registerIpRight } from './record-ip-right.ts'
import { recordIpRights } from './record-ip-rights.ts'
import { registerEnterprise } from './register-enterprise.ts'

const clock = () => at
const asking = { actor: testActor('registrar'), deadline: new Date(Date.now() + 60_000) }

const given = (change: Partial<RegisterRequest> = {}): RegisterRequest => ({
  ...invention,
  evidence: [],
  facts: [],
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

  test('is registered with what happened in one commit, and a repeated command answers with the first', async () => {
    const store = await registeredStore()
    const request = given({ facts: [granted('2019-05-14')] })
    expect(await registerIpRight(store, request, callOf('one'))).toMatchObject({ version: 2 })
    expect(await registerIpRight(store, request, callOf('one'))).toMatchObject({ repeated: true })
  })
})

describe('Many rights at once', () => {
  const second = given({ number: '202310000001.5', filedOn: localDate('2023-01-09') })

  test('are recorded or refused each by itself, in the order of the request', async () => {
    const store = await registeredStore()
    const rights = [
      given({ facts: [granted('2019-05-14')] }),
      given({ number: 'ZL201710601862.4' }),
      { ...second, facts: [granted('2022-01-01')] },
      second,
    ]
    const { verdicts } = await recordIpRights({ store, clock }, { rights }, asking)
    expect(verdicts.map(({ verdict, recorded, code }) => [verdict, recorded, code])).toEqual([
      ['IP_VERDICT_KIND_RECORDED', 2, ''],
      ['IP_VERDICT_KIND_REFUSED', 0, 'PATENT_CHECK_DIGIT_WRONG'],
      ['IP_VERDICT_KIND_REFUSED', 0, 'IP_BEFORE_FILING'],
      ['IP_VERDICT_KIND_RECORDED', 1, ''],
    ])
    expect(verdicts[2]?.titleZh).toContain('2023-01-09')
  })

  test('sent again record nothing twice; with more, only what is more', async () => {
    const store = await registeredStore()
    const rights = [given(), second]
    await recordIpRights({ store, clock }, { rights }, asking)
    const again = await recordIpRights({ store, clock }, { rights }, asking)
    expect(again.verdicts.map(({ verdict }) => verdict)).toEqual([
      'IP_VERDICT_KIND_UNCHANGED',
      'IP_VERDICT_KIND_UNCHANGED',
    ])
    const more = [given({ facts: [granted('2019-05-14')] }), second]
    const next = await recordIpRights({ store, clock }, { rights: more }, asking)
    expect(next.verdicts.map(({ recorded, version }) => [recorded, version])).toEqual([
      [1, 2],
      [0, 1],
    ])
  })

  test('are refused one by one where their enterprise is not registered', async () => {
    const rights = [
      given(),
      { ...second, owners: [{ enterpriseId: '' as const, name: 'x', share: null }] },
    ]
    const store = memoryStore('registry')
    const { verdicts } = await recordIpRights({ store, clock }, { rights }, asking)
    expect(verdicts.map(({ code }) => code)).toEqual(['ENTERPRISE_UNKNOWN', ''])
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
