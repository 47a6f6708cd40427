import { describe, expect, test } from '@jest/globals'
import { matchColumns } from '../columns/match.ts'
import { readCsv } from '../read/read-csv.ts'
import type { BatchEntry, BatchVerdict, GatewayPort } from '../run/gateway-port.ts'
import { importRows } from '../run/import-rows.ts'
import type { Verdict } from '../run/verdict.ts'
import { fileOf } from '../testing/files.ts'
import { carriersKind } from './carriers.ts'
import { designationsKind } from './designations.ts'
import type { ImportKind } from './import-kind.ts'
import { patentsKind } from './patents.ts'

const provenance = { source: '名录', confidence: 'reported', synthetic: false }
const origin = { provenance, reason: '按名录更正' }
const levels = [
  { code: 'national', zh: '国家级', en: 'National' },
  { code: 'provincial', zh: '省级', en: 'Provincial' },
]
const [one, another] = ['914403990000100141', '91440399000010022U']

interface Asked {
  readonly operation: string
  readonly request: Readonly<Record<string, unknown>>
  readonly expectedVersion?: number | undefined
}

type Answer = (operation: string, entry: BatchEntry) => BatchVerdict

/** What becomes of a file of these rows where the system answers so, and which changes it was given. */
async function imported(
  kind: ImportKind,
  rows: string,
  {
    answer,
    tells,
  }: { answer: Answer; tells: (path: string) => Readonly<Record<string, unknown>> | undefined },
) {
  const asked: Asked[] = []
  const paths: string[] = []
  const gateway: GatewayPort = {
    async batch(operation, { entries }) {
      for (const { request, expectedVersion } of entries)
        if (operation.startsWith('correct')) asked.push({ operation, request, expectedVersion })
      return entries.map((entry) => answer(operation, entry))
    },
    async get(path) {
      if (path.startsWith('/enterprises/by-code'))
        return {
          enterprises: [one, another].map((uscc) => ({
            uscc,
            enterpriseId: `id-${uscc}`,
            nameZh: `企业${uscc.slice(-2)}`,
          })),
        }
      paths.push(path)
      const told = tells(path.split('?')[0] ?? '')
      if (told === undefined) throw new Error(`nobody tells ${path}`)
      return told
    },
  }
  const sheet = await readCsv(fileOf(rows))
  const verdicts: Verdict[] = []
  for await (const verdict of importRows(sheet.rows, {
    kind,
    matches: matchColumns(kind.columns, sheet.heading),
    origin,
    gateway,
    tryOnly: false,
    runId: 'run-1',
    pause: async () => undefined,
  }))
    verdicts.push(verdict)
  return { verdicts, asked, paths }
}

const faultsOf = (verdict: Verdict | undefined) =>
  verdict?.kind === 'refused'
    ? verdict.faults.map(({ column, code, value, said }) => [column, code, value, said.zh])
    : verdict?.kind

