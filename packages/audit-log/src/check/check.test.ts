import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { HeadSigner } from '../head/keys.ts'
import { newSigner } from '../testing/keys.ts'
import { exportOf, type MadeUpLog, madeUpLog, someEntries } from '../testing/made-up-log.ts'
import { type CheckOptions, checkExport } from './check-export.ts'
import type { Finding } from './findings.ts'
import { splitLines } from './split-lines.ts'
import { tellReport } from './tell.ts'

let signer: HeadSigner
let log: MadeUpLog
/** Header, then per group of ten a line and its entries, a head behind every second, the end. */
let lines: readonly string[]

beforeAll(async () => {
  signer = await newSigner()
  log = await madeUpLog(signer, someEntries(55))
  lines = await exportOf(log, signer)
})

async function* streamed(all: readonly string[]): AsyncIterable<string> {
  yield* all
}

const check = (all: readonly string[], options: CheckOptions = {}) =>
  checkExport(streamed(all), { keys: { keys: [signer.publicKey] }, ...options })

const found = async (all: readonly string[], options?: CheckOptions) =>
  (await check(all, options)).findings.map(short)

const short = ({ kind, from, to, at }: Finding): string =>
  `${kind} ${from}${to > from + 1 ? `..${to}` : ''}${at === undefined ? '' : ` at ${at}`}`

const lineOfEntry = (index: number): number =>
  lines.findIndex((line) => line.startsWith(`{"kind":"entry","index":${index},`))
const entryLine = (index: number): string => lines[lineOfEntry(index)] ?? ''
const without = (all: readonly string[], ...places: number[]) =>
  all.filter((_, place) => !places.includes(place))
const withLine = (place: number, line: string) => lines.toSpliced(place, 0, line)
const changed = (place: number, change: (line: string) => string) =>
  lines.map((line, at) => (at === place ? change(line) : line))
/** Numbered anew, as a careful forger would. */
const renumbered = (all: readonly string[]) => {
  let index = 0
  return all.map((line) =>
    line.startsWith('{"kind":"entry"') ? line.replace(/"index":\d+/, `"index":${index++}`) : line,
  )
}

describe('An export', () => {
  test('that nobody touched is found whole, with every head that was kept', async () => {
    const keptHeads = log.heads.map(({ jws }) => jws)
    const report = await check(lines, { keptHeads })
    expect(report.findings).toEqual([])
    expect(report).toMatchObject({ entries: 55, size: 55, agreeingHeads: 3, agreeingKept: 3 })
    expect(report.root).toBe(Buffer.from(log.groups.at(-1)?.root ?? []).toString('hex'))
  })

  test('of nothing at all has only what is missing to tell', async () => {
    expect(await found([])).toEqual(['truncated 0'])
    expect(await found(['', 'nonsense', '{"kind":"entry"}'])).toEqual([
      'line 0',
      'line 0',
      'line 0',
      'truncated 0',
    ])
  })

  test('may hold any bytes', async () => {
    const entries = someEntries(5).map(({ id }, index) => ({ id, bytes: Buffer.of(index, 255, 0) }))
    const made = await exportOf(await madeUpLog(signer, entries), signer)
    expect(await found(made)).toEqual([])
    expect(made.join()).toContain('"base64"')
  })
})

