import { describe, expect, test } from '@jest/globals'
import { matchColumns } from '../columns/match.ts'
import { enterprisesKind } from '../kinds/enterprises.ts'
import { readCsv } from '../read/read-csv.ts'
import { fileOf } from '../testing/files.ts'
import type { BatchEntry, BatchVerdict, GatewayPort } from './gateway-port.ts'
import { importRows } from './import-rows.ts'
import type { Verdict } from './verdict.ts'

const kind = enterprisesKind({
  materialFields: [{ code: 'NEM', zh: '新能源材料', en: 'New energy materials' }],
  districts: [{ code: '440305', zh: '南山区', en: 'Nanshan' }],
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
      const found = stored.get(path.replace('/enterprises/', ''))
      return { ...found?.facts, version: found?.version ?? 0 }
    },
  }
  return { gateway, stored, batches }
}

async function imported(
  rows: string,
  gateway: GatewayPort,
  { tryOnly = false, runId = 'run-1' } = {},
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
    await imported('C1,鹏新,南山区,2015-06-30\nC2,岭新,,\n', gateway)
    const verdicts = await imported('C1,鹏新材料,,2015-06-30\nC2,岭新,,\nC3,粤新,,\n', gateway, {
      runId: 'run-2',
    })
    expect(verdicts).toEqual([
      {
        kind: 'changed',
        row: 2,
        differences: [{ column: 'nameZh', before: '鹏新', after: '鹏新材料' }],
      },
      { kind: 'same', row: 3 },
      { kind: 'recorded', row: 4 },
    ])
    expect(stored.get('C1')).toMatchObject({
      version: 2,
      facts: { nameZh: '鹏新材料', district: '440305' },
    })
  })

  test('that is only tried tells the same verdicts, and sends nothing that would be recorded', async () => {
    const { gateway, stored, batches } = registry()
    await imported('C1,鹏新,,\n', gateway)
    const before = structuredClone([...stored])
    const rows = 'C1,鹏新材料,,\nC2,岭新,,\nX,错,,\n,无代码,,\n'
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
            facts: { ...found.facts, nameZh: '他人所改' },
          })
        return answer
      },
    }
    const [verdict] = await imported('C1,鹏新材料,,\n', slow, { runId: 'run-2' })
    expect(verdict).toMatchObject({ kind: 'refused', faults: [{ code: 'STALE_VERSION' }] })
    expect(stored.get('C1')?.facts.nameZh).toBe('他人所改')
  })

  test('ends with the failure of whoever carries it, once that gives up', async () => {
    const { gateway } = registry()
    const away: GatewayPort = { ...gateway, batch: () => Promise.reject(new Error('away')) }
    await expect(imported('C1,鹏新,,\n', away)).rejects.toThrow('away')
  })
})
