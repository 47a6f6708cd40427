import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { tables } from '@seedline/contracts/tables'
import { codesFrom } from '../system/codes.ts'
import { type CommandLine, startCommandLine } from '../system/command-line.ts'

const [one = '', two = ''] = codesFrom(9_700, 2)

/** A file of each kind, with what is hard to tell in one cell: several hosts and owners, terms of units, a text with commas. */
const files = {
  enterprises: [
    '统一社会信用代码,企业名称,英文名称,材料领域,所在区,成立日期',
    `${one},虚构材料一（深圳）有限公司,"Invented One, Ltd",NEM,南山区,2015-06-30`,
    `${two},虚构材料二有限公司,,,宝安区,`,
  ],
  figures: [
    '统一社会信用代码,期间,公布日期,是否经审计,营业收入（万元）,毛利率（%）,职工总数,基本每股收益（元/股）',
    `${one},2024,2025-04-20,是,"12,345.60",35.57%,120,0.1234`,
    `${one},2024-H1,2024-08-20,否,6000,,,`,
    `${two},2024,2025-04-21,否,2345,,,`,
  ],
  patents: [
    '申请号,专利名称,统一社会信用代码,权利人,申请日,授权公告日,证书号,取得方式,年费缴纳日,年费缴至',
    `202110000001.6,一种材料,${one},,2021-01-02,2023-05-09,第1号,原始取得,2024-01-05,2025-01-02`,
    `202120000001.1,一种装置,${one}、${two},虚构材料二有限公司、虚构大学、虚构材料一(深圳)有限公司,2021-01-02,,,原始取得,,`,
  ],
  designations: [
    '统一社会信用代码,称号,级别,证书编号,有效期自,有效期至,批次,认定机关,依据文件',
    `${one},高新技术企业,国家级,GR202444000001,2024-12-01,2027-11-30,第一批,深圳市科技创新局,关于公示的通知、关于认定的通知`,
    `${two},创新型中小企业,省级,,2025-01-01,2028-01-01,,广东省工业和信息化厅,名单`,
  ],
  carriers: [
    '载体类型,载体名称,英文名称,级别,认定机关,文号,认定日期,有效期至,所在区,材料领域,承建企业统一社会信用代码,其他承建单位,依据文件',
    `创新中心,虚构创新中心,Invented Centre,省级,省工信厅,粤工信1号,2023-03-01,2030-02-28,南山区,新能源材料、先进金属材料,${one}、${two},虚构研究院、虚构大学,批复`,
    '重点实验室,虚构实验室,,市级,市科创局,,2022-03-01,,,,,虚构大学,通知',
  ],
} as const

type Kind = keyof typeof files

const addresses: Readonly<Record<string, string>> = {
  listEnterprises: '/enterprises',
  listFigures: '/figures?period=2024',
  listIpRights: '/ip-rights',
  listDesignations: '/designations?validOn=2025-06-01',
  listCarriers: '/carriers',
}

let commandLine: CommandLine
let token: string

beforeAll(async () => {
  commandLine = await startCommandLine('exp')
  const { answer } = await commandLine.run<{ readonly token: string }>('token', '--as', 'registrar')
  token = answer.token
}, 180_000)

afterAll(() => commandLine?.stop())

interface Counts {
  readonly rows: number
  readonly recorded: number
  readonly same: number
  readonly refused: number
}

async function imported(kind: string, name: string, content: string, ...options: string[]) {
  const path = join(commandLine.folder, name)
  await writeFile(path, content)
  const verdicts = `${path}.verdicts.csv`
  const { answer } = await commandLine.run<Counts>(
    'import',
    kind,
    path,
    '--synthetic',
    '--verdicts',
    verdicts,
    ...options,
  )
  return { counts: answer, verdicts: await readFile(verdicts, 'utf8') }
}

async function asked(address: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${commandLine.gatewayUrl}/api/v1${address}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: AbortSignal.timeout(20_000),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${address}: ${text}`)
  return text
}

/** The answer of an operation as a file, as the page offers it. */
async function exported(operation: string, language: string): Promise<string> {
  const { enterprises } = JSON.parse(await asked(`/enterprises/by-code?codes=${one}`))
  const address = addresses[operation] ?? `/enterprises/${enterprises[0].enterpriseId}/figures`
  return asked(address, { accept: 'text/csv', 'accept-language': language })
}

const exports = Object.entries(tables).flatMap(([operation, { importedAs }]) =>
  importedAs === undefined ? [] : [{ operation, importedAs }],
)

describe('what was imported', () => {
  test.each(Object.keys(files) as Kind[])(
    'of %s is recorded, every row',
    async (kind) => {
      const { counts, verdicts } = await imported(kind, `${kind}.csv`, files[kind].join('\n'))
      expect([counts.recorded, verdicts]).toEqual([files[kind].length - 1, verdicts])
    },
    60_000,
  )

  test.each(
    exports.flatMap((one) => (['zh', 'en'] as const).map((language) => ({ ...one, language }))),
  )(
    'is known again, every row of $operation in $language',
    async ({ operation, importedAs, language }) => {
      const file = await exported(operation, language)
      const { counts, verdicts } = await imported(
        importedAs,
        `${operation}-${language}.csv`,
        file,
        '--try',
      )
      const { rows, same, recorded, refused } = counts
      expect({ rows, same, recorded, refused, verdicts }).toEqual({
        rows,
        same: rows,
        recorded: 0,
        refused: 0,
        verdicts,
      })
      expect(rows).toBeGreaterThan(1)
    },
    60_000,
  )
})
