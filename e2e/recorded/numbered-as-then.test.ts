import { expect, test } from '@jest/globals'
import { numberedAsThen } from './numbered-as-then.ts'

const event = (type: string) => ({
  category: 'cap_table',
  type: `seedline.fund.v1.${type}`,
  data: '',
  commandId: '',
  by: '',
  traceId: '',
})

test('Places kept for rounds are left out, and what came after bears the number that it bore before', () => {
  const recorded = (type: string, version: number) => ({
    recording: {
      eventId: `cap_table-a@${version}`,
      eventType: `seedline.fund.v1.${type}`,
      version,
    },
  })
  const live = (type: string, version: number) => [
    `id: cap_table-a@${version}`,
    'event: fact',
    `data: {"eventId":"cap_table-a@${version}","type":"seedline.fund.v1.${type}","stream":"cap_table-a","version":${version}}`,
  ]
  const found = numberedAsThen({
    events: {
      'cap_table-a@1': event('StockIssued'),
      'cap_table-a@2': event('RoundReserved'),
      'cap_table-a@3': event('StockIssued'),
      'cap_table-b@3': event('StockIssued'),
    },
    openapi: {},
    answers: {
      history: {
        items: [
          recorded('StockIssued', 1),
          recorded('RoundReserved', 2),
          recorded('StockIssued', 3),
        ],
      },
      heard: { body: [live('RoundReserved', 2), live('StockIssued', 3)] },
      other: { recording: { eventId: 'cap_table-b@3', version: 3 } },
    },
  })
  expect(Object.keys(found.events)).toEqual(['cap_table-a@1', 'cap_table-a@2', 'cap_table-b@3'])
  expect(found.answers).toEqual({
    history: { items: [recorded('StockIssued', 1), recorded('StockIssued', 2)] },
    heard: { body: [live('StockIssued', 2)] },
    other: { recording: { eventId: 'cap_table-b@3', version: 3 } },
  })
})
