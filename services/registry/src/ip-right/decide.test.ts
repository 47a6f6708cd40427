import { describe, test } from '@jest/globals'
import { problemOf } from '@seedline/contracts/refusals'
import { localDate, numeric } from '@seedline/values'
import { enterpriseId } from '../testing/enterprise-samples.ts'
import {
  at,
  coOwner,
  fact,
  granted,
  invention,
  ipRightId,
  owner,
  paid,
  pledged,
  record,
  register,
  registered,
  reverse,
  specified,
  status,
  withdraw,
} from '../testing/ip-right-samples.ts'

const { given } = specified
const grantedRight = [registered(), granted()]

const exclusive = (on: string, reference: string, until: string | null = null) =>
  fact('IpLicensed', on, {
    reference,
    licensee: '虚构公司',
    kind: 'exclusive',
    until: until === null ? null : localDate(until),
  })

const correction = {
  type: 'CorrectIpRight',
  ipRightId,
  at,
  reason: '误录',
  title: undefined,
  filedOn: undefined,
  acquiredOn: undefined,
  sameDayNumber: undefined,
  createdOn: undefined,
  firstUsedOn: undefined,
  owners: null,
  acquisition: null,
  against: new Map(),
} as const

describe('Registering a right', () => {
  test('records it with what happened to it', () => {
    given()
      .when(register(invention, [granted()]))
      .then(registered(), granted())
  })

  test('is refused for a number that is there, and says whose it is', () => {
    given(registered())
      .when(register({ ...invention, owners: [coOwner] }))
      .thenRejected('IP_RIGHT_REGISTERED', {
        owners: '虚构碳材料有限公司, 虚构大学',
        differs: 'owners',
      })
  })

  test('from a file that came before records what is new, and nothing twice', () => {
    const again = register(invention, [granted(), paid('2026-07-01', '2027-07-21')], {
      again: true,
    })
    given(...grantedRight)
      .when(again)
      .then(paid('2026-07-01', '2027-07-21'))
    given(...grantedRight)
      .when(register(invention, [granted()], { again: true }))
      .thenNothing()
  })

  test('from a file that tells once more what was reversed is refused with that, unless it says so', () => {
    const gone = {
      type: 'IpEntriesReversed',
      ipRightId,
      versions: [2],
      reason: '误录',
      evidence: [],
    } as const
    const facts = [granted(), paid('2026-07-01', '2027-07-21')]
    given(...grantedRight, gone)
      .when(register(invention, facts, { again: true }))
      .thenRejected('IP_FACT_REVERSED_BEFORE', { entry: '2', on: granted().on })
    given(...grantedRight, gone)
      .when(register(invention, facts, { again: true, despiteReversal: true }))
      .then(...facts)
    given(...grantedRight, gone, granted())
      .when(register(invention, facts, { again: true }))
      .then(facts[1] as (typeof facts)[number])
  })

  test('from a file that tells once more what was withdrawn is refused, unless it says so', () => {
    const gone = [...grantedRight, { type: 'IpRightWithdrawn', ipRightId, reason: '误录' } as const]
    given(...gone)
      .when(register(invention, [], { again: true }))
      .thenRejected('IP_RIGHT_WITHDRAWN_BEFORE')
    given(...gone)
      .when(register(invention, [], { again: true, despiteReversal: true }))
      .then(registered())
    given(...gone, registered())
      .when(register(invention, [granted()], { again: true }))
      .then(granted())
  })

  test('from a file that differs from what is recorded is refused with what differs', () => {
    given(registered())
      .when(register({ ...invention, title: '另一名称' }, [], { again: true }))
      .thenRejected('IP_RIGHT_REGISTERED', { differs: 'title' })
    given(registered())
      .when(register({ ...invention, acquisition: 'transfer' }, [], { again: true }))
      .thenRejected('IP_RIGHT_REGISTERED', { differs: 'acquisition' })
  })

  test('from a file that says of a right that its owners filed it on the day of that agrees', () => {
    const told = { ...invention, acquiredOn: invention.filedOn }
    given(...grantedRight)
      .when(register(told, [granted()], { again: true }))
      .thenNothing()
  })

  test('from a file that names its owners by other names of theirs, or leaves out shares and the certificate, agrees', () => {
    const certified = { ...granted(), certificateNumber: '第1号' }
    const named = { ...invention, owners: invention.owners.map((one) => ({ ...one, share: null })) }
    const [first, ...others] = named.owners
    const renamed = { ...named, owners: first ? [{ ...first, name: '旧名' }, ...others] : [] }
    for (const told of [named, renamed])
      given(registered(), certified)
        .when(register(told, [granted()], { again: true }))
        .thenNothing()
    given(registered(), certified)
      .when(register({ ...named, owners: others }, [granted()], { again: true }))
      .thenRejected('IP_RIGHT_REGISTERED', { differs: 'owners' })
  })

  test('from a file of whoever owns it since agrees with the way and the day in which it changed hands', () => {
    const sold = fact('IpOwnersChanged', '2020-05-01', {
      acquisition: 'transfer',
      owners: [coOwner],
    })
    const bought = { ...invention, owners: [coOwner], acquisition: 'transfer' } as const
    given(...grantedRight, sold)
      .when(register({ ...bought, acquiredOn: localDate('2020-05-01') }, [], { again: true }))
      .thenNothing()
    given(...grantedRight, sold)
      .when(register({ ...bought, acquiredOn: localDate('2020-06-01') }, [], { again: true }))
      .thenRejected('IP_RIGHT_REGISTERED', { differs: 'acquiredOn' })
    given(...grantedRight, sold)
      .when(register(invention, [granted()], { again: true }))
      .thenNothing()
  })

  test('is refused where the filing date is of another year than the number', () => {
    given()
      .when(register({ ...invention, filedOn: localDate('2018-07-21') }))
      .thenRejected('IP_NUMBER_YEAR_DIFFERS', { number_year: '2017', filed_on: '2018-07-21' })
  })

  test('of an international application takes a filing date before the year of its number', () => {
    const pct = { ...invention, number: '202380000001.3', filedOn: localDate('2021-03-01') }
    given().when(register(pct)).then(registered(pct))
  })

  test('is refused for shares above the whole, and for an owner named twice', () => {
    given()
      .when(register({ ...invention, owners: [owner, { ...coOwner, share: numeric('40.01') }] }))
      .thenRejected('IP_SHARES_ABOVE_WHOLE', { sum: '100.01' })
    given()
      .when(register({ ...invention, owners: [owner, { ...owner, share: null }] }))
      .thenRejected('IP_OWNER_TWICE', { owner: owner.name })
  })

  test.each(['filedOn', 'acquiredOn', 'createdOn', 'firstUsedOn'] as const)(
    'is refused where its %s is still to come, and so is a correction',
    (day) => {
      const software = {
        ...invention,
        family: 'software-copyright' as const,
        number: '2020SR0000001',
        filedOn: null,
      }
      const ahead = { [day]: localDate('2026-11-24') }
      given()
        .when(register({ ...software, ...ahead }))
        .thenRejected('DATE_IN_FUTURE', { date: '2026-11-24' })
      given(registered(software))
        .when({ ...correction, ...ahead })
        .thenRejected('DATE_IN_FUTURE', { date: '2026-11-24' })
    },
  )

  test('takes days to come up to a hundred years ahead, and none beyond', () => {
    const right = { ...invention, filedOn: null }
    given(registered(right), granted())
      .when(record(paid('2026-07-01', '2126-11-23')))
      .then(paid('2026-07-01', '2126-11-23'))
    for (const until of ['2126-11-24', '9999-12-31'])
      given(registered(right), granted())
        .when(record(paid('2026-07-01', until)))
        .thenRejected('DATE_TOO_FAR', { date: until, latest: '2126-11-23' })
    given(registered(right), granted())
      .when(record(exclusive('2024-01-01', 'X1', '9999-12-31')))
      .thenRejected('DATE_TOO_FAR')
  })

  test('is refused for an enterprise that nobody registered', () => {
    const nobody = problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
    const against = new Map([[enterpriseId as string, nobody]])
    given()
      .when(register(invention, [], { against }))
      .thenRejected('ENTERPRISE_UNKNOWN')
  })

  test('is refused where its owners came to it before it was filed', () => {
    given()
      .when(register({ ...invention, acquiredOn: localDate('2017-01-01') }))
      .thenRejected('IP_BEFORE_FILING', { on: '2017-01-01' })
  })

  test('may be done anew after it was withdrawn, and every entry before is gone', () => {
    given(...grantedRight)
      .when(withdraw)
      .then({ type: 'IpRightWithdrawn', ipRightId, reason: '误录' })
    const gone = [...grantedRight, { type: 'IpRightWithdrawn', ipRightId, reason: '误录' } as const]
    given(...gone)
      .when(record(paid('2026-01-01', '2027-07-21')))
      .thenRejected('IP_RIGHT_UNKNOWN')
    given(...gone)
      .when(register())
      .then(registered())
  })
})