describe('Entries of which only the text was damaged are found at their very place:', () => {
  test('altered, by its bytes or its id', async () => {
    const change = (line: string) => line.replace('asked', 'askeD')
    expect(await found(changed(lineOfEntry(33), change))).toEqual(['altered 33'])
    const named = (line: string) => line.replace('query-7"', 'query-8"')
    expect(await found(changed(lineOfEntry(7), named))).toEqual(['altered 7'])
    const numbered = (line: string) => line.replace('"index":12,', '"index":13,')
    expect(await found(changed(lineOfEntry(12), numbered))).toEqual(['altered 12'])
  })

  test('removed, one or several, even where all others are numbered anew', async () => {
    expect(await found(without(lines, lineOfEntry(20)))).toEqual(['removed 20'])
    expect(await found(renumbered(without(lines, lineOfEntry(20))))).toContain('removed 20')
    const several = without(lines, lineOfEntry(3), lineOfEntry(4), lineOfEntry(48))
    expect(await found(several)).toEqual(['removed 3', 'removed 4', 'removed 48'])
  })

  test('inserted, made up or a copy', async () => {
    const made = '{"kind":"entry","index":15,"id":"query-x","text":"never asked"}'
    expect(await found(withLine(lineOfEntry(15), made))).toEqual(['inserted 15'])
    expect(await found(renumbered(withLine(lineOfEntry(15), made)))).toContain('inserted 15')
    expect(await found(withLine(lineOfEntry(42), entryLine(40)))).toEqual(['inserted 42'])
  })

  test('reordered, within a group and from one into another', async () => {
    const [a, b] = [lineOfEntry(21), lineOfEntry(25)]
    const swapped = lines.with(a, entryLine(25)).with(b, entryLine(21))
    expect(await found(swapped)).toEqual(['reordered 25 at 21', 'reordered 21 at 25'])
    const far = lineOfEntry(50)
    const across = lines.with(a, entryLine(50)).with(far, entryLine(21))
    expect(await found(renumbered(across))).toEqual(['reordered 50 at 21', 'reordered 21 at 50'])
    const moved = without(lines, a).toSpliced(b, 0, entryLine(21))
    expect(await found(moved)).toEqual(['reordered 21 at 25'])
  })

  test('truncated, wherever the file was cut', async () => {
    expect(await found(lines.slice(0, lineOfEntry(54)))).toEqual(['truncated 54'])
    expect(await found(lines.slice(0, lineOfEntry(43)))).toEqual(['truncated 43..50'])
    expect(await found(lines.slice(0, lineOfEntry(40) - 1))).toEqual(['truncated 40'])
    const end = [...lines.slice(0, lineOfEntry(40) - 1), lines.at(-1) ?? '']
    expect(await found(end)).toEqual(['truncated 40..55'])
    const head = lines.at(-2) ?? ''
    const onlyHead = [...lines.slice(0, lineOfEntry(40) - 1), head, '{"kind":"end","size":40}']
    expect(await found(onlyHead)).toEqual(['truncated 40..55'])
  })
})

