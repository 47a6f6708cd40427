import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { pretendedGateway, type SentCommand } from '@seedline/gateway-client/testing'
import { deriveId } from '@seedline/values'
import { demonstration } from './demonstration.ts'
import { load } from './load.ts'

// Each line is a command with the digest of its body, or what is waited for: funds first, then
// one enterprise after the other. Recorded from the first release of the demonstration: a system
// that holds it recognises every command by its key and refuses one that has changed since.
const recorded = linesOf('recorded-commands')
// What came since, each the last of its enterprise: of a system that holds the first release it is the only thing to be sent.
const later = linesOf('later-commands')

function linesOf(name: string): readonly string[] {
  const text = readFileSync(new URL(`./testing/${name}.txt`, import.meta.url), 'utf8')
  return text.trimEnd().split('\n')
}

const names = ['seed', 'angel', 'd', 'pre-a', 'a', 'b', 'c', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6']
const rungs = names.map((rung) => ({ rung, rungId: deriveId('RecordedRung', rung) }))

/** What a load sends and asks, by the fund or enterprise that it is about, in order. */
async function loaded(): Promise<string[]> {
  const about = new Map<string, string[]>()
  const enterpriseOf = new Map<string, string>()
  const add = (whom: string, line: string) => about.set(whom, [...(about.get(whom) ?? []), line])
  const whom = ({ path, body }: SentCommand, id: string): string => {
    if (path === '/enterprises') return id
    if (path.startsWith('/funds')) return 'funds'
    if (['/deals', '/consents'].includes(path))
      return (body as { enterpriseId: string }).enterpriseId
    if (path === '/ip-rights')
      return (body as { owners: readonly { enterpriseId: string }[] }).owners[0]?.enterpriseId ?? ''
    const named = path.split('/')[2] ?? ''
    return enterpriseOf.get(named) ?? named
  }
  const { gateway } = pretendedGateway({
    write: (command) => {
      const id = deriveId('Recorded', command.key)
      const { path, role, key, body } = command
      if (path === '/deals') enterpriseOf.set(id, whom(command, id))
      const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex')
      add(whom(command, id), `POST ${path} ${role} ${key} ${digest.slice(0, 32)}`)
      return { id }
    },
    get: (path) => {
      if (path.startsWith('/enterprises?')) return { items: [] }
      add(path.split('/')[2] ?? '', `GET ${path}`)
      return { rungs, totalQuantity: '99999999999999' }
    },
  })
  const demo = demonstration()
  await load(gateway, demo, () => undefined)
  const enterprises = demo.enterprises.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      step.kind === 'write' && step.as === 'enterprise' ? [deriveId('Recorded', step.key)] : [],
    ),
  )
  return ['funds', ...enterprises].flatMap((id) => about.get(id) ?? [])
}

test('a load sends the same 900 commands as ever, byte for byte, and what came later after them', async () => {
  const lines = await loaded()
  expect(recorded.filter((line) => line.startsWith('POST'))).toHaveLength(900)
  expect(lines.filter((line) => !later.includes(line))).toEqual(recorded)
  expect(lines.filter((line) => later.includes(line))).toEqual(later)
  const of = (line: string) => line.split(' ')[1]?.slice(0, 49) ?? ''
  for (const line of later) {
    const own = lines.filter((one) => of(one) === of(line))
    const since = later.filter((one) => of(one) === of(line))
    expect(own.slice(-since.length)).toEqual(since)
  }
})