describe('A fact that contradicts what is recorded is refused with what it contradicts:', () => {
  test('a grant before the filing', () => {
    given(registered())
      .when(record(granted('2017-07-20')))
      .thenRejected('IP_BEFORE_FILING', { on: '2017-07-20', filed_on: '2017-07-21' })
  })

  test('a second grant', () => {
    given(...grantedRight)
      .when(record(granted('2020-01-01')))
      .thenRejected('IP_GRANTED_ALREADY', { other_on: '2019-05-14', entry: '2' })
  })

  test('a pledge of what was not granted', () => {
    given(registered())
      .when(record(pledged('2018-01-01')))
      .thenRejected('IP_NOT_GRANTED')
  })

  test('a rejection after the grant', () => {
    given(...grantedRight)
      .when(record(status('2020-01-01', 'rejected')))
      .thenRejected('IP_GRANTED_ALREADY')
  })

  test('an annuity of a lapsed right, until it was restored', () => {
    const lapsed = [...grantedRight, status('2022-07-21', 'terminated-fee')]
    given(...lapsed)
      .when(record(paid('2022-12-01', '2023-07-21')))
      .thenRejected('IP_ENDED', { other: 'terminated-fee', other_on: '2022-07-21', entry: '3' })
    const restored = status('2022-11-01', 'restored')
    given(...lapsed, restored)
      .when(record(paid('2022-12-01', '2023-07-21')))
      .then(paid('2022-12-01', '2023-07-21'))
  })

  test('anything after the term has run out', () => {
    const old = {
      ...invention,
      number: '02200001.1',
      filedOn: localDate('2002-03-01'),
    }
    given(registered(old), granted('2003-01-01'))
      .when(record(pledged('2012-03-01')))
      .thenRejected('IP_ENDED', { other: 'terminated-expired', other_on: '2012-03-01' })
    given(registered(old), granted('2003-01-01'))
      .when(record(pledged('2012-02-29')))
      .then(pledged('2012-02-29'))
  })

  test('an annuity that reaches no further than one before it, or beyond the term', () => {
    given(...grantedRight, paid('2020-07-01', '2021-07-21'))
      .when(record(paid('2021-07-01', '2021-07-21')))
      .thenRejected('IP_FEES_PAID_FURTHER', { other_on: '2021-07-21', entry: '3' })
    given(...grantedRight)
      .when(record(paid('2020-07-01', '2037-07-22')))
      .thenRejected('IP_BEYOND_TERM', { expires_on: '2037-07-21' })
  })

  test('a second pledge while one stands, and not after its release', () => {
    const release = fact('IpPledgeReleased', '2025-01-01', { reference: 'Y2024001' })
    given(...grantedRight, pledged('2024-01-01'))
      .when(record(pledged('2024-06-01', 'Y2024002')))
      .thenRejected('IP_PLEDGE_STANDS', { pledgee: '虚构银行', other_on: '2024-01-01', entry: '3' })
    given(...grantedRight, pledged('2024-01-01'), release)
      .when(record(pledged('2025-01-02', 'Y2025001')))
      .then(pledged('2025-01-02', 'Y2025001'))
  })

  test('a pledge that is entered late into a time when another stood', () => {
    const release = fact('IpPledgeReleased', '2025-01-01', { reference: 'Y2024001' })
    given(...grantedRight, pledged('2024-01-01'), release)
      .when(record(pledged('2024-02-01', 'Y2024002')))
      .thenRejected('IP_PLEDGE_STANDS')
    given(...grantedRight, pledged('2024-01-01'), release)
      .when(record(pledged('2023-02-01', 'Y2023002')))
      .thenRejected('IP_PLEDGE_STANDS', { reference: 'Y2023002' })
  })

  test('the release of a pledge that nobody noted', () => {
    given(...grantedRight)
      .when(record(fact('IpPledgeReleased', '2025-01-01', { reference: 'none' })))
      .thenRejected('IP_REFERENCE_UNKNOWN', { reference: 'none' })
  })

  test('a licence beside an exclusive one', () => {
    given(...grantedRight, exclusive('2020-01-01', 'L1'))
      .when(record(exclusive('2021-01-01', 'L2')))
      .thenRejected('IP_LICENSED_EXCLUSIVELY', { reference: 'L1', entry: '3' })
    given(...grantedRight, exclusive('2020-01-01', 'L1', '2021-01-01'))
      .when(record(exclusive('2021-01-01', 'L2')))
      .then(exclusive('2021-01-01', 'L2'))
  })

  test('a reference that another licence has', () => {
    given(...grantedRight, exclusive('2020-01-01', 'L1', '2021-01-01'))
      .when(record(exclusive('2022-01-01', 'L1')))
      .thenRejected('IP_REFERENCE_TAKEN', { reference: 'L1', other_on: '2020-01-01' })
  })

  test('the consent of somebody who was no owner', () => {
    const consent = (ownerName: string) =>
      fact('IpConsentGiven', '2024-01-01', { ownerName, purpose: 'pledge', until: null })
    given(...grantedRight)
      .when(record(consent('别人')))
      .thenRejected('IP_NO_OWNER')
    given(...grantedRight)
      .when(record(consent('虚构大学')))
      .then(consent('虚构大学'))
  })

  test('a restoration of what never ended, or was never valid', () => {
    given(...grantedRight)
      .when(record(status('2022-01-01', 'restored')))
      .thenRejected('IP_STANDS')
    const request = fact('IpInvalidationRequested', '2021-01-01', {
      reference: 'W1',
      requester: '',
    })
    const void_ = fact('IpInvalidationDecided', '2022-01-01', {
      reference: 'W1',
      outcome: 'wholly',
    })
    given(...grantedRight, request, void_)
      .when(record(status('2022-06-01', 'restored')))
      .thenRejected('IP_STANDS')
  })

  test('an annuity of a trademark, a renewal of a patent', () => {
    const mark = { ...invention, family: 'trademark', number: '12345678' } as const
    given(registered(mark), granted())
      .when(record(paid('2020-01-01', '2021-01-01')))
      .thenRejected('IP_FACT_NOT_OF_KIND', { what: 'IpAnnuityPaid', kind: 'trademark' })
    given(...grantedRight)
      .when(record(fact('IpRenewed', '2020-01-01', { until: localDate('2039-01-01') })))
      .thenRejected('IP_FACT_NOT_OF_KIND')
  })

  test('a day that is still to come', () => {
    given(registered())
      .when(record(granted('2026-11-24')))
      .thenRejected('DATE_IN_FUTURE')
  })

  test('the same once more', () => {
    given(...grantedRight)
      .when(record(granted()))
      .thenRejected('IP_FACT_RECORDED', { entry: '2' })
  })

  test('a mark that is there, and the removal of one that is not', () => {
    const mark = fact('IpMarked', '2023-01-01', { mark: 'award' })
    given(...grantedRight, mark)
      .when(record(fact('IpMarked', '2024-01-01', { mark: 'award' })))
      .thenRejected('IP_MARK_STANDS')
    given(...grantedRight)
      .when(record(fact('IpMarkRemoved', '2024-01-01', { mark: 'award' })))
      .thenRejected('IP_MARK_STANDS')
  })
})

