import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { stock, writePackage } from '@seedline/importers/testing'
import { ensureDevelopmentKeys } from '@seedline/service-kit/development-keys'
import { ProblemError, problem } from '@seedline/values'
import { exitCodeOf } from './print/failure.ts'
import { languageOf } from './print/language.ts'
import { seedline } from './program.ts'

let folder = ''
let out = ''
let err = ''
const kept = { ...process.env }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedline-cli-'))
  out = ''
  err = ''
  process.env = { ...kept, SEEDLINE_FOLDER: folder, SEEDLINE_LANGUAGE: 'en' }
  for (const name of [
    'SEEDLINE_GATEWAY',
    'SEEDLINE_TOKEN',
    'SEEDLINE_ENV',
    'DEV_SIGNING_KEY_FILE',
  ]) {
    delete process.env[name]
  }
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text)
    return true
  })
})

afterEach(async () => {
  jest.restoreAllMocks()
  process.env = kept
  process.exitCode = undefined
  await rm(folder, { recursive: true })
})

async function seedlineWith(...args: string[]): Promise<number> {
  await seedline().parseAsync(['node', 'seedline', ...args])
  return Number(process.exitCode ?? 0)
}

async function answering(routes: Record<string, unknown>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url?.replace('/api/v1', '') ?? ''
    const route = routes[`${request.method} ${path}`] ?? routes[`${request.method} *`]
    const body = typeof route === 'function' ? route() : route
    request.resume()
    const status = body === undefined ? 404 : 200
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body ?? { title: 'No', code: 'ROUTE_UNKNOWN', mend: 'None' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.SEEDLINE_GATEWAY = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return server
}

describe('the command line', () => {
  test('signs a token with the local key, alone on its line', async () => {
    await ensureDevelopmentKeys(folder)
    expect(await seedlineWith('token', '--as', 'registrar')).toBe(0)
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    expect(err).toBe('')
  })

  test('makes the local key once: made again, it is the same', async () => {
    const keys = join(folder, 'elsewhere')
    expect(await seedlineWith('keys', '--folder', keys, '--json')).toBe(0)
    const { keyFile, jwksFile } = JSON.parse(out) as { keyFile: string; jwksFile: string }
    const first = await readFile(keyFile, 'utf8')
    expect(await seedlineWith('keys', '--folder', keys)).toBe(0)
    expect(await readFile(keyFile, 'utf8')).toBe(first)
    expect(await readFile(jwksFile, 'utf8')).not.toContain('"d"')
  })

  test('with --json prints one document, and problems as one too', async () => {
    await ensureDevelopmentKeys(folder)
    expect(await seedlineWith('token', '--as', 'operator', '--json', '--hours', '1')).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ actor: { roles: ['operator'] } })
    out = ''
    expect(await seedlineWith('delivery', 'fund', '--json')).toBe(69)
    expect(JSON.parse(out)).toMatchObject({ problem: { code: 'GATEWAY_NOT_FOUND' } })
  })

  test('refuses development tokens in production, and says so in the reader’s language', async () => {
    await ensureDevelopmentKeys(folder)
    process.env.SEEDLINE_ENV = 'production'
    process.env.SEEDLINE_LANGUAGE = 'zh'
    expect(await seedlineWith('token', '--as', 'registrar')).toBe(78)
    expect(out).toBe('')
    expect(err).toContain('生产环境不得使用开发签名密钥')
  })

  test('finds the running stack by what it wrote down', async () => {
    await ensureDevelopmentKeys(folder)
    const server = await answering({ 'GET /operations/fund/delivery': delivery })
    const gatewayUrl = process.env.SEEDLINE_GATEWAY
    delete process.env.SEEDLINE_GATEWAY
    await writeFile(join(folder, 'stack.json'), JSON.stringify({ gatewayUrl, other: 1 }))
    expect(await seedlineWith('delivery', 'fund')).toBe(0)
    expect(out).toContain('known_enterprise')
    server.close()
  })

  test('a wrong address is a wrong setting', async () => {
    expect(await seedlineWith('delivery', 'fund', '--gateway', 'nonsense')).toBe(78)
    expect(err).toContain('GATEWAY_ADDRESS_MALFORMED')
  })

  test('a dead letter that still can’t be handled is a no', async () => {
    await ensureDevelopmentKeys(folder)
    const server = await answering({
      'POST /operations/fund/dead-letters/a%2Fb/replay': { handled: false, cause: 'unreadable' },
    })
    expect(await seedlineWith('replay', 'dead-letter', 'fund', 'a/b')).toBe(1)
    expect(out).toContain('unreadable')
    server.close()
  })

  test('all that a subscription parked is asked for again while something gets done', async () => {
    await ensureDevelopmentKeys(folder)
    const answers = [
      { handled: 200, failed: 1, left: 30 },
      { handled: 29, failed: 1, left: 1 },
      { handled: 0, failed: 1, left: 1 },
    ]
    const server = await answering({
      'POST /operations/fund/subscriptions/capital/dead-letters/replay': () => answers.shift(),
    })
    expect(await seedlineWith('replay', 'dead-letters', 'fund', 'capital')).toBe(1)
    expect(out).toContain('229 handled, 1 failed again, 1 left behind them')
    expect(answers).toEqual([])
    server.close()
  })

  test('an import that is not as recorded is told and ends with 1', async () => {
    await ensureDevelopmentKeys(folder)
    const outcome = { id: 'E', version: 2, eventIds: [], traceId: '', repeated: false }
    const server = await answering({
      'GET /enterprises?search=Synthetic%20Films%20Ltd&pageSize=200': { items: [] },
      'POST *': outcome,
      'GET /enterprises/E/cap-table?atLeastVersion=2': {
        enterpriseId: 'E',
        version: 2,
        totalQuantity: '99',
        holders: [
          {
            holderId: 'ann',
            name: 'Ann',
            quantity: '99',
            percent: '100.0000',
            optionsOutstanding: '0',
            securities: [{ securityId: 'S1', stockClassId: 'common', quantity: '99' }],
          },
        ],
      },
    })
    const written = await writePackage({ transactions: [stock('S1', 'ann', '100')] })
    expect(await seedlineWith('import', 'ocf', written, '--json')).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      mismatches: [{ what: 'security S1', expected: '100', found: '99' }],
    })
    await rm(written, { recursive: true })
    server.close()
  })

  test('a folder that holds no package is bad input', async () => {
    expect(await seedlineWith('import', 'ocf', folder)).toBe(65)
    expect(err).toContain('Manifest.ocf.json')
  })

  test('what can’t be read is bad input, said in the reader’s language and without a stack', async () => {
    const zip = join(folder, 'package.zip')
    await writeFile(zip, Buffer.from('504b0506000000000000000000000000000000000000', 'hex'))
    const named = [zip, join(folder, 'none'), join(folder, 'x\u0000y')]
    for (const kind of ['ocf', 'listed']) {
      for (const path of named) {
        for (const language of ['zh', 'en']) {
          process.env.SEEDLINE_LANGUAGE = language
          err = ''
          expect(await seedlineWith('import', kind, path)).toBe(65)
          expect(err).toMatch(language === 'zh' ? /\p{Script=Han}/u : /^✗ [^\p{Script=Han}]+$/u)
          expect(err).toMatch(/\([A-Z_]+\)\n(.*\n)? {2}→ ./)
          expect(err).not.toMatch(/\n\s+at /)
        }
      }
    }
  })

  test('a file of public facts that is none is bad input', async () => {
    const file = join(folder, 'x.json')
    await writeFile(file, '{"code": 1}')
    expect(await seedlineWith('import', 'listed', file)).toBe(65)
    expect(err).toContain('x.json')
  })
})

