import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { doctor } from '../commands/doctor.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { type Check, examine, fine } from './check.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

describe('the doctor', () => {
  test('makes at least 15 checks, each with what to do when it isn’t fine', async () => {
    const lines: string[] = []
    await doctor({ folder: folder.path, json: true, print: (line) => lines.push(line) })
    const { findings } = JSON.parse(lines.join('\n'))
    expect(findings.length).toBeGreaterThanOrEqual(15)
    for (const finding of findings) {
      expect(finding.found).not.toBe('')
      if (finding.state !== 'fine') expect(finding.mend).toMatch(/\S/)
      expect(finding.mend ?? '').not.toContain('\n')
    }
  })

  test('ends with 1 and a mend when something keeps the stack from running', async () => {
    const lines: string[] = []
    const env = process.env.SEEDLINE_ENV
    process.env.SEEDLINE_ENV = 'production'
    const code = await doctor({
      folder: folder.path,
      json: false,
      print: (line) => lines.push(line),
    })
    if (env === undefined) delete process.env.SEEDLINE_ENV
    else process.env.SEEDLINE_ENV = env
    expect(code).toBe(1)
    expect(lines.join('\n')).toContain('unset SEEDLINE_ENV')
  })

  test('goes on when a check throws', async () => {
    const broken: Check = {
      name: 'broken',
      look: () => {
        throw new Error('no such thing')
      },
    }
    const findings = await examine([broken, { name: 'well', look: () => fine('all well') }])
    expect(findings).toMatchObject([
      { name: 'broken', state: 'hint', found: 'no such thing' },
      { name: 'well', state: 'fine' },
    ])
  })
})