describe('Late entries', () => {
  test('find their place by their day, whatever was recorded before them', () => {
    given(registered(), granted(), status('2024-07-21', 'terminated-fee'))
      .when(record(paid('2020-07-01', '2021-07-21')))
      .then(paid('2020-07-01', '2021-07-21'))
  })
})

describe('Correcting and reversing', () => {
  test('a correction carries what differs, and nothing else', () => {
    given(registered())
      .when({ ...correction, title: invention.title, filedOn: localDate('2017-07-20') })
      .then({
        type: 'IpRightCorrected',
        ipRightId,
        reason: '误录',
        changes: { filedOn: localDate('2017-07-20') },
      })
    given(registered())
      .when({ ...correction, title: invention.title })
      .thenRejected('NOTHING_TO_CORRECT')
  })

  test('a correction that contradicts what happened is refused with it', () => {
    given(registered(), granted('2017-08-01'))
      .when({ ...correction, filedOn: localDate('2017-08-02') })
      .thenRejected('IP_BEFORE_FILING', { on: '2017-08-01', filed_on: '2017-08-02' })
  })

  test('an entry that others build on is reversed with them, and not alone', () => {
    const past = [...grantedRight, pledged('2024-01-01')]
    given(...past)
      .when(reverse(2))
      .thenRejected('IP_NOT_GRANTED', { what: 'IpPledged' })
    given(...past)
      .when(reverse(2, 3))
      .then({
        type: 'IpEntriesReversed',
        ipRightId,
        versions: [2, 3],
        reason: '误录',
        evidence: [],
      })
  })

  test('the registration is no entry that could be reversed, nor is what was reversed', () => {
    given(...grantedRight)
      .when(reverse(1))
      .thenRejected('IP_ENTRY_UNKNOWN', { entry: '1' })
    const gone = {
      type: 'IpEntriesReversed',
      ipRightId,
      versions: [2],
      reason: '',
      evidence: [],
    } as const
    given(...grantedRight, gone)
      .when(reverse(2))
      .thenRejected('IP_ENTRY_UNKNOWN')
    given(...grantedRight, gone)
      .when(record(granted('2020-05-14')))
      .then(granted('2020-05-14'))
  })
})
