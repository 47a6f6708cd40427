import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { codesFrom } from '../system/codes.ts'
import { type CommandLine, startCommandLine } from '../system/command-line.ts'

const root = resolve(import.meta.dirname, '../..')
const samples = resolve(root, '../shared/ocf/samples')
const listed = resolve(root, '../shared/domain/real')

let commandLine: CommandLine
let folder = ''

beforeAll(async () => {
  commandLine = await startCommandLine('cli')
  folder = commandLine.folder
})

afterAll(() => commandLine?.stop())

const seedline = (...args: string[]) => commandLine.run<Answer>(...args)

interface Answer {
  readonly recorded: number
  readonly repeated: number
  readonly mismatches: readonly unknown[]
  readonly differences: readonly unknown[]
  readonly loaded: boolean
  readonly holds: string
  readonly enterprises: number
  readonly capTable: {
    readonly totalQuantity: string
    readonly holders: readonly {
      readonly quantity: string
      readonly percent: string
      readonly optionsOutstanding: string
    }[]
  }
}

describe('the command line against a running system', () => {
  test('the demonstration is loaded into an empty system once, and is complete', async () => {
    const first = await seedline('demo', 'load', '--if-empty')
    expect(first).toMatchObject({ code: 0, answer: { loaded: true, enterprises: 60, repeated: 0 } })
    const second = await seedline('demo', 'load', '--if-empty')
    expect(second.answer).toMatchObject({ loaded: false, holds: 'the demonstration' })
    const again = await seedline('demo', 'load')
    expect(again.answer).toMatchObject({ recorded: 0, repeated: first.answer.recorded })
  }, 400_000)

  test('a file of enterprises is tried, imported, and imported again with what has changed', async () => {
    const file = join(folder, 'enterprises.csv')
    const [first, second] = codesFrom(9_000, 2)
    const heading = '统一社会信用代码,企业名称,所在区\n'
    const rows = `${first},演示·导入一,南山区\n${second},演示·导入二,\n91440399,演示·错,\n`
    await writeFile(file, heading + rows)
    const tried = await seedline('import', 'enterprises', file, '--try', '--synthetic')
    const counts = { rows: 3, recorded: 2, changed: 0, same: 0, refused: 1 }
    expect(tried).toMatchObject({ code: 1, answer: { ...counts, recordedNothing: true } })
    const keptBack = await seedline('import', 'enterprises', file, '--whole', '--synthetic')
    expect(keptBack).toMatchObject({ code: 1, answer: { ...counts, recordedNothing: true } })
    const verdicts = join(folder, 'verdicts.csv')
    const done = await seedline(
      ...['import', 'enterprises', file, '--synthetic', '--verdicts', verdicts],
    )
    expect(done).toMatchObject({ code: 1, answer: { ...counts, recordedNothing: false } })
    expect(await readFile(verdicts, 'utf8')).toMatch(/,4,.*USCC_MALFORMED/)
    await writeFile(file, `${heading}${first},演示·导入一,龙华区\n${second},演示·导入二,\n`)
    const again = await seedline('import', 'enterprises', file, '--synthetic')
    expect(again).toMatchObject({
      code: 0,
      answer: { rows: 2, recorded: 0, changed: 1, same: 1, refused: 0 },
    })
  })

  test('figures, patents, designations and carriers of enterprises come in from files, and again change nothing', async () => {
    const [code = ''] = codesFrom(9_000, 1)
    const files = {
      figures: [
        '统一社会信用代码,期间,公布日期,是否经审计,营业收入（万元）,职工总数',
        `${code},2024,2025-04-20,是,"12,345.60",87`,
        `${code},2025,2026-04-20,否,13000,90`,
        '91440399000000000X,2025,2026-04-20,否,1,1',
      ],
      patents: [
        '申请号,专利名称,统一社会信用代码,申请日,授权公告日,取得方式',
        `202010000001.1,一种演示材料,${code},2020-01-02,2021-06-01,原始取得`,
        `202010000001.2,校验位有误,${code},2020-01-02,,原始取得`,
      ],
      designations: [
        '统一社会信用代码,称号,级别,有效期自,有效期至,认定机关,依据文件',
        `${code},高新技术企业,国家级,2024-07-01,2027-06-30,演示机关,演示公告`,
        `${code},高新技术企业,国家级,2025-07-01,2028-06-30,演示机关,演示公告`,
      ],
      carriers: [
        '载体类型,载体名称,级别,认定机关,认定日期,所在区,材料领域,承建企业统一社会信用代码,其他承建单位,依据文件',
        `企业技术中心,演示企业技术中心,市级,演示机关,2024-07-01,光明区,新能源材料、先进金属材料,${code},,演示通知`,
        '重点实验室,演示重点实验室,省级,演示机关,2023-07-01,,,,演示研究院,演示通知',
        '重点实验室,演示重点实验室二,省级,演示机关,2023-07-01,,,91440399000000000X,,演示通知',
      ],
    }
    const counts = { figures: 2, patents: 1, designations: 1, carriers: 2 }
    for (const what of ['figures', 'patents', 'designations', 'carriers'] as const) {
      const file = join(folder, `${what}.csv`)
      await writeFile(file, `${files[what].join('\n')}\n`)
      const first = await seedline('import', what, file, '--synthetic')
      expect(first.answer).toMatchObject({ recorded: counts[what], same: 0, refused: 1 })
      const again = await seedline('import', what, file, '--synthetic')
      expect(again.answer).toMatchObject({ recorded: 0, same: counts[what], refused: 1 })
    }
  }, 120_000)

  test('the next edition of these lists corrects what it says otherwise, and is then the same', async () => {
    const [code = ''] = codesFrom(9_000, 1)
    const editions = {
      patents: [
        '申请号,专利名称,统一社会信用代码,取得方式,取得日期,年费缴纳日,年费缴至',
        `202010000001.1,一种演示材料,${code},原始取得,2020-01-02,2026-01-01,2027-01-02`,
        `202010000001.1,另一名称,${code},原始取得,,,`,
      ],
      designations: [
        '统一社会信用代码,称号,级别,证书编号,有效期自,认定机关,依据文件',
        `${code},高新技术企业,国家级,GR202444200001,2024-07-01,演示机关二,演示公告二`,
        `${code},高新技术企业,国家级,,2025-08-01,演示机关,演示公告`,
      ],
      carriers: [
        '载体类型,载体名称,级别,认定机关,文号,认定日期,材料领域,其他承建单位,依据文件',
        `企业技术中心,演示企业技术中心,市级,演示机关,演示〔2024〕1号,2024-07-01,先进金属材料、新能源材料,演示研究院,演示通知二`,
        '重点实验室,演示重点实验室,省级,演示机关,,2023-07-01,,另一研究院,演示通知',
      ],
    }
    for (const [what, rows] of Object.entries(editions)) {
      const file = join(folder, `${what}-next.csv`)
      // The second row is refused: that of patents names a right once more.
      await writeFile(file, `${rows.join('\n')}\n`)
      const next = await seedline('import', what, file, '--synthetic')
      const changed = what === 'patents' ? 0 : 1
      expect([what, next.answer]).toMatchObject([what, { changed, refused: 1 }])
      const again = await seedline('import', what, file, '--synthetic')
      expect([what, again.answer]).toMatchObject([what, { changed: 0, same: 1, refused: 1 }])
    }
  }, 120_000)

  if (existsSync(samples)) {
    test('both Open Cap Format samples come in, and a second import changes nothing', async () => {
      const quickstart = await seedline('import', 'ocf', join(samples, 'quickstart'))
      expect(quickstart).toMatchObject({ code: 0, answer: { mismatches: [], repeated: 0 } })
      expect(quickstart.answer.capTable).toMatchObject({
        totalQuantity: '5000',
        holders: [{ quantity: '5000', percent: '100.0000', optionsOutstanding: '0' }],
      })
      const options = await seedline('import', 'ocf', join(samples, 'options'))
      expect(options.answer.capTable).toMatchObject({
        totalQuantity: '30000',
        holders: [{ quantity: '30000', percent: '100.0000', optionsOutstanding: '75000' }],
      })
      const again = await seedline('import', 'ocf', join(samples, 'options'))
      expect(again.answer).toMatchObject({ recorded: 0, capTable: options.answer.capTable })
    })
  } else {
    test('SKIPPED: the Open Cap Format samples are not beside this checkout', () => {
      expect(existsSync(samples)).toBe(false)
    })
  }

  if (existsSync(listed)) {
    test('the real listed companies come out as announced, also the second time', async () => {
      const files = (await readdir(listed)).filter((name) => name.endsWith('.json'))
      const paths = files.map((name) => join(listed, name))
      for (const fresh of [true, false]) {
        const { code, answer } = await seedline('import', 'listed', ...paths)
        const entered = answer as unknown as readonly (Answer & { code: string })[]
        expect(code).toBe(0)
        expect(entered).toHaveLength(files.length)
        for (const { mismatches, recorded, repeated } of entered) {
          expect(mismatches).toEqual([])
          expect([recorded > 0, repeated > 0]).toEqual([fresh, !fresh])
        }
      }
    })
  } else {
    test('SKIPPED: the real listed companies are not beside this checkout', () => {
      expect(existsSync(listed)).toBe(false)
    })
  }

  test('afterwards every read model is what its streams say', async () => {
    expect(await seedline('verify')).toMatchObject({ code: 0, answer: { differences: [] } })
  })
})
