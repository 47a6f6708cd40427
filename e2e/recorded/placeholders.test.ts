import { describe, expect, test } from '@jest/globals'
import { withPlaceholders } from './placeholders.ts'

const run = { begun: new Date('2026-11-29T10:00:00Z'), topicPrefix: 'e2e_1.', days: ['2026-11-29'] }

describe('A placeholder', () => {
  test('stands for times of the run, its day, its topics and its tokens', () => {
    const answer = {
      at: '2026-11-29T10:00:01.500Z',
      csv: ['x,2026-11-29T10:00:01.500Z,y'],
      mend: 'no later than today (2026-11-29)',
      topic: 'e2e_1.seedline.fund.deal.v1',
      token: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln',
    }
    expect(withPlaceholders(answer, run)).toEqual({
      at: '<time>',
      csv: ['x,<time>,y'],
      mend: 'no later than today (<today>)',
      topic: '<prefix>seedline.fund.deal.v1',
      token: '<token>',
    })
  })

  test('stands for nothing else: other times, other forms of a time, numbers and keys stay', () => {
    const answer = {
      before: '2026-11-29T09:59:59.999Z',
      later: '2026-11-30T10:00:00.000Z',
      withoutMs: '2026-11-29T10:00:01Z',
      '2026-11-29': 1,
      none: null,
    }
    expect(withPlaceholders(answer, run)).toEqual(answer)
  })
})
