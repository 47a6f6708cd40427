import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type ListPlanEnterprisesRequest,
  ListPlanEnterprisesResponse,
  Plan,
} from '@seedline/contracts/registry/v1/plan_service'
import { readSheet } from '@seedline/sheets'
import { xlsxType } from '../rest/contract.ts'
import { type RecordedServices, recordedServices } from '../testing/recorded-services.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

describe('The plan as a file', () => {
  let gateway: TestGateway
  let services: RecordedServices
  let token: string
  beforeAll(async () => {
    services = recordedServices()
    gateway = await testGateway({ call: services.call })
    token = await gateway.tokens.of(['statistician'])
  })
  afterAll(() => gateway.close())

  const file = async (path: string, accept: string) => {
    const answer = await fetch(`${gateway.address}/api/v1${path}`, {
      headers: { accept, authorization: `Bearer ${token}`, 'accept-language': 'en' },
    })
    return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) }
  }
  const sheet = async (bytes: Uint8Array, name: string) => {
    const asked = {
      name: 'plan.xlsx',
      size: bytes.length,
      async *bytes() {
        yield bytes
      },
    }
    const { names, heading, rows } = await readSheet(asked, { sheet: name })
    const found: string[][] = []
    for await (const { cells } of rows) found.push(cells.map(({ text }) => text))
    return { names, heading, rows: found }
  }

  test('has a sheet for each table, numbers as numbers, and says as of when and from where', async () => {
    services.reply('getPlan', () =>
      Plan.fromPartial({
        asOf: '2026-11-30',
        sources: [{ sourceId: 'seed', title: 'action plan', url: '' }],
        targets: [
          {
            targetId: 'T-VA-2025',
            zh: '目标',
            en: '=HYPERLINK("x")',
            value: '55000000000',
            unit: 'CNY',
            actual: { value: '375000000.5', unit: 'CNY', enterprises: 3 },
          },
        ],
        path: [{ year: 2021, onPath: '32400000000' }],
      }),
    )
    const { answer, bytes } = await file('/plan', xlsxType)
    expect(answer.headers.get('content-type')).toBe(xlsxType)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="plan.xlsx"')
    const { names, rows } = await sheet(bytes, 'Targets')
    expect(names).toEqual(['Targets', 'Path', 'Clusters', 'Tasks', 'Agencies', 'About'])
    expect(rows[0]).toEqual(
      expect.arrayContaining(['T-VA-2025', '=HYPERLINK("x")', '55000000000', '375000000.5']),
    )
    expect((await sheet(bytes, 'About')).rows.flat()).toEqual(
      expect.arrayContaining(['action plan']),
    )
  })

  test('of enterprises holds all pages, and as CSV no formula', async () => {
    services.reply('listPlanEnterprises', ({ page }: ListPlanEnterprisesRequest) =>
      ListPlanEnterprisesResponse.fromPartial({
        enterprises: [
          { enterpriseId: `e${page?.token ?? ''}`, nameZh: '=1+1', value: '12.5', unit: 'CNY' },
        ],
        nextPageToken: (page?.token ?? '') === '' ? '2' : '',
      }),
    )
    const { bytes } = await file('/plan/enterprises?measure=value-added&year=2024', xlsxType)
    expect((await sheet(bytes, 'Enterprises')).rows.map(([id]) => id)).toEqual(['e', 'e2'])
    const about = await sheet(bytes, 'About')
    // Nobody named a day: it is told for the one on which it is asked.
    expect(about.heading).toEqual(['As of', expect.stringMatching(/^20\d\d-\d\d-\d\d$/)])
    expect(about.rows.filter(([label]) => label !== 'Counted')).toEqual([
      ['Records not counted yet', '0'],
      ['Measure', 'value-added'],
      ['Year', '2024'],
    ])
    const csv = await file('/plan/enterprises?measure=value-added&year=2024', 'text/csv')
    expect(new TextDecoder().decode(csv.bytes)).toContain(`'=1+1`)
  })
})
