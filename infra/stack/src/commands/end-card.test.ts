import { describe, expect, test } from '@jest/globals'
import { roles } from '@seedline/contracts/roles'
import packageJson from '../../../../package.json' with { type: 'json' }
import { endCard } from './end-card.ts'

const card = endCard(
  {
    folder: '/data/of/the/stack',
    describe: () => ({ gatewayUrl: 'http://127.0.0.1:8080', logs: '/logs' }),
  },
  performance.now(),
)

describe('the card shown once everything is up', () => {
  test('names only commands that a machine with Node and nothing else can run', () => {
    const commands = card.flatMap((line) => line.match(/\bpnpm\b/g) ?? [])
    const complete = card.flatMap((line) => line.match(/npx --yes pnpm@12 \w+/g) ?? [])
    expect(complete.length).toBeGreaterThan(3)
    expect(complete).toHaveLength(commands.length)
  })

  test('names only scripts that there are', () => {
    const named = card.flatMap((line) => [...line.matchAll(/pnpm@12 (\w+)/g)].map(([, of]) => of))
    for (const script of named) expect(Object.keys(packageJson.scripts)).toContain(script)
  })

  test('says where the page is, fits on a screen and promises nothing real', () => {
    expect(card.join('\n')).toContain('http://127.0.0.1:8080/docs')
    expect(card.join('\n')).toContain('synthetic')
    expect(card.length).toBeLessThanOrEqual(20)
    for (const line of card) expect(line.length).toBeLessThanOrEqual(100)
  })
})

test('says so where the usual port was taken, and nothing of it where it was not', () => {
  const at = (gatewayUrl: string) =>
    endCard({ folder: 'x', describe: () => ({ gatewayUrl, logs: 'x/logs' }) }, 0).join('\n')
  expect(at('http://127.0.0.1:8081')).toContain('8080 is somebody else')
  expect(at('http://127.0.0.1:8080')).not.toContain('somebody else')
})

test('names every role that can sign in', () => {
  const said = card.join('\n')
  expect(roles.filter((role) => !said.includes(role))).toEqual([])
})
