import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { commandKinds } from './users/commands.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const seconds = Number(process.env.SEEDLINE_SIMULATION_SECONDS ?? 180)
const firstSeed = process.env.SEEDLINE_SIMULATION_SEED ?? '1'

/** A process of its own, because time and modules are replaced there. */
async function simulate(...args: readonly string[]): Promise<{ said: string; failed: boolean }> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { said, failed: code !== 0 }
}

const digestIn = (said: string): string | undefined => /; ([0-9a-f]{8})$/m.exec(said)?.[1]

describe('The simulation', () => {
  test('plays the same story again, step by step, for the same seed', async () => {
    const [one, other] = [await simulate('--seed', '7'), await simulate('--seed', '7')]
    const another = await simulate('--seed', '8')
    expect(digestIn(one.said)).toMatch(/^[0-9a-f]{8}$/)
    expect(digestIn(other.said)).toBe(digestIn(one.said))
    expect(digestIn(another.said)).not.toBe(digestIn(one.said))
  }, 120_000)

  test('finds a build that goes live before it has everything, and tells it in a few actions', async () => {
    const { said, failed } = await simulate(
      ...['--plant', 'A1-live-before-heads', '--seeds', '40', '--shrink'],
    )
    expect(failed).toBe(true)
    expect(said).toMatch(/was put live at \d+ with/)
    expect(Number(/The same with (\d+) actions/.exec(said)?.[1])).toBeLessThan(10)
  }, 300_000)

  test('finds a read model that applies whatever comes, twice or not', async () => {
    const { said, failed } = await simulate('--plant', 'no-version-guard', '--seeds', '60')
    expect(failed).toBe(true)
    expect(said).toMatch(/verify: .* DOCUMENT_DIFFERS/)
  }, 600_000)

  test.each([
    ['--theme', 'reversd'],
    ['--seed', 'seven'],
    ['--plant', 'no-such'],
  ])('says that it plays nothing where %s is %s', async (option, value) => {
    const { said, failed } = await simulate(option, value)
    expect(failed).toBe(true)
    expect(said).not.toContain('seeds passed')
  })

  test('has what people ask for accepted, of every kind', async () => {
    const mixed = await simulate('--theme', 'mixed', '--seeds', '30')
    // What is seldom asked for is asked for here.
    const reversed = await simulate('--theme', 'reversed', '--seeds', '10')
    const said = mixed.said + reversed.said
    for (const kind of commandKinds)
      expect(said).toMatch(new RegExp(`^accepted: .*\\b${kind} \\d`, 'm'))
  }, 300_000)

  test('finds nothing wrong with what is written', async () => {
    const { said, failed } = await simulate(
      ...['--seed', firstSeed, '--seeds', '100000', '--seconds', String(seconds)],
    )
    // Told where it passes, too: another run may begin with other seeds.
    process.stderr.write(`simulation: ${said.trim().split('\n').at(-1)}\n`)
    if (failed) throw new Error(said.trim().split('\n').slice(-21).join('\n'))
  }, 600_000)
})
