import { describe, expect, test } from '@jest/globals'
import { figures as operations, readRequest } from '@seedline/contracts/operations'
import { StateManyFiguresRequest } from '@seedline/contracts/registry/v1/figures_service'
import { memoryStore, testActor } from '@seedline/testing'
import { deriveId } from '@seedline/values'
import { figures } from '../figures/aggregate.ts'
import { callOf } from '../testing/command-calls.ts'
import { enterpriseId, noon, profile } from '../testing/enterprise-samples.ts'
import { catalogue } from '../testing/figures-samples.ts'
import { registerEnterprise } from './register-enterprise.ts'
import { stateManyFigures } from './state-many-figures.ts'

interface Line {
  readonly key: string
  readonly enterpriseId?: string
  readonly period?: string
  readonly revenue?: string
  readonly item?: string
  readonly confirmed?: string[]
}

const requested = (lines: readonly Line[]) =>
  readRequest(
    operations.operations.stateManyFigures,
    StateManyFiguresRequest.fromPartial({
      statements: lines.map(({ revenue = '100', item = 'revenue', period = '2024', ...line }) => ({
        enterpriseId,
        statedOn: '2025-04-30',
        provenance: { source: 'file', confidence: 'CONFIDENCE_REPORTED' },
        figures: [{ item, value: revenue, unit: '万元' }],
        period,
        ...line,
      })),
    }),
  ).values

const registered = async () => {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register'))
  const load = (subject: string, ...lines: readonly Line[]) =>
    stateManyFigures({ store, catalogue }, requested(lines), {
      actor: { ...testActor('statistician'), subject },
      at: noon,
      deadline: new Date(Date.now() + 5000),
    })
  return { store, load }
}

const outcomes = (verdicts: readonly { outcome: string; problemCode: string }[]) =>
  verdicts.map(({ outcome, problemCode }) => `${outcome} ${problemCode}`.trim())

describe('Figures of many enterprises', () => {
  test('are each recorded or refused by itself, and answered in their order', async () => {
    const { store, load } = await registered()
    const verdicts = await load(
      'u',
      { key: '1' },
      { key: '2', period: '2024-H9' },
      { key: '3', item: 'gold' },
      { key: '4', enterpriseId: deriveId('Enterprise', 'nobody') },
      { key: '5', revenue: '101' },
      { key: '6', period: '2023', revenue: '1' },
      { key: '7', period: '2023', revenue: '1', confirmed: ['revenue'] },
      { key: '8', revenue: '1e9' },
    )
    expect(outcomes(verdicts)).toEqual([
      'recorded',
      'refused REQUEST_INVALID',
      'refused REQUEST_INVALID',
      'refused ENTERPRISE_UNKNOWN',
      'refused FIGURE_CONTRADICTS',
      'refused FIGURES_DOUBTFUL',
      'recorded',
      'refused REQUEST_INVALID',
    ])
    expect(verdicts.map(({ key }) => key)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
    expect(verdicts[1]?.faults).toMatchObject([{ pointer: '/period', code: 'PERIOD_MALFORMED' }])
    expect(verdicts[2]?.faults).toMatchObject([{ pointer: '/figures/0/item' }])
    expect((await store.load(figures, enterpriseId)).version).toBe(2)
  })

  test('are recorded once however often they are sent under their keys', async () => {
    const { store, load } = await registered()
    expect(outcomes(await load('u', { key: '1' }))).toEqual(['recorded'])
    expect(outcomes(await load('u', { key: '1' }, { key: '2' }))).toEqual(['repeated', 'unchanged'])
    expect(outcomes(await load('u', { key: '1', revenue: '7' }))).toEqual([
      'refused IDEMPOTENCY_KEY_REUSED',
    ])
    expect(outcomes(await load('another', { key: '1', period: '2023' }))).toEqual(['recorded'])
    expect((await store.load(figures, enterpriseId)).version).toBe(2)
  })

  test('pass on that the store is away: nothing is called refused that may be recorded yet', async () => {
    const { store, load } = await registered()
    const away = Object.assign(new Error('away'), {})
    store.execute = () => Promise.reject(away)
    await expect(load('u', { key: '1' })).rejects.toBe(away)
  })
})