describe('Groups are found', () => {
  test('removed', async () => {
    const from = lineOfEntry(20) - 1
    expect(await found(lines.toSpliced(from, 11))).toEqual(['removed 20..30'])
  })

  test('repeated', async () => {
    const from = lineOfEntry(20) - 1
    const twice = lines.toSpliced(from + 11, 0, ...lines.slice(from, from + 11))
    expect(await found(twice)).toEqual(['inserted 30 at 20'])
  })

  test('altered in their recorded hashes alone', async () => {
    const change = (line: string) => line.replace(/"leaves":"..../, '"leaves":"AAAA')
    expect(await found(changed(lineOfEntry(30) - 1, change))).toEqual(['altered 30'])
  })
})

describe('A forger who reckons everything anew but has no key', () => {
  /** The log as it would be with these entries, under the heads that were signed for the real one. */
  async function forged(entries: ReturnType<typeof someEntries>): Promise<readonly string[]> {
    const { groups } = await madeUpLog(await newSigner(), entries)
    return exportOf({ groups, heads: log.heads }, signer)
  }

  test('is found between the head before and the head after', async () => {
    const entries = someEntries(55).with(33, { id: 'query-33', bytes: Buffer.from('forged') })
    expect(await found(await forged(entries))).toEqual(['rewritten 20..40'])
  })

  test('is found also where he leaves something out at the end', async () => {
    expect(await found(await forged(someEntries(54)))).toEqual(['truncated 54'])
  })

  test('is found by the group where he forgets its root', async () => {
    const [group] = (
      await madeUpLog(
        signer,
        someEntries(55).with(33, someEntries(99)[98] ?? { id: 'x', bytes: Buffer.of() }),
      )
    ).groups.slice(3)
    const groups = log.groups.with(3, {
      ...(group ?? log.groups[3]),
      root: log.groups[3]?.root,
    } as never)
    expect(await found(await exportOf({ ...log, groups }, signer))).toEqual(['rewritten 30..40'])
  })

  test('is found where he signs with a key of his own', async () => {
    const other = await newSigner()
    const made = await exportOf(await madeUpLog(other, someEntries(55)), other)
    expect(await found(made)).toEqual([
      'head-not-signed 20',
      'head-not-signed 40',
      'head-not-signed 55',
    ])
  })
})

describe('A head that a bank kept', () => {
  test('shows a fork, and between which entries it lies', async () => {
    const other = await madeUpLog(
      signer,
      someEntries(55).with(33, { id: 'q', bytes: Buffer.of(1) }),
    )
    const keptHeads = other.heads.map(({ jws }) => jws)
    expect(await found(lines, { keptHeads })).toEqual(['forked 20..40', 'forked 20..55'])
    expect((await check(lines, { keptHeads })).agreeingKept).toBe(1)
  })

  test('shows what was cut off at the end and left no trace', async () => {
    const short = await exportOf(await madeUpLog(signer, someEntries(40)), signer)
    expect(await found(short)).toEqual([])
    const keptHeads = [log.heads.at(-1)?.jws ?? '']
    expect(await found(short, { keptHeads })).toEqual(['truncated 40..55'])
  })

  test('counts for nothing where it is not signed, or of another log', async () => {
    const jws = log.heads[0]?.jws ?? ''
    const [header, payload, signature] = jws.split('.')
    const flipped = `${header}.${payload?.replace(/^./, 'f')}.${signature}`
    const foreign = await signer.sign('{"log":"other","size":20,"root":""}')
    for (const kept of [flipped, foreign, 'nonsense', '']) {
      expect(await found(lines, { keptHeads: [kept] })).toEqual(['head-not-signed 0'])
    }
  })
})

test('A check that has only the keys of the export says so', async () => {
  const report = await checkExport(streamed(lines))
  expect(report).toMatchObject({ keysFrom: 'export', findings: [] })
  expect(
    tellReport(report)
      .map(({ en }) => en)
      .join('\n'),
  ).toContain('only show that it fits itself')
})

test('Each finding is told in both languages, with its place', async () => {
  const report = await check(without(lines, lineOfEntry(20)))
  expect(tellReport(report)[0]).toEqual({
    zh: '第 20 条缺失：已被删除（文件第 25 行）',
    en: 'Entry 20: removed (line 25 of the file)',
  })
})

test('Lines are the same wherever the bytes of a file are cut', async () => {
  const bytes = Buffer.from('{"a":"数据"}\n\n{"b":1}')
  for (let size = 1; size < bytes.length; size++) {
    const chunks = (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    })()
    const read: string[] = []
    for await (const line of splitLines(chunks)) read.push(line)
    expect(read).toEqual(['{"a":"数据"}', '', '{"b":1}'])
  }
})

test('The check shares no module with what it checks', () => {
  const folder = fileURLToPath(new URL('./', import.meta.url))
  const files = globSync('**/*.ts', { cwd: folder }).filter((file) => !file.endsWith('.test.ts'))
  expect(files.length).toBeGreaterThan(6)
  const imports = files.flatMap((file) =>
    [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/(?:from|import\(?) ?'([^']+)'/g)].map(
      ([, target = '']) => target,
    ),
  )
  const foreign = imports.filter((target) => !/^\.\/[a-z-]+\.ts$/.test(target))
  expect([...new Set(foreign)].sort()).toEqual(['jose', 'node:crypto'])
})
