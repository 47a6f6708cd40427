import { describe, expect, test } from '@jest/globals'
import { nameFault, placeholdersOf } from './names.ts'

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

test('a name is written as files, types and codes write it', () => {
  expect(placeholdersOf({ service: 'pilot', aggregate: 'trial' })).toEqual({
    service: 'pilot',
    aggregate: 'trial',
    Aggregate: 'Trial',
    AGGREGATE: 'TRIAL',
  })
})
