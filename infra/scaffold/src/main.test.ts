import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const main = join(import.meta.dirname, 'main.ts')

const asked = (...args: readonly string[]) => {
  const env = { ...process.env, NODE_OPTIONS: undefined }
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args, '--dry-run'], {
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}

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
    const { status, stdout, stderr } = asked(...args)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(why)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test('says how it is used where it is asked for nothing that it makes', () => {
    expect(asked('page', 'deals')).toMatchObject({ status: 64 })
  })

  test('tells what it would write', () => {
    expect(asked('command', 'fund', 'cap-table', 'audit')).toMatchObject({ status: 0, stderr: '' })
  })
})
