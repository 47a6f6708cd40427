import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { recordingServices, services } from '@seedline/contracts/services'
import { planService, write } from '@seedline/scaffold'
import { checkout, run } from '@seedline/stack'
import { makePlace, startRunning } from '@seedline/testing'
import { serviceFaults } from './checks/services.ts'
import { committedFiles } from './committed-files.ts'

const minutes = 60_000
const names = { service: 'pilot', aggregate: 'trial' }

// What `pnpm new service` writes is of use only if it compiles, and runs as it is.
describe('A new service, in a copy of the repository', () => {
  let copy: string
  let files: readonly string[]

  const inCopy = (command: string, args: readonly string[], env: Record<string, string> = {}) => {
    const environment = { ...process.env, NODE_OPTIONS: undefined, CI: undefined, ...env }
    return run({ command, args, folder: copy, environment, deadlineMs: 4 * minutes })
  }

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'seedline-copy-'))
    const before = (await committedFiles()) ?? []
    for (const file of before) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      cpSync(join(checkout, file), join(copy, file))
    }
    const plan = planService(copy, names, recordingServices)
    write(copy, plan)
    files = [...before, ...plan.made.map(({ path }) => path)]
    const install = ['--yes', 'pnpm@12', 'install', '--prefer-offline', '--no-frozen-lockfile']
    const installed = await inCopy('npx', install)
    expect(installed).toMatchObject({ code: 0 })
  }, 5 * minutes)
  afterAll(() => rmSync(copy, { recursive: true, force: true, maxRetries: 5 }))

  test('is listed and whole, as the gate wants it', () => {
    const listed = { ...services, pilot: { records: true } }
    const textOf = (file: string) => readFileSync(join(copy, file), 'utf8')
    expect(serviceFaults({ files, textOf, services: listed })).toEqual([])
  })

  test(
    'compiles, and so does all that goes through the list of services',
    async () => {
      const compiled = await inCopy('node_modules/.bin/tsc', ['-p', 'tsconfig.json'])
      expect(compiled).toEqual({ code: 0, output: '' })
    },
    5 * minutes,
  )

  test(
    'has one failing test, the rule that is to be written first',
    async () => {
      const jest = ['node_modules/jest/bin/jest.js', 'services/pilot', '--ci', '--json']
      const env = { NODE_OPTIONS: '--experimental-vm-modules', SEEDLINE_TEST_LEVEL: 'unit' }
      const { output } = await inCopy(process.execPath, jest, env)
      expect(output).toContain('"numFailedTests":1')
      expect(output).toContain('"numPassedTests":3')
      expect(output).toContain('Beginning › is refused a second time')
    },
    5 * minutes,
  )

  test(
    'starts, says that it is ready, and stops in order',
    async () => {
      const place = await makePlace('pilot')
      const pilot = await startRunning({ folder: join(copy, 'services/pilot') }, place)
      expect(await pilot.stop()).toBe(0)
      await place.remove()
    },
    5 * minutes,
  )
})
