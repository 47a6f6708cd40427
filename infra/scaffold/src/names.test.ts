import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  aggregateFault,
  codeFault,
  commandPlaceholdersOf,
  nameFault,
  placeholdersOf,
  snake,
} from './names.ts'

const checkout = join(import.meta.dirname, '../../..')

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

describe('The name of an aggregate', () => {
  test.each(['trial', 'bank-desk', 'a-b-c'])('%s can be taken', (name) => {
    expect(aggregateFault(name)).toBeUndefined()
  })

  test.each(['bank_desk', 'bankDesk', 'bank-', '-desk', 'bank--desk', 'a'.repeat(21)])(
    '"%s" is refused, and told how it is written',
    (name) => {
      expect(aggregateFault(name)).toContain('with dashes between words')
    },
  )
})

describe('What placeholders stand for', () => {
  test('is a name as files, types, protos and codes write it', () => {
    expect(placeholdersOf({ service: 'pilot', aggregate: 'bank-desk', zh: '柜台' })).toEqual({
      service: 'pilot',
      kebab: 'bank-desk',
      kebabs: 'bank-desks',
      snake: 'bank_desk',
      aggregate: 'bankDesk',
      aggregates: 'bankDesks',
      Aggregate: 'BankDesk',
      AGGREGATE: 'BANK_DESK',
      english: 'bank desk',
      Several: 'Bank desks',
      words: '柜台',
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

test('no aggregate is called as something that the gateway itself is asked for', () => {
  const own = globSync('services/gateway/src/rest/own/*.ts', { cwd: checkout })
    .map((file) => readFileSync(join(checkout, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/ownContract\('get(\w+)'/g)].map(([, name = '']) => name))
  expect(own.length).toBeGreaterThan(3)
  const kebab = (name: string) =>
    snake(`${name.charAt(0).toLowerCase()}${name.slice(1)}`).replaceAll('_', '-')
  expect(own.filter((name) => aggregateFault(kebab(name)) === undefined)).toEqual([])
})
