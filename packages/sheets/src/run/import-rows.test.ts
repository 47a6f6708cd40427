import { describe, expect, test } from '@jest/globals'
import { matchColumns } from '../columns/match.ts'
import { designationsKind } from '../kinds/designations.ts'
import { enterprisesKind } from '../kinds/enterprises.ts'
import { figuresKind } from '../kinds/figures.ts'
import { patentsKind } from '../kinds/patents.ts'
import { readCsv } from '../read/read-csv.ts'
import { fileOf } from '../testing/files.ts'
import type { BatchEntry, BatchVerdict, GatewayPort } from './gateway-port.ts'
import { importRows } from './import-rows.ts'
import type { Verdict } from './verdict.ts'

const kind = enterprisesKind({
  materialFields: [{ code: 'NEM', zh: '新能源材料', en: 'New energy materials' }],
  districts: [{ code: '440305', zh: '南山区', en: 'Nanshan' }],
  parks: [{ code: '440305-1', zh: '示例核心区', en: 'Example core area' }],
})
const heading = '统一社会信用代码,企业名称,所在区,成立日期\n'
const origin = {
  provenance: { source: '名录', confidence: 'reported', synthetic: true },
  reason: '按名录更正',
}

interface Stored {
  version: number
  readonly facts: Record<string, unknown>
}

/** A registry behind the public interface, which knows enterprises by their code. */
function registry() {
  const stored = new Map<string, Stored>()
  const batches: { operation: string; tryOnly: boolean; entries: readonly BatchEntry[] }[] = []
  const register = (request: Record<string, unknown>, tryOnly: boolean): BatchVerdict => {
    const { uscc = '' } = request as { uscc?: string }
    if (uscc.startsWith('X'))
      return {
        verdict: 'refused',
        code: 'REQUEST_INVALID',
        detail: '有误',
        mend: '改正',
        errors: [{ pointer: '/uscc', code: 'USCC_MALFORMED', detail: '代码有误', mend: '核对' }],
      }
    if (stored.has(uscc))
      return {
        verdict: 'refused',
        code: 'ENTERPRISE_ALREADY_REGISTERED',
        facts: { enterprise_id: uscc },
      }
    if (tryOnly) return { verdict: 'acceptable' }
    stored.set(uscc, { version: 1, facts: request })
    return { verdict: 'recorded' }
  }
  const correct = (entry: BatchEntry, tryOnly: boolean): BatchVerdict => {
    const {
      enterpriseId,
      reason: _,
      ...changes
    } = entry.request as { enterpriseId: string; reason: string }
    const found = stored.get(enterpriseId)
    if (found?.version !== entry.expectedVersion)
      return { verdict: 'refused', code: 'STALE_VERSION' }
    if (tryOnly) return { verdict: 'acceptable' }
    stored.set(enterpriseId, {
      version: (found?.version ?? 0) + 1,
      facts: { ...found?.facts, ...changes },
    })
    return { verdict: 'recorded' }
  }
  const gateway: GatewayPort = {
    async batch(operation, { tryOnly, entries }) {
      batches.push({ operation, tryOnly, entries })
      return entries.map((entry) =>
        operation === 'registerEnterprise'
          ? register(entry.request, tryOnly)
          : correct(entry, tryOnly),
      )
    },
    async get(path) {
      const found = stored.get(path.replace('/enterprises/', '').replace(/\?.*/, ''))
      return { ...found?.facts, version: found?.version ?? 0 }
    },
  }
  return { gateway, stored, batches }
}

async function imported(
  rows: string,
  gateway: GatewayPort,
  { tryOnly = false, runId = 'run-1', pause = async (_ms: number) => undefined } = {},
): Promise<readonly Verdict[]> {
  const sheet = await readCsv(fileOf(heading + rows))
  const matches = matchColumns(kind.columns, sheet.heading)
  const all: Verdict[] = []
  for await (const verdict of importRows(sheet.rows, {
    kind,
    matches,
    origin,
    gateway,
    tryOnly,
    runId,
    pause,
  }))
    all.push(verdict)
  return all
}