describe('the next edition of a list of designations', () => {
  const kind = designationsKind({
    kinds: [{ code: 'high-tech', zh: '高新技术企业', en: 'High-tech enterprise' }],
    levels,
  })
  const heading = '统一社会信用代码,称号,级别,证书编号,有效期自,有效期至,批次,认定机关,依据文件\n'
  const recorded = {
    designationId: 'd-1',
    kind: 'high-tech',
    level: 'national',
    validFrom: '2023-11-15',
    validTo: '2026-11-14',
    authority: '深圳市科技创新委员会',
    evidence: [{ kind: 'announcement', title: '公告一' }],
    provenance,
  }
  const overlapping = (facts: Record<string, string>): BatchVerdict => ({
    verdict: 'refused',
    code: 'DESIGNATION_OVERLAPS',
    detail: '重叠',
    mend: '核对',
    facts,
  })
  const known =
    (validFrom = '2023-11-15'): Answer =>
    (operation) =>
      operation === 'recordDesignation'
        ? overlapping({ designation_id: 'd-1', valid_from: validFrom, valid_to: '2026-11-14' })
        : { verdict: 'recorded' }
  const tells = () => ({ version: 4, designations: [{ designationId: 'd-0' }, recorded] })

  test('that agrees in all that it says is the same', async () => {
    const rows = `${heading}${one},高新技术企业,国家级,,2023-11-15,,,深圳市科技创新委员会,公告一\n`
    const { verdicts, asked } = await imported(kind, rows, { answer: known(), tells })
    expect(verdicts).toEqual([{ kind: 'same', row: 2 }])
    expect(asked).toEqual([])
  })

  test('corrects what it says otherwise, and keeps the document that was there', async () => {
    const rows = `${heading}${one},高新技术企业,国家级,GR1,2023-11-15,2026-11-30,第二批,领导小组,公告二\n`
    const { verdicts, asked } = await imported(kind, rows, { answer: known(), tells })
    expect(verdicts).toEqual([
      {
        kind: 'changed',
        row: 2,
        differences: [
          { column: 'certificateNumber', before: '', after: 'GR1' },
          { column: 'validTo', before: '2026-11-14', after: '2026-11-30' },
          { column: 'batch', before: '', after: '第二批' },
          { column: 'authority', before: '深圳市科技创新委员会', after: '领导小组' },
          { column: 'paper', before: '公告一', after: '公告二' },
        ],
      },
    ])
    expect(asked).toEqual([
      {
        operation: 'correctDesignation',
        request: {
          enterpriseId: `id-${one}`,
          designationId: 'd-1',
          certificateNumber: 'GR1',
          validTo: '2026-11-30',
          batch: '第二批',
          authority: '领导小组',
          evidence: [...recorded.evidence, { kind: 'announcement', title: '公告二' }],
          reason: '按名录更正',
        },
        expectedVersion: 4,
      },
    ])
  })

  test('that begins on another day is refused as one that overlaps', async () => {
    const rows = `${heading}${one},高新技术企业,国家级,,2023-12-15,2026-12-14,,领导小组,公告一\n`
    const { verdicts } = await imported(kind, rows, { answer: known(), tells })
    expect(faultsOf(verdicts[0])).toEqual([[undefined, 'DESIGNATION_OVERLAPS', '', '重叠']])
  })

  test('is less certain than what was verified, and then says what stands there', async () => {
    const verified = { ...recorded, provenance: { ...provenance, confidence: 'verified' } }
    const rows = `${heading}${one},高新技术企业,国家级,,2023-11-15,,,领导小组,公告一\n`
    const { verdicts, asked } = await imported(kind, rows, {
      answer: known(),
      tells: () => ({ version: 4, designations: [verified] }),
    })
    expect(faultsOf(verdicts[0])).toEqual([
      [
        'authority',
        'LESS_TRUSTED_THAN_RECORD',
        '领导小组',
        '已登记的内容（此项为“深圳市科技创新委员会”）比这份文件更可信',
      ],
    ])
    expect(asked).toEqual([])
  })

  test('changes several of one enterprise one after another, each beside what the one before left', async () => {
    let version = 4
    const answer: Answer = (operation, { request, expectedVersion }) => {
      if (operation === 'recordDesignation') {
        const { level, validFrom } = request as { level: string; validFrom: string }
        return overlapping({ designation_id: level, valid_from: validFrom })
      }
      if (expectedVersion !== version) return { verdict: 'refused', code: 'STALE_VERSION' }
      version += 1
      return { verdict: 'recorded' }
    }
    const both = levels.map(({ code }) => ({ ...recorded, designationId: code, level: code }))
    const rows = ['国家级', '省级']
      .map(
        (level) => `${one},高新技术企业,${level},,2023-11-15,,第二批,深圳市科技创新委员会,公告一`,
      )
      .join('\n')
    const { verdicts, paths } = await imported(kind, heading + rows, {
      answer,
      tells: () => ({ version, designations: both }),
    })
    expect(verdicts.map((verdict) => verdict.kind)).toEqual(['changed', 'changed'])
    expect(paths).toEqual([
      `/enterprises/id-${one}/designations`,
      `/enterprises/id-${one}/designations?atLeastVersion=5`,
    ])
  })

  test('is compared anew where somebody else changed the enterprise meanwhile, and not for ever', async () => {
    for (const [times, outcome] of [
      [1, 'changed'],
      [9, 'refused'],
    ] as const) {
      let stale = 0
      const answer: Answer = (operation, entry) => {
        if (operation === 'recordDesignation') return known()(operation, entry)
        stale += 1
        return stale > times
          ? { verdict: 'recorded' }
          : { verdict: 'refused', code: 'STALE_VERSION', facts: { current_version: '7' } }
      }
      const rows = `${heading}${one},高新技术企业,国家级,GR1,2023-11-15,,,深圳市科技创新委员会,公告一\n`
      const { verdicts, paths } = await imported(kind, rows, { answer, tells })
      expect(verdicts[0]?.kind).toBe(outcome)
      expect(paths[1]).toBe(`/enterprises/id-${one}/designations?atLeastVersion=7`)
      expect(paths).toHaveLength(times === 1 ? 2 : 3)
    }
  })
})

