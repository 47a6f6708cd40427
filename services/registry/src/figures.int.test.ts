import { describe, expect, test } from '@jest/globals'
import {
  type ListedFigure,
  StateFiguresRequest,
} from '@seedline/contracts/registry/v1/figures_service'
import { eventually, refusal } from '@seedline/testing'
import { deriveId } from '@seedline/values'
import { ownRegistry } from './testing/own-registry.ts'
import { type Asking, command } from './testing/registry-calls.ts'

let registry: Asking

ownRegistry('figures', (own) => {
  ;({ registry } = own)
})

const provenance = {
  source: '年度报告',
  confidence: 'CONFIDENCE_REPORTED' as const,
  synthetic: true,
}
const of2024 = { period: '2024', statedOn: '2025-04-30', provenance }
const money = (item: string, value: string, unit = '万元') => ({ item, value, unit })

const state = (enterpriseId: string, change: Partial<StateFiguresRequest>) =>
  registry.figures.stateFigures(
    StateFiguresRequest.fromPartial({ commandId: command(), enterpriseId, ...of2024, ...change }),
    registry.as('statistician'),
  )

const standing = async (enterpriseId: string, atLeastVersion: number) =>
  registry.figures.getFigures(
    { enterpriseId, period: '', asOf: undefined, atLeastVersion },
    registry.as('coach'),
  )

describe('Figures of an enterprise', () => {
  test('are read back as they were stated, restated with what they replaced, and taken back', async () => {
    const { id } = await registry.register({ nameZh: '数据一' })
    const first = await state(id, {
      figures: [money('revenue', '15317.390'), money('net_profit', '-0.27', '亿元')],
    })
    const before = await standing(id, first.version)
    expect(before.figures.map(({ item, value, unit }) => [item, value, unit])).toEqual([
      ['revenue', '15317.390', '万元'],
      ['net_profit', '-0.27', '亿元'],
    ])
    const statementId = before.statements[0]?.statementId ?? ''
    const restatement = {
      ...StateFiguresRequest.fromPartial({ ...of2024, figures: [money('revenue', '15000')] }),
      statedOn: '2025-06-30',
      commandId: command(),
      enterpriseId: id,
      statementId,
      reason: '前期差错',
    }
    const second = await registry.figures.restateFigures(restatement, registry.as('registrar'))
    const after = await standing(id, second.version)
    expect(after.figures[0]).toMatchObject({ value: '15000', restated: true })
    expect(after.statements[1]).toMatchObject({
      replacesStatementId: statementId,
      reason: '前期差错',
      recording: { recordedBy: { roles: ['registrar'] } },
    })
    const withdrawal = {
      commandId: command(),
      enterpriseId: id,
      expectedVersion: 0,
      statementId: after.statements[1]?.statementId ?? '',
      reason: '误录',
    }
    const third = await registry.figures.withdrawFigures(withdrawal, registry.as('registrar'))
    expect((await standing(id, third.version)).figures[0]).toMatchObject({ value: '15317.390' })
    const asOf = { occurredOn: '2025-04-29', recordedAt: undefined }
    const question = { enterpriseId: id, period: '', asOf, atLeastVersion: 0 }
    const earlier = await registry.figures.getFigures(question, registry.as('coach'))
    expect(earlier.figures).toEqual([])
  })

  test('that contradict are refused with what stands, and the doubtful are asked about', async () => {
    const { id } = await registry.register({ nameZh: '数据二' })
    await state(id, { figures: [money('revenue', '100')] })
    const other = await refusal(state(id, { figures: [money('revenue', '100.01')] }))
    expect(other).toMatchObject({
      code: 'FIGURE_CONTRADICTS',
      facts: { standing: '100 万元', period: '2024' },
    })
    const next = { period: '2025', statedOn: '2026-04-30', figures: [money('revenue', '1000000')] }
    const asked = await refusal(state(id, next))
    expect(asked).toMatchObject({
      code: 'FIGURES_DOUBTFUL',
      facts: { items: 'revenue' },
      fields: [{ pointer: '/figures/0/value', code: 'FIGURE_JUMPS' }],
    })
    const { version } = await state(id, { ...next, confirmed: ['revenue'] })
    const { figures, statements } = await standing(id, version)
    expect(figures[0]).toMatchObject({ period: '2025', doubtful: true })
    expect(statements[1]?.doubts).toMatchObject([{ otherPeriod: '2024', otherValue: '100' }])
  })

  test('in a wrong unit are told by their place', async () => {
    const { id } = await registry.register({ nameZh: '数据三' })
    const wrong = await refusal(state(id, { figures: [money('headcount', '3', '元')] }))
    expect(wrong.fields).toMatchObject([{ pointer: '/figures/0/unit', code: 'FIGURE_UNIT_WRONG' }])
  })
})

test('Figures of many enterprises come in one batch, each with its own verdict, and are listed page after page', async () => {
  const registered = await Promise.all(
    ['甲', '乙', '丙'].map((name) => registry.register({ nameZh: `批量${name}` })),
  )
  const of2019 = { ...of2024, period: '2019', statedOn: '2020-04-30' }
  const requests = [...registered.map(({ id }) => id), deriveId('Enterprise', 'nobody')].map(
    (enterpriseId) =>
      Buffer.from(
        StateFiguresRequest.encode(
          StateFiguresRequest.fromPartial({
            commandId: `batch ${enterpriseId}`,
            enterpriseId,
            ...of2019,
            figures: [money('exports', '7'), money('revenue', '70')],
          }),
        ).finish(),
      ),
  )
  const load = async (tryOnly: boolean) => {
    const rpc = '/seedline.registry.v1.FiguresService/StateFigures'
    const request = { rpc, requests, tryOnly }
    const { verdicts } = await registry.batches.runBatch(request, registry.as('statistician'))
    return verdicts.map(({ verdict }) =>
      verdict?.$case === 'outcome' ? verdict.value.repeatedCommand : verdict?.value.code,
    )
  }
  expect(await load(true)).toEqual([false, false, false, 'ENTERPRISE_UNKNOWN'])
  expect(await load(false)).toEqual([false, false, false, 'ENTERPRISE_UNKNOWN'])
  expect(await load(false)).toEqual([true, true, true, 'ENTERPRISE_UNKNOWN'])

  const pageOf = (token: string) =>
    registry.figures.listFigures(
      { period: '2019', item: 'exports', page: { size: 2, token } },
      registry.as('coach'),
    )
  const listed = await eventually(async () => {
    const first = await pageOf('')
    if (first.nextPageToken === '') return undefined
    const second = await pageOf(first.nextPageToken)
    const all: readonly ListedFigure[] = [...first.figures, ...second.figures]
    return all.length === registered.length ? { all, last: second.nextPageToken } : undefined
  })
  expect(listed.all.map(({ enterpriseId }) => enterpriseId).toSorted()).toEqual(
    registered.map(({ id }) => id).toSorted(),
  )
  expect(listed.all.map(({ figure }) => [figure?.item, figure?.value])).toEqual(
    Array.from(registered, () => ['exports', '7']),
  )
  expect(listed.last).toBe('')
})