const kindsOf = (verdicts: readonly Verdict[]) => verdicts.map(({ kind: one }) => one)

describe('an import of rows', () => {
  test('registers what is new, with where it comes from', async () => {
    const { gateway, stored } = registry()
    const verdicts = await imported('C1,鹏新,南山区,2015-06-30\nC2,岭新,,\n', gateway)
    expect(kindsOf(verdicts)).toEqual(['recorded', 'recorded'])
    expect(stored.get('C1')?.facts).toEqual({
      uscc: 'C1',
      nameZh: '鹏新',
      district: '440305',
      foundedOn: '2015-06-30',
      provenance: origin.provenance,
    })
  })

  test('of the next month’s file records the differences, and names them', async () => {
    const { gateway, stored } = registry()
    await imported('C1,鹏新,,2015-06-30\nC2,岭新,,\n', gateway)
    const verdicts = await imported('C1,鹏新,南山区,2015-06-30\nC2,岭新,,\nC3,粤新,,\n', gateway, {
      runId: 'run-2',
    })
    expect(verdicts).toEqual([
      {
        kind: 'changed',
        row: 2,
        differences: [{ column: 'district', before: '', after: '440305' }],
      },
      { kind: 'same', row: 3 },
      { kind: 'recorded', row: 4 },
    ])
    expect(stored.get('C1')).toMatchObject({
      version: 2,
      facts: { nameZh: '鹏新', district: '440305' },
    })
  })

  test('that is only tried tells the same verdicts, and sends nothing that would be recorded', async () => {
    const { gateway, stored, batches } = registry()
    await imported('C1,鹏新,,\n', gateway)
    const before = structuredClone([...stored])
    const rows = 'C1,鹏新,南山区,\nC2,岭新,,\nX,错,,\n,无代码,,\n'
    const tried = await imported(rows, gateway, { tryOnly: true })
    expect([...stored]).toEqual(before)
    expect(batches.slice(1).every(({ tryOnly }) => tryOnly)).toBe(true)
    expect(tried).toEqual(await imported(rows, gateway, { runId: 'run-2' }))
  })

  test('tells of a refused row its column, value, rule and mend', async () => {
    const { gateway } = registry()
    const [verdict] = await imported('X1,错,,\n', gateway)
    expect(verdict).toMatchObject({
      kind: 'refused',
      row: 2,
      faults: [{ column: 'uscc', value: 'X1', code: 'USCC_MALFORMED', mend: { zh: '核对' } }],
    })
  })

  test('records one of two rows with one code, and says of the other which it repeats', async () => {
    const { gateway } = registry()
    const verdicts = await imported('C1,鹏新,,\nc1,鹏新二,,\n', gateway)
    expect(verdicts[1]).toMatchObject({
      kind: 'refused',
      faults: [{ code: 'ROW_TWICE', said: { en: 'The same as in row 2' } }],
    })
  })

  test('of more rows than a batch holds tells them all, in order', async () => {
    const { gateway, batches } = registry()
    const rows = Array.from({ length: 950 }, (_, at) => `C${at},企业${at},,`).join('\n')
    const verdicts = await imported(rows, gateway)
    expect(verdicts.map(({ row }) => row)).toEqual(Array.from({ length: 950 }, (_, at) => at + 2))
    expect(Math.max(...batches.map(({ entries }) => entries.length))).toBeLessThanOrEqual(200)
    expect(new Set(batches.flatMap(({ entries }) => entries.map(({ key }) => key))).size).toBe(950)
  })

  test('of a file with a row that was changed by somebody else meanwhile overwrites nothing', async () => {
    const { gateway, stored } = registry()
    await imported('C1,鹏新,,\n', gateway)
    const slow: GatewayPort = {
      ...gateway,
      async get(path) {
        const answer = await gateway.get(path)
        const found = stored.get('C1')
        if (found)
          stored.set('C1', {
            version: found.version + 1,
            facts: { ...found.facts, foundedOn: '2016-01-01' },
          })
        return answer
      },
    }
    const [verdict] = await imported('C1,鹏新,南山区,\n', slow, { runId: 'run-2' })
    expect(verdict).toMatchObject({ kind: 'refused', faults: [{ code: 'STALE_VERSION' }] })
    expect(stored.get('C1')?.facts).toMatchObject({ foundedOn: '2016-01-01' })
    expect(stored.get('C1')?.facts.district).toBeUndefined()
  })

  test('leaves it to a person whether another name is a new one or a better one', async () => {
    const { gateway, stored } = registry()
    await imported('C1,鹏新科技,,\n', gateway)
    const [verdict] = await imported('C1,鹏新集团,南山区,\n', gateway, { runId: 'run-2' })
    expect(verdict).toMatchObject({
      kind: 'refused',
      faults: [{ code: 'NAME_DIFFERS', column: 'nameZh', value: '鹏新集团' }],
    })
    expect(stored.get('C1')?.version).toBe(1)
  })

  test('takes a name with brackets of another width for the one that is registered', async () => {
    const { gateway, stored } = registry()
    await imported('C1,审阅（深圳）,,\n', gateway)
    const [verdict] = await imported('C1,审阅(深圳),南山区,\n', gateway, { runId: 'run-2' })
    expect(verdict).toMatchObject({ kind: 'changed', differences: [{ column: 'district' }] })
    expect(stored.get('C1')?.facts).toMatchObject({ nameZh: '审阅（深圳）', district: '440305' })
  })

  test('changes nothing that is more certain than its file, nor what is real by what is made up', async () => {
    const { gateway, stored } = registry()
    await imported('C1,鹏新,,\n', gateway)
    const found = stored.get('C1')
    const real = { source: '执照', confidence: 'verified', synthetic: false }
    if (found) stored.set('C1', { ...found, facts: { ...found.facts, provenance: real } })
    const [verdict] = await imported('C1,鹏新,南山区,\n', gateway, { runId: 'run-2' })
    expect(verdict).toMatchObject({
      kind: 'refused',
      faults: [{ code: 'LESS_TRUSTED_THAN_RECORD' }],
    })
  })

  test('tells all that was sent before a row that can’t be read, and then why it can’t', async () => {
    const { gateway, stored } = registry()
    const rows = Array.from({ length: 450 }, (_, at) => `C${at},企业${at},,`).join('\n')
    const told: Verdict[] = []
    const sheet = await readCsv(fileOf(`${heading}${rows}\n"${'x'.repeat(2 * 1024 * 1024)}`))
    const all = importRows(sheet.rows, {
      kind,
      matches: matchColumns(kind.columns, sheet.heading),
      origin,
      gateway,
      tryOnly: false,
      runId: 'run-1',
      pause: async () => undefined,
    })
    const reading = async () => {
      for await (const verdict of all) told.push(verdict)
    }
    await expect(reading()).rejects.toMatchObject({ fault: { code: 'ROW_NEVER_ENDS' } })
    expect(told).toHaveLength(stored.size)
    expect(told.length).toBeGreaterThanOrEqual(400)
  })

  describe('of which the system says of some rows “not now”', () => {
    /** Says so of the rows of C2, so many times; of the first of them after it recorded. */
    const busy = (times: number) => {
      const known = registry()
      const recorded = new Map<string, BatchVerdict>()
      let left = times
      const gateway: GatewayPort = {
        ...known.gateway,
        async batch(operation, { tryOnly, entries }) {
          const fresh = entries.filter(({ key }) => !recorded.has(key))
          const answers = await known.gateway.batch(operation, { tryOnly, entries: fresh })
          for (const [at, { key }] of fresh.entries())
            recorded.set(key, answers[at] ?? { verdict: 'not-now' })
          return entries.map(({ key, request }) => {
            if (request.uscc !== 'C2' || left === 0)
              return recorded.get(key) ?? { verdict: 'not-now' }
            left -= 1
            return { verdict: 'not-now', code: 'OUTCOME_UNKNOWN', detail: '不明', mend: '再试' }
          })
        },
      }
      const asked: (readonly string[])[] = []
      const told: GatewayPort = {
        ...gateway,
        batch(operation, given) {
          asked.push(given.entries.map(({ key }) => key))
          return gateway.batch(operation, given)
        },
      }
      return { gateway: told, asked, stored: known.stored }
    }
    const rows = 'C1,鹏新,,\nC2,岭新,,\nC3,粤新,,\n'

    test('asks for those alone again, under the same keys, after ever longer pauses', async () => {
      const { gateway, asked, stored } = busy(3)
      const pauses: number[] = []
      const pause = async (ms: number) => void pauses.push(ms)
      const verdicts = await imported(rows, gateway, { pause })
      expect(kindsOf(verdicts)).toEqual(['recorded', 'recorded', 'recorded'])
      expect(asked).toEqual([
        ['run-1.2.new', 'run-1.3.new', 'run-1.4.new'],
        ...Array.from({ length: 3 }, () => ['run-1.3.new']),
      ])
      expect(pauses).toEqual([500, 1_000, 2_000])
      expect(stored.size).toBe(3)
    })

    test('tells them as refused, with their code, once it has asked often enough', async () => {
      const { gateway, asked } = busy(Number.POSITIVE_INFINITY)
      const verdicts = await imported(rows, gateway)
      expect(kindsOf(verdicts)).toEqual(['recorded', 'refused', 'recorded'])
      expect(verdicts[1]).toMatchObject({ faults: [{ code: 'OUTCOME_UNKNOWN' }] })
      expect(asked).toHaveLength(7)
    })
  })

  test('ends with the failure of whoever carries it, once that gives up', async () => {
    const { gateway } = registry()
    const away: GatewayPort = { ...gateway, batch: () => Promise.reject(new Error('away')) }
    await expect(imported('C1,鹏新,,\n', away)).rejects.toThrow('away')
  })
})