describe('the next edition of a list of innovation carriers', () => {
  const kind = carriersKind({
    kinds: [{ code: 'innovation-centre', zh: '创新中心', en: 'Innovation centre' }],
    levels,
    materialFields: [
      { code: 'NEM', zh: '新能源材料', en: 'New energy materials' },
      { code: 'PM', zh: '高分子材料', en: 'Polymers' },
    ],
    districts: [{ code: '440305', zh: '南山区', en: 'Nanshan' }],
  })
  const heading =
    '载体类型,载体名称,英文名称,级别,认定机关,文号,认定日期,有效期至,依据文件,所在区,材料领域,承建企业统一社会信用代码,其他承建单位\n'
  const answer: Answer = (operation) =>
    operation === 'recordCarrier'
      ? { verdict: 'refused', code: 'CARRIER_RECORDED', facts: { carrier_id: 'c-1' } }
      : { verdict: 'recorded' }
  const carrier = {
    carrierId: 'c-1',
    version: 3,
    kind: 'innovation-centre',
    nameZh: '示例中心',
    hosts: [{ name: '示例院' }],
    fields: ['PM', 'NEM'],
    level: 'national',
    authority: '部',
    documentNumber: '部〔2024〕1号',
    recognisedOn: '2024-01-01',
    recognitions: [
      { entry: 1, level: 'provincial', authority: '省工信厅', recognisedOn: '2022-07-01' },
      {
        entry: 2,
        level: 'national',
        authority: '部',
        documentNumber: '部〔2024〕1号',
        recognisedOn: '2024-01-01',
      },
    ],
    provenance,
  }
  const history = { items: [{ details: { evidence: [{ title: '通知' }] } }, { details: {} }] }
  const tells = (path: string) =>
    ({ '/carriers/c-1': carrier, '/carriers/c-1/history': history })[path]

  test('that agrees in all that it says is the same, in whichever order its fields are', async () => {
    const rows = `${heading}创新中心,示例中心,,省级,省工信厅,,2022-07-01,,通知,,新能源材料、高分子材料,,示例院\n`
    const { verdicts, asked } = await imported(kind, rows, { answer, tells })
    expect(verdicts).toEqual([{ kind: 'same', row: 2 }])
    expect(asked).toEqual([])
  })

  test('corrects what it says otherwise of the recognition that it names, and adds the host that was missing', async () => {
    const rows = `${heading}创新中心,示例中心,Centre,省级,广东省工业和信息化厅,粤工信〔2022〕1号,2022-07-01,2025-06-30,另一通知,南山区,新能源材料,${one},示例院\n`
    const { verdicts, asked } = await imported(kind, rows, { answer, tells })
    expect(verdicts[0]?.kind).toBe('changed')
    expect(asked).toEqual([
      {
        operation: 'correctCarrier',
        request: {
          carrierId: 'c-1',
          recognition: 1,
          nameEn: 'Centre',
          authority: '广东省工业和信息化厅',
          documentNumber: '粤工信〔2022〕1号',
          validTo: '2025-06-30',
          district: '440305',
          fields: ['NEM'],
          hosts: [{ name: '示例院' }, { enterpriseId: `id-${one}`, name: '企业41' }],
          evidence: [{ kind: 'announcement', title: '另一通知' }],
          reason: '按名录更正',
        },
        expectedVersion: 3,
      },
    ])
  })

  test('is refused by column where it has another recognition, another host or another document alone', async () => {
    const rowsOf = (row: string) => `${heading}创新中心,示例中心,,${row}\n`
    const refused = async (row: string) => {
      const { verdicts, asked } = await imported(kind, rowsOf(row), { answer, tells })
      expect(asked).toEqual([])
      return faultsOf(verdicts[0])
    }
    const code = 'DIFFERS_FROM_RECORD'
    expect(await refused('省级,省工信厅,,2022-08-01,,通知,,,,')).toEqual([
      ['recognisedOn', code, '2022-08-01', '与已登记的“2022-07-01”不同'],
    ])
    expect(await refused('省级,省工信厅,,2022-07-01,,通知,,,,另一研究院')).toEqual([
      ['institution', code, '另一研究院', '与已登记的“示例院”不同'],
    ])
    expect(await refused('省级,省工信厅,,2022-07-01,,另一通知,,,,')).toEqual([
      ['paper', code, '另一通知', '与已登记的“通知”不同'],
    ])
  })
})

