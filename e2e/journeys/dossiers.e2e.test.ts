import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Report, ReportEntry } from '@seedline/importers'
import { complete, fact, invented, row } from '@seedline/importers/testing/listed'
import { type CommandLine, startCommandLine } from '../system/command-line.ts'

const root = resolve(import.meta.dirname, '../..')
const cases = join(root, 'packages/importers/src/testing/listed-cases')
const real = resolve(root, '../shared/domain/real')

let commandLine: CommandLine

beforeAll(async () => {
  commandLine = await startCommandLine('dos')
})

afterAll(() => commandLine?.stop())

type Answer = Report & { readonly recordedNothing: boolean }

async function imported(...args: string[]) {
  const { code, answer } = await commandLine.run<readonly Answer[]>('import', 'listed', ...args)
  return { code, reports: answer }
}

async function written(name: string, content: unknown): Promise<string> {
  const path = join(commandLine.folder, name)
  await writeFile(path, JSON.stringify(content))
  return path
}

const filesIn = async (where: string) =>
  (await readdir(where)).filter((name) => name.endsWith('.json')).map((name) => join(where, name))

/** Entries that are neither recorded nor equal, as somebody would read them. */
const troubles = ({ entries }: Report) =>
  entries.filter(({ verdict }) => ['unequal', 'differs', 'doubtful', 'refused'].includes(verdict))

const whatOf = (entries: readonly ReportEntry[]) => entries.map(({ what }) => what.en)

function expectAllAccounted({ leaves }: Report): void {
  expect(leaves.recorded + leaves.compared + leaves.noted).toBe(leaves.total)
}

