import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { services } from '@seedline/contracts/services'
import { eventually } from '@seedline/testing'
import { serviceFaults } from './checks/services.ts'
import { type Copy, copyOfRepository } from './testing/copy-of-repository.ts'
import { type RunningCopy, runCopy } from './testing/running-copy.ts'

const minutes = 60_000
const scaffold = 'infra/scaffold/src/main.ts'

/** The aggregates that there are, of which each gets a command. */
const there = [
  ['fund', 'fund'],
  ['fund', 'deal'],
  ['fund', 'cap-table'],
  ['registry', 'enterprise'],
  ['registry', 'stage-record'],
]

const asked = [
  ['service', 'orchard', '--aggregate', 'tree', '--zh', '果树'],
  ['aggregate', 'orchard', 'early-fruit', '--zh', '早果'],
  ['command', 'orchard', 'tree', 'extend', '--refusal', 'TREE_TOO_OLD'],
  ['command', 'orchard', 'early-fruit', 'stop', '--happened', 'stopped'],
  ...there.map((of) => ['command', ...of, 'audit']),
]

/** As much of jest's own report as is read. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

const verifying = `
const { verifiedServices, verifyAll } = await import('./packages/verify/src/index.ts')
const services = (await verifiedServices()).filter(({ name }) => name === 'orchard')
const [mongoUrl, database] = process.argv.slice(1)
const databases = { registry: database, fund: database, orchard: database }
const report = await verifyAll({ mongoUrl, databases, services })
console.log(JSON.stringify(report))`

// What `pnpm new` writes is of use only if it compiles, and runs as it is.
describe('A new service, a further aggregate and further commands, in a copy of the repository', () => {
  let copy: Copy
  let said: readonly string[]
  let files: readonly string[]
  let written: readonly string[]

  beforeAll(async () => {
    copy = await copyOfRepository()
    await copy.install()
    const outputs: string[] = []
    for (const args of asked) {
      const { code, output } = await copy.run(process.execPath, [scaffold, ...args])
      expect({ code, output }).toMatchObject({ code: 0 })
      outputs.push(output)
    }
    said = outputs
    const made = outputs.flatMap((output) => [...output.matchAll(/^made (\S+\/\S+)$/gm)])
    files = [...copy.files, ...made.map(([, path = '']) => path)]
    const touched = outputs.flatMap((output) => [
      ...output.matchAll(/^(?:made|changed) (\S+\.ts)$/gm),
    ])
    written = [...new Set(touched.map(([, path = '']) => path))]
    await copy.install()
    expect(await copy.run('npx', ['--yes', 'pnpm@12', 'generate'])).toMatchObject({ code: 0 })
  }, 8 * minutes)
  afterAll(() => copy.remove())

  test('costs no more files than it should', () => {
    expect(said.map((output) => /^made: .*$/m.exec(output)?.[0])).toEqual([
      'made: 17, and 3 for tests; changed: 2, and 1 for the words of pages',
      'made: 11, and 3 for tests; changed: 3, and 1 for the words of pages',
      ...Array(2 + there.length).fill(
        'made: 0, and 1 for tests; changed: 6, and 1 for the words of pages',
      ),
    ])
  })

  test('is listed and whole, as the gate wants it', () => {
    const listed = { ...services, orchard: { records: true } }
    const textOf = (file: string) => readFileSync(join(copy.folder, file), 'utf8')
    expect(serviceFaults({ files, textOf, services: listed })).toEqual([])
  })

  test(
    'compiles, and so does all that goes through the list of services',
    async () => {
      const compiled = await copy.run('node_modules/.bin/tsc', ['-p', 'tsconfig.json'])
      expect(compiled).toEqual({ code: 0, output: '' })
    },
    5 * minutes,
  )

  test(
    'is formatted, and imports what its rooms may',
    async () => {
      const formatted = await copy.run('node_modules/.bin/biome', ['ci', ...written])
      expect(formatted).toMatchObject({ code: 0 })
      const rules = [
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'err',
        'services/orchard',
      ]
      const { output } = await copy.run('node_modules/.bin/depcruise', rules)
      // What lies further off is judged by the gate.
      expect(output.split('\n').filter((line) => line.includes(': services/orchard/'))).toEqual([])
    },
    5 * minutes,
  )

  test(
    'has a failing test for each rule that is to be written, which says so',
    async () => {
      const tests = ['services/orchard', 'src/[^/]+/audit.test.ts', 'contracts/src/refusals']
      const into = ['--ci', '--json', '--outputFile', 'report.json']
      const jest = ['node_modules/jest/bin/jest.js', ...tests, ...into]
      const env = { NODE_OPTIONS: '--experimental-vm-modules', SEEDLINE_TEST_LEVEL: 'unit' }
      await copy.run(process.execPath, jest, env)
      const text = readFileSync(join(copy.folder, 'report.json'), 'utf8')
      const report = JSON.parse(text) as Report
      const failed = report.testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ status }) => status !== 'passed')
      expect(failed.map(({ title }) => title)).toEqual(
        Array(4 + there.length).fill('is refused a second time'),
      )
      const why = failed.flatMap(({ failureMessages }) => failureMessages).join('\n')
      for (const code of ['TREE_ALREADY_BEGUN', 'EARLY_FRUIT_ALREADY_BEGUN', 'TREE_TOO_OLD'])
        expect(why).toContain(`the rule that refuses it by ${code} is to be written`)
    },
    5 * minutes,
  )

  describe('running behind a gateway', () => {
    let running: RunningCopy
    beforeAll(async () => {
      running = await runCopy(copy, 'orchard')
    }, 3 * minutes)
    afterAll(() => running?.remove(), minutes)

    test('answers its commands and its question, and refuses by its own codes', async () => {
      const { ask } = running
      const begun = await ask('/trees', { name: '第一个', begunOn: '2026-01-05' })
      expect(begun).toMatchObject({ status: 201, json: { version: 1 } })
      const id = String(begun.json.id)
      const extended = await ask(`/trees/${id}/extend`, {
        extendedOn: '2026-02-05',
        reason: 'more',
      })
      expect(extended).toMatchObject({ status: 201, json: { id, version: 2 } })
      expect(await ask(`/trees/${id}?atLeastVersion=2`)).toMatchObject({
        status: 200,
        json: {
          treeId: id,
          version: 2,
          name: '第一个',
          status: 'extended',
          begunOn: '2026-01-05',
          statusOn: '2026-02-05',
          history: [{ occurredOn: '2026-01-05' }, { occurredOn: '2026-02-05', reason: 'more' }],
        },
      })
      expect(await ask(`/trees/${id}?asOf=2026-01-31`)).toMatchObject({
        json: { version: 1, status: 'begun' },
      })
      const unknown = await ask('/early-fruits/6f1d7d5e-0000-4000-8000-000000000000')
      expect(unknown).toMatchObject({ status: 404, json: { code: 'EARLY_FRUIT_UNKNOWN' } })
      const empty = await ask('/early-fruits', { name: '' })
      expect(empty).toMatchObject({ status: 400, json: { code: 'REQUEST_INVALID' } })
    })

    test('answers the further commands of the aggregates that there are', async () => {
      const { ask } = running
      const made = async (path: string, body: object) => {
        const answer = await ask(path, body, 'fund-manager')
        expect(answer).toMatchObject({ status: 201 })
        return String(answer.json.id)
      }
      const provenance = { source: 'made up', confidence: 'unverified', synthetic: true }
      const enterprise = { nameZh: '虚构企业', provenance }
      const enterpriseId = await made('/enterprises', enterprise)
      const opened = { nameZh: '虚构基金', generalPartner: '虚构管理人', openedOn: '2026-01-05' }
      const fundId = await made('/funds', { ...opened, currency: 'CNY' })
      const proposedAmount = { amount: '1.00', currency: 'CNY' }
      const terms = { fundId, enterpriseId, round: 'seed', proposedAmount, openedOn: '2026-01-06' }
      const dealId = await made('/deals', terms)
      const paths = [
        [`/funds/${fundId}/audit`, 2],
        [`/deals/${dealId}/audit`, 2],
        [`/enterprises/${enterpriseId}/cap-table/audit`, 1],
        [`/enterprises/${enterpriseId}/audit`, 2],
        [`/enterprises/${enterpriseId}/ladder/audit`, 1],
      ] as const
      const audit = { auditedOn: '2026-02-05', reason: '演示' }
      const none = '6f1d7d5e-0000-4000-8000-000000000000'
      for (const [path, version] of paths) {
        // A deal that is merely open is no stake in the enterprise.
        const by = path.includes('/cap-table/') ? 'registrar' : 'fund-manager'
        const audited = await ask(path, audit, by)
        expect({ path, ...audited }).toMatchObject({ path, status: 201, json: { version } })
        const ofNone = path.replace(/[0-9a-f-]{36}/, none)
        const refused = await ask(ofNone, audit, 'fund-manager')
        // Where nobody has a stake, a cap table is for others.
        const status = path.includes('/cap-table/') ? 403 : 404
        expect({ path, ...refused }).toMatchObject({ path, status })
      }
      const deal = `/deals/${dealId}?atLeastVersion=2`
      expect(await ask(deal)).toMatchObject({ json: { version: 2, status: 'screening' } })
    })

    test('is told in the document, and in both languages on its page', async () => {
      const text = async (path: string) => {
        const url = new URL(path, running.at)
        return (await fetch(url, { signal: AbortSignal.timeout(10_000) })).text()
      }
      const document = await text('/openapi.json')
      expect(document).toContain('"/api/v1/trees/{treeId}/extend"')
      expect(document).not.toContain('"$zh"')
      const page = await text('/docs?lang=zh')
      expect(page).toContain('<h2>果树</h2>')
      expect(page).toContain('最近一个事件的日期。')
      expect(page).not.toContain('The day of the latest event.')
    })

    test(
      'publishes what it records, and tells it to who listens',
      async () => {
        const { at, ask, place } = running
        const gone = new AbortController()
        const stream = await fetch(`${at}/events`, {
          headers: { authorization: `Bearer ${await place.signer.token('operator')}` },
          signal: AbortSignal.any([gone.signal, AbortSignal.timeout(minutes)]),
        })
        const reader = stream.body?.getReader()
        let heard = ''
        const listening = (async () => {
          for (;;) {
            const part = await reader?.read()
            if (part === undefined || part.done || heard.includes('EarlyFruitBegun')) return
            heard += Buffer.from(part.value).toString('utf8')
          }
        })().catch(() => undefined)
        let count = 0
        const found = await eventually(async () => {
          count += 1
          await ask('/early-fruits', { name: `第 ${count} 次`, begunOn: '2026-01-05' })
          return heard.includes('seedline.orchard.v1.EarlyFruitBegun') ? heard : undefined
        })
        expect(found).toContain('EarlyFruitBegun')
        gone.abort()
        await listening
      },
      minutes,
    )

    test(
      'is covered by verify, which finds no difference',
      async () => {
        const { mongoUrl, database } = running.place
        const args = ['--input-type=module', '-e', verifying, mongoUrl, database]
        const { code, output } = await copy.run(process.execPath, args)
        expect({ code, output }).toMatchObject({ code: 0 })
        const report = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Record<string, unknown>
        expect(report).toMatchObject({ differences: [] })
        expect(Number(report.documents)).toBeGreaterThan(1)
      },
      minutes,
    )

    test(
      'stops in order',
      async () => {
        const codes = await running.stop()
        expect(codes.length).toBeGreaterThan(3)
        expect(codes.filter((code) => code !== 0)).toEqual([])
      },
      minutes,
    )
  })
})