describe('a self-check', () => {
  const check = async (facts: unknown, ...more: string[]) => {
    const file = join(folder, 'facts.json')
    await writeFile(file, JSON.stringify({ facts }))
    out = ''
    err = ''
    const asked = ['--designation', 'technology-sme', '--facts', file, '--on', '2026-05-01']
    return seedlineWith('self-check', ...asked, ...more)
  }
  const met = [
    { fact: 'headcount', year: 2025, value: '120', unit: 'people' },
    { fact: 'revenue', year: 2025, value: '6800', unit: '万元' },
    { fact: 'total_assets', year: 2025, value: '1.2', unit: '亿元' },
    { fact: 'rd_institution_provincial', asOf: '2026-03-31', value: true },
  ]

  test('that is met ends with 0, one that isn’t known with 1, and both are told', async () => {
    expect(await check(met)).toBe(0)
    expect(out).toContain('technology-based SME on 2026-05-01: met')
    expect(await check(met.slice(1))).toBe(1)
    expect(out).toContain('missing: headcount, 2025')
    process.env.SEEDLINE_LANGUAGE = 'zh'
    expect(await check(met)).toBe(0)
    expect(out).toContain('科技型中小企业，2026-05-01：满足')
  })

  test('is one document with --json', async () => {
    expect(await check(met, '--json')).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ outcome: 'met', version: '2017-115' })
  })

  test('of a file that can’t be used is bad input, with each place', async () => {
    expect(await check([{ ...met[1], unit: undefined }])).toBe(65)
    expect(err).toContain('/facts/0/unit: the unit must be named, one of: 元, 万元, 亿元')
  })

  test('of a designation that there isn’t is a wrong command line; before any version, a no', async () => {
    expect(await check(met, '--designation', 'giant')).toBe(64)
    expect(err).toContain('little-giant')
    expect(await check(met, '--on', '2017-05-02')).toBe(1)
    expect(err).toContain('RULE_NOT_IN_FORCE')
  })
})

test('rule data that doesn’t hold together is a fault of this program, no answer', () => {
  const words = { zh: '错误', en: 'wrong' }
  const failed = (code: string) => new ProblemError(problem(code, 'internal', words, words))
  expect(exitCodeOf(failed('RULE_DATA_INVALID'))).toBe(70)
  expect(exitCodeOf(failed('ANYTHING_ELSE'))).toBe(1)
})

test('the language follows the setting, then the locale', () => {
  expect(languageOf({ SEEDLINE_LANGUAGE: 'zh', LANG: 'en_US.UTF-8' })).toBe('zh')
  expect(languageOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh')
  expect(languageOf({ LC_ALL: 'de_DE.UTF-8', LANG: 'zh_CN.UTF-8' })).toBe('en')
  expect(languageOf({})).toBe('en')
})

const delivery = {
  pendingCommits: 0,
  oldestPendingMs: 0,
  deadLetters: 0,
  subscriptions: [{ name: 'known_enterprise', paused: false, partitions: [{ lag: 0 }] }],
}
