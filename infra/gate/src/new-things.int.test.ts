import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { recordingServices, services } from '@seedline/contracts/services'
import { askPort, checkout, run } from '@seedline/stack'
import {
  eventually,
  makePlace,
  type Place,
  type RunningService,
  startRunning,
} from '@seedline/testing'
import { serviceFaults } from './checks/services.ts'
import { committedFiles } from './committed-files.ts'

const minutes = 60_000
const scaffold = 'infra/scaffold/src/main.ts'

const asked = [
  ['service', 'orchard', '--aggregate', 'tree', '--zh', '果树'],
  ['aggregate', 'orchard', 'fruit', '--zh', '果实'],
  ['command', 'orchard', 'tree', 'extend', '--refusal', 'TREE_TOO_OLD'],
  ['command', 'orchard', 'tree', 'stop', '--happened', 'stopped'],
]

const verifying = `
const { verifiedServices, verifyAll } = await import('./packages/verify/src/index.ts')
const services = (await verifiedServices()).filter(({ name }) => name === 'orchard')
const [mongoUrl, database] = process.argv.slice(1)
const databases = { registry: database, fund: database, orchard: database }
const report = await verifyAll({ mongoUrl, databases, services })
console.log(JSON.stringify(report))`

// What `pnpm new` writes is of use only if it compiles, and runs as it is.
describe('A new service with a further aggregate and further commands, in a copy of the repository', () => {
  let copy: string
  let said: readonly string[]
  let files: readonly string[]
  let written: readonly string[]

  const inCopy = (command: string, args: readonly string[], env: Record<string, string> = {}) => {
    const environment = { ...process.env, NODE_OPTIONS: undefined, CI: undefined, ...env }
    return run({ command, args, folder: copy, environment, deadlineMs: 4 * minutes })
  }
  const install = async () => {
    const args = ['--yes', 'pnpm@12', 'install', '--prefer-offline', '--no-frozen-lockfile']
    expect(await inCopy('npx', args)).toMatchObject({ code: 0 })
  }

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'seedline-copy-'))
    const before = ((await committedFiles()) ?? []).filter((file) =>
      existsSync(join(checkout, file)),
    )
    for (const file of before) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      cpSync(join(checkout, file), join(copy, file))
    }
    await install()
    const outputs: string[] = []
    for (const args of asked) {
      const { code, output } = await inCopy(process.execPath, [scaffold, ...args])
      expect({ code, output }).toMatchObject({ code: 0 })
      outputs.push(output)
    }
    said = outputs
    const made = outputs.flatMap((output) => [...output.matchAll(/^made (\S+\/\S+)$/gm)])
    files = [...before, ...made.map(([, path = '']) => path)]
    const touched = outputs.flatMap((output) => [
      ...output.matchAll(/^(?:made|changed) (\S+\.ts)$/gm),
    ])
    written = [...new Set(touched.map(([, path = '']) => path))]
    await install()
    expect(await inCopy('npx', ['--yes', 'pnpm@12', 'generate'])).toMatchObject({ code: 0 })
  }, 8 * minutes)
  afterAll(() => rmSync(copy, { recursive: true, force: true, maxRetries: 5 }))

  test('costs no more files than it should', () => {
    expect(said.map((output) => /^made: .*$/m.exec(output)?.[0])).toEqual([
      'made: 17, and 3 for tests; changed: 2, and 1 for the words of pages',
      'made: 11, and 3 for tests; changed: 3, and 1 for the words of pages',
      'made: 0, and 1 for tests; changed: 6, and 1 for the words of pages',
      'made: 0, and 1 for tests; changed: 6, and 1 for the words of pages',
    ])
  })

  test('is listed and whole, as the gate wants it', () => {
    const listed = { ...services, orchard: { records: true } }
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
    'is formatted, and imports what its rooms may',
    async () => {
      const formatted = await inCopy('node_modules/.bin/biome', ['ci', ...written])
      expect(formatted).toMatchObject({ code: 0 })
      const rules = [
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'err',
        'services/orchard',
      ]
      const { output } = await inCopy('node_modules/.bin/depcruise', rules)
      // What lies further off is judged by the gate.
      expect(output.split('\n').filter((line) => line.includes(': services/orchard/'))).toEqual([])
    },
    5 * minutes,
  )

  test(
    'has a failing test for each rule that is to be written, which says so',
    async () => {
      const jest = ['node_modules/jest/bin/jest.js', 'services/orchard', '--ci', '--json']
      const env = { NODE_OPTIONS: '--experimental-vm-modules', SEEDLINE_TEST_LEVEL: 'unit' }
      const { output } = await inCopy(process.execPath, jest, env)
      expect(output).toContain('"numFailedTests":4')
      expect(output).toContain('"numPassedTests":8')
      for (const code of ['TREE_ALREADY_BEGUN', 'FRUIT_ALREADY_BEGUN', 'TREE_TOO_OLD'])
        expect(output).toContain(`the rule that refuses it by ${code} is to be written`)
    },
    5 * minutes,
  )

  describe('running behind a gateway', () => {
    let place: Place
    let orchard: RunningService
    let gateway: RunningService
    let at: string
    let token: string
    beforeAll(async () => {
      place = await makePlace('orchard')
      orchard = await startRunning({ folder: join(copy, 'services/orchard') }, place)
      const port = await askPort()
      const nobody = recordingServices.map((name) => [
        `${name.toUpperCase()}_ADDRESS`,
        '127.0.0.1:1',
      ])
      gateway = await startRunning({ folder: join(copy, 'services/gateway') }, place, {
        ...Object.fromEntries(nobody),
        ORCHARD_ADDRESS: orchard.address,
        HTTP_PORT: String(port),
        HTTP_HOST: '127.0.0.1',
      })
      at = `http://127.0.0.1:${port}/api/v1`
      token = await place.signer.token('operator')
    }, 2 * minutes)
    afterAll(async () => {
      await gateway?.stop()
      await orchard?.stop()
      await place?.remove()
    }, minutes)

    const ask = async (path: string, body?: object) => {
      const response = await fetch(`${at}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          ...(body && {
            'content-type': 'application/json',
            'idempotency-key': `${path}-${JSON.stringify(body)}`
              .replace(/[^\w.:-]/g, '.')
              .slice(-128),
          }),
        },
        signal: AbortSignal.timeout(10_000),
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, json: JSON.parse(text) as Record<string, unknown> }
    }

    test('answers its commands and its question, and refuses by its own codes', async () => {
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
      const unknown = await ask('/fruits/6f1d7d5e-0000-4000-8000-000000000000')
      expect(unknown).toMatchObject({ status: 404, json: { code: 'FRUIT_UNKNOWN' } })
      const empty = await ask('/fruits', { name: '' })
      expect(empty).toMatchObject({ status: 400, json: { code: 'REQUEST_INVALID' } })
    })

    test('is told in the document, and in both languages on its page', async () => {
      const text = async (path: string) => {
        const url = new URL(path, at)
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
        const gone = new AbortController()
        const stream = await fetch(`${at}/events`, {
          headers: { authorization: `Bearer ${token}` },
          signal: AbortSignal.any([gone.signal, AbortSignal.timeout(minutes)]),
        })
        const reader = stream.body?.getReader()
        let heard = ''
        const listening = (async () => {
          for (;;) {
            const part = await reader?.read()
            if (part === undefined || part.done || heard.includes('FruitBegun')) return
            heard += Buffer.from(part.value).toString('utf8')
          }
        })().catch(() => undefined)
        let count = 0
        const found = await eventually(async () => {
          count += 1
          await ask('/fruits', { name: `第 ${count} 次`, begunOn: '2026-01-05' })
          return heard.includes('seedline.orchard.v1.FruitBegun') ? heard : undefined
        })
        expect(found).toContain('FruitBegun')
        gone.abort()
        await listening
      },
      minutes,
    )

    test(
      'is covered by verify, which finds no difference',
      async () => {
        const args = ['--input-type=module', '-e', verifying, place.mongoUrl, place.database]
        const { code, output } = await inCopy(process.execPath, args)
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
        expect(await gateway.stop()).toBe(0)
        expect(await orchard.stop()).toBe(0)
      },
      minutes,
    )
  })
})
