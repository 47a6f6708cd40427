import { describe, expect, test } from '@jest/globals'
import { deriveId, localDate } from '@seedline/values'
import { carrierEntriesMax } from '../facts/history-bound.ts'
import {
  carriers,
  close,
  closed,
  correct,
  corrected,
  entryReversed,
  hostClosed,
  hostMerged,
  recognise,
  recognised,
  record,
  recorded,
  reverse,
  reversed,
  reverseEntry,
} from '../testing/carrier-samples.ts'
import { duplicateId, enterpriseId } from '../testing/enterprise-samples.ts'
import { carrierIdOf } from './aggregate.ts'
import { evolve, unrecorded } from './state.ts'

const provincial = recorded('provincial', '2021-03-01')

describe('Recording a carrier', () => {
  test('keeps its kind, names, hosts, district, fields, level, term and evidence', () => {
    carriers
      .given()
      .when(record('provincial', '2021-03-01', '2024-02-29'))
      .then(recorded('provincial', '2021-03-01', '2024-02-29'))
  })

  test('may be without any enterprise: an institute’s is one', () => {
    const hosts = [{ enterpriseId: null, name: '虚构材料研究院' }]
    carriers
      .given()
      .when(record('national', '2021-03-01', null, { hosts, known: new Map() }))
      .then(recorded('national', '2021-03-01', null, { hosts }))
  })

  test('is refused a second time, with the recognition that is there', () => {
    carriers
      .given(provincial, recognised('national', '2023-05-01'))
      .when(record('provincial', '2021-03-01'))
      .thenRejected('CARRIER_RECORDED', { level: 'provincial', recognised_on: '2021-03-01' })
    carriers
      .given(provincial, recognised('national', '2023-05-01'))
      .when(record('municipal', '2020-03-01'))
      .thenRejected('CARRIER_RECORDED', { level: 'national', recognised_on: '2023-05-01' })
  })

  test('is refused without evidence, in the future, ending before it begins or in another century', () => {
    const refused = (command: ReturnType<typeof record>, code: string) =>
      carriers.given().when(command).thenRejected(code)
    refused(record('provincial', '2021-03-01', null, { evidence: [] }), 'EVIDENCE_MISSING')
    refused(record('provincial', '2099-03-01'), 'DATE_IN_FUTURE')
    refused(record('provincial', '2021-03-01', '2021-02-28'), 'CARRIER_ENDS_EARLY')
    refused(record('provincial', '2021-03-01', '9999-12-31'), 'DATE_TOO_FAR')
  })

  test('is refused for hosts that nobody registered, that were closed before, or that are named twice', () => {
    carriers
      .given()
      .when(record('provincial', '2021-03-01', null, { known: new Map() }))
      .thenRejected('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
    carriers
      .given()
      .when(record('provincial', '2021-03-01', null, { known: hostClosed('2020-12-31') }))
      .thenRejected('ENTERPRISE_CLOSED', { closed_on: '2020-12-31' })
    const host = { enterpriseId, name: '' }
    carriers
      .given()
      .when(record('provincial', '2021-03-01', null, { hosts: [host, host] }))
      .thenRejected('CARRIER_HOST_TWICE')
  })

  test('is refused for a host that goes on as another record, and for both records of one host', () => {
    const survivor = deriveId('Enterprise', 'survivor')
    const known = hostMerged(survivor)
    carriers
      .given()
      .when(record('provincial', '2021-03-01', null, { known }))
      .thenRejected('ENTERPRISE_MERGED', { enterprise_id: enterpriseId, survivor_id: survivor })
    const hosts = [enterpriseId, survivor].map((id) => ({ enterpriseId: id, name: '' }))
    for (const both of [hosts, hosts.toReversed()])
      carriers
        .given()
        .when(record('provincial', '2021-03-01', null, { hosts: both, known }))
        .thenRejected('CARRIER_HOST_TWICE')
  })

  test('of a host that was closed later is a late fact, and taken in', () => {
    carriers
      .given()
      .when(record('provincial', '2021-03-01', null, { known: hostClosed('2021-03-01') }))
      .then(provincial)
  })

  test('is done anew after all of it was reversed', () => {
    carriers.given(provincial, reversed).when(record('provincial', '2021-03-01')).then(provincial)
  })
})

test('The id of a carrier is of its kind and name, however its brackets and spaces are written', () => {
  const id = carrierIdOf('key-laboratory', '虚构（深圳）重点实验室')
  expect(carrierIdOf('key-laboratory', '虚构(深圳) 重点实验室')).toBe(id)
  expect(carrierIdOf('park', '虚构（深圳）重点实验室')).not.toBe(id)
  expect(carrierIdOf('key-laboratory', '虚构（深圳）实验室')).not.toBe(id)
})

describe('Recognising a carrier', () => {
  test('at another level may be while an earlier recognition stands', () => {
    carriers
      .given(provincial)
      .when(recognise('national', '2023-05-01'))
      .then(recognised('national', '2023-05-01'))
  })

  test('anew at the same level follows on the last day of the earlier one, and no sooner', () => {
    const limited = recorded('provincial', '2021-03-01', '2024-02-29')
    carriers
      .given(limited)
      .when(recognise('provincial', '2024-03-01'))
      .then(recognised('provincial', '2024-03-01'))
    carriers
      .given(limited)
      .when(recognise('provincial', '2024-02-29'))
      .thenRejected('CARRIER_LEVEL_HELD', {
        entry: '1',
        level: 'provincial',
        recognised_on: '2021-03-01',
        valid_to: '2024-02-29',
      })
  })

  test('at a level at which it was recognised for good before is refused, late ones too', () => {
    carriers
      .given(provincial)
      .when(recognise('provincial', '2023-05-01'))
      .thenRejected('CARRIER_LEVEL_HELD')
    carriers
      .given(provincial)
      .when(recognise('provincial', '2020-01-01', '2021-03-01'))
      .thenRejected('CARRIER_LEVEL_HELD')
  })

  test('is refused from the day of its end on, and taken in late for a day before', () => {
    const given = carriers.given(provincial, closed('2024-06-01'))
    given
      .when(recognise('national', '2024-06-01'))
      .thenRejected('CARRIER_CLOSED', { closed_on: '2024-06-01' })
    given.when(recognise('national', '2024-05-31')).then(recognised('national', '2024-05-31'))
  })

  test('is refused without evidence, and of a carrier that nobody recorded', () => {
    carriers
      .given(provincial)
      .when(recognise('national', '2023-05-01', null, { evidence: [] }))
      .thenRejected('EVIDENCE_MISSING')
    carriers.given().when(recognise('national', '2023-05-01')).thenRejected('CARRIER_UNKNOWN')
  })
})

describe('Correcting a carrier', () => {
  test('records what differs, and of which recognition', () => {
    const given = carriers.given(provincial, recognised('national', '2023-05-01'))
    given
      .when(correct({ nameEn: 'Made-up Centre', district: '440311' }))
      .then(corrected(0, { nameEn: 'Made-up Centre' }))
    given
      .when(correct({ recognisedOn: localDate('2023-06-01') }))
      .then(corrected(2, { recognisedOn: localDate('2023-06-01') }))
    given
      .when(correct({ validTo: localDate('2024-02-29') }, 1))
      .then(corrected(1, { validTo: localDate('2024-02-29') }))
  })

  test('that changes nothing is refused, and one of a recognition that isn’t there', () => {
    const given = carriers.given(provincial)
    given
      .when(correct({ level: 'provincial', fields: ['NEM-01'] }))
      .thenRejected('NOTHING_TO_CORRECT')
    given
      .when(correct({ level: 'national' }, 7))
      .thenRejected('CARRIER_ENTRY_UNKNOWN', { entry: '7' })
  })

  test('is refused where two recognitions of one level would then stand at one time', () => {
    carriers
      .given(provincial, recognised('national', '2023-05-01'))
      .when(correct({ level: 'provincial' }))
      .thenRejected('CARRIER_LEVEL_HELD', { entry: '1' })
  })

  test('is refused where its days would be impossible', () => {
    const given = carriers.given(
      recorded('provincial', '2021-03-01', '2024-02-29'),
      closed('2023-01-01'),
    )
    given
      .when(correct({ recognisedOn: localDate('2024-03-01') }))
      .thenRejected('CARRIER_ENDS_EARLY')
    given.when(correct({ recognisedOn: localDate('2023-01-01') })).thenRejected('CARRIER_CLOSED')
  })

  test('asks for its hosts again where they or its days change', () => {
    const known = hostClosed('2022-01-01')
    const given = carriers.given(provincial)
    given
      .when(correct({ recognisedOn: localDate('2022-01-02'), known }))
      .thenRejected('ENTERPRISE_CLOSED')
    given
      .when(correct({ hosts: [{ enterpriseId, name: '' }], known: new Map() }))
      .thenRejected('ENTERPRISE_UNKNOWN')
    given
      .when(correct({ hosts: [{ enterpriseId, name: '' }], known: hostMerged(duplicateId) }))
      .thenRejected('ENTERPRISE_MERGED')
    // Its day was wrong whatever became of its host's record.
    given
      .when(correct({ recognisedOn: localDate('2021-03-02'), known: hostMerged(duplicateId) }))
      .then(corrected(1, { recognisedOn: localDate('2021-03-02') }))
    given
      .when(correct({ validTo: null, authority: '省厅', known: new Map() }))
      .then(corrected(1, { authority: '省厅' }))
  })
})

describe('The end of a carrier', () => {
  test('is recorded with its day, and why', () => {
    carriers.given(provincial).when(close('2024-06-01')).then(closed('2024-06-01'))
  })

  test('comes once, after every recognition, not in the future and not without evidence', () => {
    const given = carriers.given(provincial, recognised('national', '2023-05-01'))
    given
      .when(close('2023-05-01'))
      .thenRejected('CARRIER_CLOSES_EARLY', { recognised_on: '2023-05-01' })
    given.when(close('2099-01-01')).thenRejected('DATE_IN_FUTURE')
    given.when(close('2024-06-01', { evidence: [] })).thenRejected('EVIDENCE_MISSING')
    carriers
      .given(provincial, closed('2024-06-01'))
      .when(close('2024-07-01'))
      .thenRejected('CARRIER_CLOSED')
  })

  test('entered by mistake is reversed, and it counts on', () => {
    carriers.given(provincial, closed('2024-06-01')).when(reverseEntry(2)).then(entryReversed(2))
    carriers
      .given(provincial, closed('2024-06-01'), entryReversed(2))
      .when(recognise('national', '2024-07-01'))
      .then(recognised('national', '2024-07-01'))
  })
})

describe('Reversing', () => {
  test('takes a recognition back, but never the only one', () => {
    carriers
      .given(provincial, recognised('national', '2023-05-01'))
      .when(reverseEntry(1))
      .then(entryReversed(1))
    carriers.given(provincial).when(reverseEntry(1)).thenRejected('CARRIER_LAST_RECOGNITION')
  })

  test('of an entry that is no recognition and no closure is refused, reversed ones too', () => {
    const given = carriers.given(
      provincial,
      recognised('national', '2023-05-01'),
      corrected(0, { nameEn: 'x' }),
      entryReversed(2),
    )
    given.when(reverseEntry(3)).thenRejected('CARRIER_ENTRY_UNKNOWN')
    given.when(reverseEntry(2)).thenRejected('CARRIER_ENTRY_UNKNOWN')
  })

  test('the whole leaves nothing to say anything of', () => {
    carriers.given(provincial).when(reverse).then(reversed)
    carriers.given(provincial, reversed).when(close('2024-06-01')).thenRejected('CARRIER_UNKNOWN')
  })
})

test('A carrier takes no more entries than its history tells, and can be taken back also where it is full', () => {
  const many = Array.from({ length: carrierEntriesMax - 41 }, (_, index) =>
    corrected(0, { nameEn: `n${index}` }),
  )
  const nearly = [provincial, ...many]
  carriers
    .given(...nearly)
    .when(close('2024-06-01'))
    .thenRejected('HISTORY_FULL')
  carriers
    .given(...nearly)
    .when(reverse)
    .then(reversed)
  expect(nearly.reduce(evolve, unrecorded).count).toBe(carrierEntriesMax - 40)
})