describe('dossiers of listed enterprises', () => {
  test('that are invented and incomplete come in as far as they go, and again change nothing', async () => {
    const files = await filesIn(cases)
    const tried = await imported(...files, '--dry-run')
    expect(tried).toMatchObject({ code: 0 })
    for (const report of tried.reports) expect(report.recordedNothing).toBe(true)
    for (const isFirst of [true, false]) {
      const { code, reports } = await imported(...files)
      for (const report of reports) {
        expect([report.code, troubles(report)]).toEqual([report.code, []])
        expect(report.mismatches).toEqual([])
        expect([report.recorded > 0, report.repeated > 0]).toEqual([isFirst, !isFirst])
        expectAllAccounted(report)
      }
      expect(code).toBe(0)
      expect(reports).toHaveLength(files.length)
    }
  }, 240_000)

  test('record everything that has a place, and a later edition records what it corrects', async () => {
    const first = await written('first.json', complete())
    const { code, reports } = await imported(first)
    const [report] = reports
    if (!report) throw new Error('no report')
    expect(troubles(report)).toEqual([])
    expect(report.mismatches).toEqual([])
    expect(code).toBe(0)
    expectAllAccounted(report)
    const again = await imported(first)
    expect(again.reports[0]).toMatchObject({ recorded: 0, refused: 0 })

    const { registry, financials, technology } = complete()
    const second = await written(
      'second.json',
      complete({
        registry: { ...registry, name_en: 'Invented Advanced Materials', legal_rep: fact('丙某') },
        financials: {
          ...financials,
          revenue: [financials.revenue[0], fact(1501.5, '万元', { period: '2020' }), null],
          rd_ratio: [],
        },
        technology: {
          ...technology,
          rd_staff_ratio: [],
          invention_patents: fact(3, '项', { period: '2020-12-31' }),
        },
        shareholders: [row('甲某（SS）', 180), row('乙某某', 120)],
        capital_history: [],
      }),
    )
    const tried = await imported(second, '--dry-run')
    const trial = tried.reports[0]?.entries ?? []
    expect(tried.reports[0]).toMatchObject({ recordedNothing: true, recorded: 0, refused: 0 })
    expect(whatOf(trial.filter(({ verdict }) => verdict === 'acceptable'))).toEqual(
      expect.arrayContaining(['Enterprise', '2020 revenue']),
    )
    const changed = await imported(second)
    const [edition] = changed.reports
    if (!edition) throw new Error('no report')
    expect(troubles(edition)).toEqual([])
    expect(edition.mismatches).toEqual([])
    expect(changed.code).toBe(0)
    const corrected = edition.entries.filter(({ verdict }) => verdict === 'corrected')
    expect(whatOf(corrected)).toEqual(
      expect.arrayContaining([
        'Enterprise',
        'Legal representative 丙某',
        '2020 revenue',
        'invention patents held',
      ]),
    )
    expect((await imported(second)).reports[0]).toMatchObject({ recorded: 0, refused: 0 })

    const content = JSON.parse(await readFile(second, 'utf8')) as object
    const shareholders = [row('甲某（SS）', 180), row('丁某', 120)]
    const third = await written('third.json', { ...content, shareholders })
    const renamed = await imported(third)
    expect(renamed).toMatchObject({ code: 0, reports: [{ corrected: 1, mismatches: [] }] })
    expect(renamed.reports[0]?.entries).toContainEqual(
      expect.objectContaining({ verdict: 'corrected', stated: '丁某', found: '乙某某' }),
    )
    expect((await imported(third)).reports[0]).toMatchObject({ recorded: 0, refused: 0 })
    // The first edition once more: everything as it was at first.
    expect(await imported(first)).toMatchObject({
      code: 0,
      reports: [{ refused: 0, mismatches: [] }],
    })
    expect((await imported(first)).reports[0]).toMatchObject({ recorded: 0, refused: 0 })
  }, 240_000)

  test('with entries that can’t be are told of each, and the rest is recorded', async () => {
    const { technology } = complete()
    const content = complete({
      code: '999997',
      registry: {
        name_zh: '虚构丙材料股份有限公司',
        uscc: null,
        established: fact('2016-01-05'),
        joint_stock: fact('2019-06-01'),
      },
      financials: {
        years: ['2019', '2020'],
        revenue: [fact(1000, '万元', { period: '2019' }), fact(90000, '万元', { period: '2020' })],
        net_profit: [fact(1, '美元', { period: '2019' }), fact(90, '万元', { period: '2020' })],
      },
      technology: {
        ...technology,
        rd_staff: [fact(200, '人', { period: '2020-12-31' })],
        rd_staff_ratio: [],
        patents: [{ number: 'ZL202010000002.9', title: '校验位有误' }],
      },
      pledges: [{ patents: ['202010000009.9'], pledgee: '虚构银行', on: '2020-12-01' }],
      designations: [
        {
          name: '高新技术企业',
          ...fact('GR202044200009', null, { period: '2020-12-11..2019-01-01' }),
        },
        { name: '独角兽企业', ...fact('2020', 'year') },
      ],
    })
    const path = await written('bad.json', content)
    const { reports } = await imported(path)
    const [report] = reports
    if (!report) throw new Error('no report')
    expectAllAccounted(report)
    expect(report.mismatches).toEqual([])
    const told = Object.fromEntries(
      [...troubles(report), ...report.entries.filter(({ verdict }) => verdict === 'noted')].map(
        ({ at, verdict, code = '' }) => [at, `${verdict} ${code}`.trim()],
      ),
    )
    expect(told).toMatchObject({
      '/financials/revenue/1': 'doubtful FIGURES_DOUBTFUL',
      '/financials/net_profit/0': 'noted UNIT_UNKNOWN',
      '/technology/rd_staff/0': 'refused FIGURE_ABOVE_ITS_WHOLE',
      '/technology/patents/0/number': 'noted PATENT_CHECK_DIGIT_WRONG',
      '/designations/0': 'refused DESIGNATION_ENDS_EARLY',
    })
    const confirmed = await imported(path, '--confirm')
    const after = new Map(confirmed.reports[0]?.entries.map((entry) => [entry.at, entry.verdict]))
    expect(after.get('/financials/revenue/1')).toBe('recorded')
    expect(after.get('/financials/revenue/0')).toBe('same')
  }, 240_000)

  test('of which one is kept back whole where anything of it is refused', async () => {
    const late = invented({
      code: '999998',
      registry: { name_zh: '虚构乙', established: fact('2030-01-01'), uscc: null },
    })
    const path = await written('late.json', late)
    const { code, reports } = await imported(path, '--whole')
    expect(code).toBe(1)
    expect(reports[0]).toMatchObject({ recordedNothing: true })
    expect(reports[0]?.recorded).toBe(0)
  }, 120_000)

  if (existsSync(real)) {
    test('of real companies come in with all their figures and holders, also the second time', async () => {
      const files = await filesIn(real)
      for (const isFirst of [true, false]) {
        const { code, reports } = await imported(...files)
        for (const [index, report] of reports.entries()) {
          expect([report.code, troubles(report)]).toEqual([report.code, []])
          expect(report.mismatches).toEqual([])
          expect([report.recorded > 0, report.repeated > 0]).toEqual([isFirst, !isFirst])
          expectAllAccounted(report)
          const stated = statedIn(JSON.parse(await readFile(files[index] ?? '', 'utf8')))
          // What a place states may be compared, too.
          const standing = report.entries.filter(({ verdict }) =>
            ['recorded', 'same'].includes(verdict),
          )
          const missing = stated.filter((at) => !standing.some((entry) => entry.at === at))
          expect([report.code, missing]).toEqual([report.code, unplaced[report.code] ?? []])
        }
        expect(code).toBe(0)
      }
    }, 400_000)
  } else {
    test('SKIPPED: the real listed companies are not beside this checkout', () => {
      expect(existsSync(real)).toBe(false)
    })
  }
})

/** Figures of the real files that the catalogue has no item for: what was worked out from a ratio of prices. */
const unplaced: Readonly<Record<string, readonly string[]>> = {
  688617: ['/financials/net_profit_lower_of_2019'],
}

/** The places of all figures of a file: whatever has a value, below its financials and its technology. */
function statedIn(content: Readonly<Record<string, unknown>>): string[] {
  const places: string[] = []
  const walk = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('v' in value) {
      if (value.v !== null) places.push(at)
      return
    }
    for (const [key, inner] of Object.entries(value)) walk(inner, `${at}/${key}`)
  }
  for (const section of ['financials', 'technology']) walk(content[section], `/${section}`)
  return places
}