describe('rows about enterprises that are registered', () => {
  const money = ['元', '万元'].map((unit) => ({ unit, zh: unit, en: unit }))
  const figures = figuresKind(
    [
      { key: 'revenue', zh: '营业收入', en: 'Revenue', units: money },
      {
        key: 'headcount',
        zh: '职工总数',
        en: 'Headcount',
        units: [{ unit: 'people', zh: '人', en: 'people' }],
      },
    ],
    ['verified', 'reported', 'unverified'].map((code) => ({ code, zh: code, en: code })),
  )
  const first = '统一社会信用代码,期间,公布日期,是否经审计,营业收入（万元）,职工总数\n'

  const [one, another, unknown] = ['914403990000100141', '91440399000010022U', '91440399000010030N']

  const stated = async (rows: string, refused?: BatchVerdict) => {
    const { gateway, batches } = registry()
    const asked: string[] = []
    const known: GatewayPort = {
      batch: async (operation, given) =>
        refused ? given.entries.map(() => refused) : gateway.batch(operation, given),
      async get(path) {
        asked.push(path)
        const codes = path.replace('/enterprises/by-code?codes=', '').split(',')
        const registered = codes.filter((code) => code !== unknown)
        return { enterprises: registered.map((uscc) => ({ enterpriseId: `id-${uscc}`, uscc })) }
      },
    }
    const sheet = await readCsv(fileOf(first + rows))
    const verdicts: Verdict[] = []
    for await (const verdict of importRows(sheet.rows, {
      kind: figures,
      matches: matchColumns(figures.columns, sheet.heading),
      origin,
      gateway: known,
      tryOnly: false,
      runId: 'run-1',
      pause: () => Promise.reject(new Error('nothing is to be asked again')),
    }))
      verdicts.push(verdict)
    return { verdicts, asked, sent: batches.flatMap(({ entries }) => entries) }
  }

  test('are given in their name, each code looked up once and with the others', async () => {
    const { verdicts, asked, sent } = await stated(
      `${one},2024,2025-04-20,是,"1,234.50",87\n${one},2025,2026-04-20,否,1500,\n${another},2025,2026-04-20,否,1,\n`,
    )
    expect(verdicts).toHaveLength(3)
    expect(asked).toEqual([`/enterprises/by-code?codes=${one},${another}`])
    expect(sent.map(({ request }) => request)).toEqual([
      {
        enterpriseId: `id-${one}`,
        period: '2024',
        statedOn: '2025-04-20',
        audited: true,
        figures: [
          { item: 'revenue', value: '1234.50', unit: '万元' },
          { item: 'headcount', value: '87', unit: 'people' },
        ],
        provenance: origin.provenance,
      },
      // Of each enterprise first one: its next is decided only after it.
      expect.objectContaining({ enterpriseId: `id-${another}` }),
      expect.objectContaining({ enterpriseId: `id-${one}`, period: '2025', audited: false }),
    ])
  })

  test('are refused with the column of the figure that contradicts one that stands', async () => {
    const { verdicts } = await stated(`${one},2024,2025-04-20,是,1,87\n`, {
      verdict: 'refused',
      code: 'FIGURE_CONTRADICTS',
      facts: { item: 'headcount', statement_id: 's-1' },
    })
    expect(verdicts).toMatchObject([
      {
        kind: 'refused',
        faults: [{ column: 'headcount', value: '87', code: 'FIGURE_CONTRADICTS' }],
      },
    ])
  })

  test('are refused where nobody is registered under their code', async () => {
    const { verdicts, sent } = await stated(`${unknown},2024,2025-04-20,是,1,1\n`)
    expect(verdicts).toMatchObject([
      { kind: 'refused', faults: [{ column: 'uscc', value: unknown, code: 'ENTERPRISE_UNKNOWN' }] },
    ])
    expect(sent).toEqual([])
  })

  test('are refused where what names their enterprise is no code, and nobody is asked for it', async () => {
    const { verdicts, asked } = await stated('C9,2024,2025-04-20,是,1,1\n')
    expect(verdicts).toMatchObject([
      { kind: 'refused', faults: [{ column: 'uscc', value: 'C9', code: 'ENTERPRISE_UNKNOWN' }] },
    ])
    expect(asked).toEqual([])
  })

  test('of one enterprise and two periods are two, and of one period twice refused', async () => {
    const { verdicts } = await stated(
      `${one},2024,2025-04-20,是,1,\n${one},2024,2025-05-20,是,2,\n`,
    )
    expect(verdicts[1]).toMatchObject({ faults: [{ code: 'ROW_TWICE' }] })
  })

  test('are the same row however each writes what no two may share', async () => {
    const { verdicts } = await stated(
      `${one},2024,2025-04-20,是,1,\n${one?.toLowerCase()} ,2024年度,2025-04-20,是,1,\n${one}, 2024 年 ,2025-04-20,是,1,\n`,
    )
    expect(verdicts.map(({ kind: of }) => of)).toEqual(['recorded', 'refused', 'refused'])
    const patents = patentsKind({ acquisitions: [], families: [] })
    const asKey = (number: string) => patents.sameAs?.('number', number)
    expect(new Set(['ZL202110000001.6', 'CN202110000001.6', '2021100000016'].map(asKey)).size).toBe(
      1,
    )
  })

  test.each(['patents', 'designations'] as const)(
    'of %s say where what was taken back is to be recorded all the same, and else nothing of it',
    (what) => {
      const kind =
        what === 'patents'
          ? patentsKind({ acquisitions: [], families: [] })
          : designationsKind({ kinds: [], levels: [] })
      const subject = { enterpriseId: 'e', name: '一', names: ['一'], formerNames: [] }
      const column = kind.columns.find(({ id }) => id === 'despiteReversal')
      expect(column?.title).toEqual({ zh: '虽曾撤销仍记录', en: 'Although reversed before' })
      const request = (row: object) => kind.first({ ...row }, origin, [subject]).request
      expect(request({ despiteReversal: true })).toMatchObject({ despiteReversal: true })
      expect(request({})).not.toHaveProperty('despiteReversal')
    },
  )
})
