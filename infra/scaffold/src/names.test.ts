import { describe, expect, test } from '@jest/globals'
import { codeFault, commandPlaceholdersOf, nameFault, placeholdersOf } from './names.ts'

describe('a name', () => {
  test.each(['pilot', 'credit', 'coaching'])('%s can be taken', (name) => {
    expect(nameFault(name, ['fund'])).toBeUndefined()
  })

  test.each(['', 'ab', 'Pilot', 'bank-desk', 'pilot2', '../pilot', 'pilot/', 'a'.repeat(21)])(
    '"%s" is refused: it would not do in a folder, a proto, an address and code alike',
    (name) => {
      expect(nameFault(name)).toContain('3 to 20 lower-case letters')
    },
  )

  test.each(['class', 'values', 'kafka'])('%s is refused: it means something already', (name) => {
    expect(nameFault(name)).toContain('means something else')
  })

  test('that a service has is refused', () => {
    expect(nameFault('fund', ['fund'])).toContain('take another name')
  })
})

describe('What placeholders stand for', () => {
  test('is a name as files, types and codes write it', () => {
    expect(placeholdersOf({ service: 'pilot', aggregate: 'trial', zh: '试点' })).toEqual({
      service: 'pilot',
      aggregate: 'trial',
      Aggregate: 'Trial',
      AGGREGATE: 'TRIAL',
      aggregates: 'trials',
      Aggregates: 'Trials',
      words: '试点',
    })
  })

  test.each([
    ['company', 'companies'],
    ['survey', 'surveys'],
    ['branch', 'branches'],
  ])('of %s is, for several, %s', (aggregate, aggregates) => {
    expect(placeholdersOf({ service: 'pilot', aggregate })).toMatchObject({ aggregates })
  })

  test.each([
    ['extend', undefined, 'TrialExtended'],
    ['close', undefined, 'TrialClosed'],
    ['apply', undefined, 'TrialApplied'],
    ['stop', 'stopped', 'TrialStopped'],
  ])('of the command %s is what has then happened', (command, happened, Event) => {
    const names = { service: 'pilot', aggregate: 'trial', command, ...(happened && { happened }) }
    expect(commandPlaceholdersOf(names)).toMatchObject({ Event })
  })
})

test.each(['trial', 'Trial_X', 'TRIAL', 'A_B'])('%s can be no code of a refusal', (code) => {
  expect(codeFault(code)).toContain('upper-case words')
})
