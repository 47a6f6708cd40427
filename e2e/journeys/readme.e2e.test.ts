import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { checkout } from '@seedline/stack'
import { type RunningSystem, startSystem } from '../system/running-system.ts'

let system: RunningSystem

beforeAll(async () => {
  system = await startSystem()
}, 120_000)

afterAll(async () => {
  await system?.stop()
}, 30_000)

/** The README's own lines, as a reader would copy them. */
function journeyOf(file: string): string {
  const text = readFileSync(join(checkout, file), 'utf8')
  const block = /```bash\n([\s\S]*?)```/.exec(text)?.[1]
  if (!block) throw new Error(`${file} holds no journey`)
  return block
}

test.each(['README.md', 'README.zh.md'])(
  'the journey of %s runs as it is written',
  async (file) => {
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-euo', 'pipefail', '-c', journeyOf(file)],
      {
        env: {
          PATH: process.env.PATH ?? '',
          RUN: file,
          SEEDLINE: system.gatewayUrl,
          TOKEN: await system.signer.token('fund-manager'),
        },
        timeout: 60_000,
      },
    )
    const answers = stdout.replaceAll('}{', '}\n{').split('\n').slice(-3)
    const [ladder, capTable, before] = answers.map((answer) => JSON.parse(answer))
    expect(ladder.rungs).toEqual([expect.objectContaining({ rung: 'seed' })])
    expect(ladder.rungs[0].recording.traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(capTable.holders).toEqual([
      expect.objectContaining({ quantity: '1000000', percent: '100.0000' }),
    ])
    expect(before.rungs).toEqual([])
  },
)
