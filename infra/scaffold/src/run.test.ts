import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { run } from './run.ts'

const said: string[] = []
const complained: string[] = []
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation((line) => said.push(String(line)))
  jest.spyOn(console, 'error').mockImplementation((line) => complained.push(String(line)))
})
afterEach(() => {
  jest.restoreAllMocks()
  said.length = 0
  complained.length = 0
})

const asked = (...args: readonly string[]) => run([...args, '--dry-run'])

describe('pnpm new', () => {
  test.each([
    [['command', 'fund', 'nope', 'audit'], 'has no aggregate nope'],
    [['command', 'fund', 'cap_table', 'audit'], 'with dashes between words'],
    [['command', 'nope', 'deal', 'audit'], 'there is no service nope'],
    [['command', 'fund', 'deal', 'audit', '--refusal', 'x'], 'is no code'],
    [['command', 'fund', 'deal', 'audit', '--colour', 'x'], "Unknown option '--colour'"],
    [['service', 'fund'], 'take another name'],
    [['aggregate', 'fund', 'deal'], 'is there already'],
  ])('refuses %j in one sentence, and ends with 1', (args, why) => {
    expect(asked(...args)).toBe(1)
    expect(said).toEqual([])
    expect(complained).toEqual([expect.stringContaining(why)])
    expect(complained[0]).not.toContain('\n')
  })

  test('says how it is used where it is asked for nothing that it makes', () => {
    expect(asked('page', 'deals')).toBe(64)
  })

  test('tells what it would write', () => {
    expect(asked('command', 'fund', 'cap-table', 'audit')).toBe(0)
    expect(complained).toEqual([])
    expect(said.at(-1)).toBe(
      'would make: 0, and 1 for tests; would change: 6, and 1 for the words of pages',
    )
  })
})
