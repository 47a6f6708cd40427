import { describe, expect, test } from '@jest/globals'
import type { EventMessage } from '@seedline/messaging'
import { deliveries, eventMessages } from '@seedline/testing'
import { localDate } from '@seedline/values'
import { type Arrived, foldInto, type ViewDocument } from '@seedline/views'
import { type IpRightEvent, ipRightEvents } from '../../ip-right/events.ts'
import { enterpriseId } from '../../testing/enterprise-samples.ts'
import {
  coOwner,
  fact,
  granted,
  invention,
  ipRightId,
  paid,
  registered,
  status,
} from '../../testing/ip-right-samples.ts'
import type { IpRightDocument } from './document.ts'
import { ipRightView } from './view.ts'

const of = { service: 'registry', aggregate: 'ip_right', id: ipRightId }
const messages = (...events: readonly IpRightEvent[]) =>
  eventMessages(of, events.map(ipRightEvents.codec.encode))

function fold(list: readonly EventMessage[]): ViewDocument<IpRightDocument> | undefined {
  let document: ViewDocument<IpRightDocument> | undefined
  for (const message of list) {
    const event = ipRightView.decode(message.type, message.data)
    const arrived: Arrived<IpRightEvent> = { message, event }
    document = foldInto(ipRightView, ipRightId, document, [arrived]).changed ?? document
  }
  return document
}

const sold = fact('IpOwnersChanged', '2021-01-01', { acquisition: 'transfer', owners: [coOwner] })
const reversal: IpRightEvent = {
  type: 'IpEntriesReversed',
  ipRightId,
  versions: [3],
  reason: '误录',
  evidence: [],
}
const story = [
  registered(),
  granted(),
  status('2020-01-01', 'terminated-fee'),
  reversal,
  paid('2020-07-01', '2021-07-21'),
  sold,
]

describe('The document of a right', () => {
  test.each(deliveries(messages(...story)))(
    'is the same, delivered $name',
    ({ messages: list }) => {
      const document = fold(list)
      expect(document?.seen).toEqual({ [`ip_right-${ipRightId}`]: story.length })
      expect(document?.data).toEqual(fold(messages(...story))?.data)
      expect(document?.data?.found).toEqual({
        listed: true,
        owners: [],
        named: [enterpriseId],
        kind: 'invention',
        filedOn: '2017-07-21',
        grantedOn: '2019-05-14',
        overOn: '2037-07-21',
        marks: [],
      })
    },
  )

  test('leaves out what was reversed, and keeps no papers', () => {
    const state = fold(messages(...story))?.data?.state
    if (state?.status !== 'registered') throw new Error('it is registered')
    expect(state.entries.map(({ version }) => version)).toEqual([2, 5, 6])
    expect(state.entries.every((entry) => entry.fact.evidence.length === 0)).toBe(true)
  })

  test('is over on the day that the register says, before its term has run out', () => {
    const lapsed = fold(messages(registered(), granted(), status('2020-01-01', 'abandoned')))
    expect(lapsed?.data?.found.overOn).toBe('2020-01-01')
    const unknown = registered({
      ...invention,
      filedOn: null,
    })
    expect(fold(messages(unknown))?.data?.found).toMatchObject({
      overOn: '9999-12-31',
      filedOn: '',
    })
  })

  test('is found no more once it was withdrawn, and still by whom it named and by its kind', () => {
    const withdrawn: IpRightEvent = { type: 'IpRightWithdrawn', ipRightId, reason: '误录' }
    expect(fold(messages(registered(), granted(), withdrawn))?.data?.found).toMatchObject({
      listed: false,
      owners: [],
      named: [enterpriseId],
      kind: 'invention',
    })
  })

  test('has the filing date as it was corrected', () => {
    const correction: IpRightEvent = {
      type: 'IpRightCorrected',
      ipRightId,
      reason: '误录',
      changes: { filedOn: localDate('2017-01-21') },
    }
    const { found } = fold(messages(registered(), granted(), correction))?.data ?? {}
    expect(found).toMatchObject({ filedOn: '2017-01-21', overOn: '2037-01-21' })
  })
})
