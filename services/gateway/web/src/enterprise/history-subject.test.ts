import { expect, test } from '@jest/globals'
import { subjectOf } from './history-subject.ts'

const words: Record<string, string> = { 'a-plus': 'Series A+' }
const word = (rung: string) => words[rung] ?? rung

test('a line of the history names its stage, its holder or its quantity', () => {
  expect(subjectOf({ rungId: 'x', rung: 'RUNG_A_PLUS' }, word)).toBe('Series A+')
  expect(subjectOf({ holderId: 'x', name: '演示创始人甲' }, word)).toBe('演示创始人甲')
  expect(subjectOf({ quantity: '3000000' }, word)).toBe('3,000,000')
  expect(subjectOf({ totalQuantity: '90000000.5' }, word)).toBe('90,000,000.5')
})

test('a line about nothing of these says no more than what happened', () => {
  expect(subjectOf({ uscc: '914403990000100141' }, word)).toBe('')
  expect(subjectOf({ quantity: 7 }, word)).toBe('')
})
