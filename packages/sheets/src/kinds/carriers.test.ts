import { describe, expect, test } from '@jest/globals'
import { matchColumns } from '../columns/match.ts'
import { readCsv } from '../read/read-csv.ts'
import type { BatchEntry, GatewayPort } from '../run/gateway-port.ts'
import { importRows } from '../run/import-rows.ts'
import type { Verdict } from '../run/verdict.ts'
import { fileOf } from '../testing/files.ts'
import { carriersKind } from './carriers.ts'

const kind = carriersKind({
  kinds: [{ code: 'park', zh: '产业园区', en: 'Industrial park' }],
  levels: [{ code: 'provincial', zh: '省级', en: 'Provincial' }],
  materialFields: [
    { code: 'NEM', zh: '新能源材料', en: 'New energy materials' },
    { code: 'AMM', zh: '先进金属材料', en: 'Advanced metals' },
  ],
  districts: [],
})
const provenance = { source: '名录', confidence: 'reported', synthetic: true }
const origin = { provenance, reason: '按名录更正' }
const row = { kind: 'park', nameZh: '示例园区', level: 'provincial', recognisedOn: '2024-07-01' }

const hostsOf = (more: object, ...ids: readonly string[]) =>
  kind.first(
    { ...row, paper: '通知', ...more },
    origin,
    ids.map((enterpriseId) => ({
      enterpriseId,
      name: `示例企业${enterpriseId}`,
      names: [`示例企业${enterpriseId}`],
      formerNames: [{ name: '示例旧名', until: '2020-01-01' }],
    })),
  ).request.hosts

describe('a row of innovation carriers', () => {
  test('names as hosts the enterprise of its code and the institution, each where it is there', () => {
    expect(hostsOf({})).toEqual([])
    expect(hostsOf({ code: 'C1', institution: ['示例院'] }, 'e1')).toEqual([
      { enterpriseId: 'e1', name: '示例企业e1' },
      { name: '示例院' },
    ])
  })

  test('may have several hosts, and one that is named beside its code is no other', () => {
    const institution = ['示例企业e2', '示例院', '示例大学', '示例旧名']
    expect(hostsOf({ code: 'C1、C2', institution }, 'e1', 'e2')).toEqual([
      { enterpriseId: 'e1', name: '示例企业e1' },
      { enterpriseId: 'e2', name: '示例企业e2' },
      { name: '示例院' },
      { name: '示例大学' },
    ])
  })

  test('may be of several fields, each by its name or code', () => {
    const fields = kind.columns.find(({ id }) => id === 'fields')
    expect(fields?.read('新能源材料、AMM', undefined)).toEqual({ value: ['NEM', 'AMM'] })
    expect(fields?.read('新能源材料；铁', undefined)).toMatchObject({
      fault: { code: 'TERM_UNKNOWN' },
    })
  })

  test('without a code is an institution’s, and nobody is looked up for it', async () => {
    const sent: BatchEntry[] = []
    const gateway: GatewayPort = {
      async batch(_, { entries }) {
        sent.push(...entries)
        return entries.map(() => ({ verdict: 'recorded' }))
      },
      async get(path) {
        throw new Error(`nobody asks for ${path}`)
      },
    }
    const heading =
      '载体类型,载体名称,级别,认定机关,认定日期,承建企业统一社会信用代码,其他承建单位,依据文件\n'
    const sheet = await readCsv(
      fileOf(`${heading}产业园区,示例园区,省级,省厅,2024-07-01,,示例院,通知\n`),
    )
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
    expect(verdicts).toEqual([{ kind: 'recorded', row: 2 }])
    expect(sent).toMatchObject([{ request: { hosts: [{ name: '示例院' }] } }])
  })
})