describe('a list of patents', () => {
  const kind = patentsKind({
    acquisitions: [
      { code: 'original', zh: '原始取得', en: 'Filed' },
      { code: 'transfer', zh: '受让', en: 'Transfer' },
    ],
    families: [],
  })
  const heading =
    '申请号,专利名称,统一社会信用代码,申请日,授权公告日,取得方式,取得日期,年费缴纳日,年费缴至\n'
  const right = {
    ipRightId: 'r-1',
    version: 3,
    number: '202110000001.6',
    title: '一种子',
    owners: [{ enterpriseId: `id-${one}`, name: '企业41' }],
    filedOn: '2021-01-02',
    acquisition: 'transfer',
  }
  const tells = () => right
  const unlike: BatchVerdict = {
    verdict: 'refused',
    code: 'IP_RIGHT_REGISTERED',
    detail: '已登记',
    mend: '核对',
    facts: { ip_right_id: 'r-1', differs: '…' },
  }

  test('refuses half of a fee, and says which day is missing', async () => {
    const rows = `${heading}202110000003.5,一种寅,${one},,,原始取得,,2024-01-01,\n202110000004.X,一种卯,${one},,,原始取得,,,2026-01-01\n`
    const { verdicts } = await imported(kind, rows, {
      answer: () => ({ verdict: 'recorded' }),
      tells,
    })
    expect(verdicts.map((verdict) => (faultsOf(verdict) as string[][])[0]?.slice(0, 2))).toEqual([
      ['feePaidUntil', 'FEE_HALF_TOLD'],
      ['feePaidOn', 'FEE_HALF_TOLD'],
    ])
  })

  test('is refused by column where it differs, with what is recorded', async () => {
    const rows = `${heading}202110000001.6,一种子改,${another},2021-01-03,,原始取得,2023-01-01,2024-01-01,2025-01-01\n`
    const { verdicts, asked } = await imported(kind, rows, { answer: () => unlike, tells })
    const code = 'DIFFERS_FROM_RECORD'
    expect(faultsOf(verdicts[0])).toEqual([
      ['title', code, '一种子改', '与已登记的“一种子”不同'],
      ['uscc', code, another, '与已登记的“企业41”不同'],
      ['filedOn', code, '2021-01-03', '与已登记的“2021-01-02”不同'],
      ['acquisition', code, 'original', '与已登记的“transfer”不同'],
    ])
    expect(asked).toEqual([])
  })

  test('fills in what is not recorded, and then records what happened to the right', async () => {
    const given: BatchEntry[] = []
    const answer: Answer = (operation, entry) => {
      if (operation === 'registerIpRight') given.push(entry)
      return given.length === 1 && operation === 'registerIpRight'
        ? unlike
        : { verdict: 'recorded' }
    }
    const rows = `${heading}202110000001.6,一种子,${one},2021-01-02,,受让,2023-01-01,2024-01-01,2025-01-01\n`
    const { verdicts, asked } = await imported(kind, rows, { answer, tells })
    expect(verdicts).toEqual([
      {
        kind: 'changed',
        row: 2,
        differences: [{ column: 'acquiredOn', before: '', after: '2023-01-01' }],
      },
    ])
    expect(asked).toEqual([
      {
        operation: 'correctIpRight',
        request: { ipRightId: 'r-1', acquiredOn: '2023-01-01', reason: '按名录更正' },
        expectedVersion: 3,
      },
    ])
    expect(given.map(({ key }) => key)).toEqual(['run-1.2.new', 'run-1.2.again'])
    expect(given[1]?.request).toEqual(given[0]?.request)
  })
})
