import { expect, test } from '@jest/globals'
import { messageBytesMost } from '@seedline/contracts/bounds'
import { Figures, GetFiguresHistoryResponse } from '@seedline/contracts/registry/v1/figures_service'
import { memoryStore, memoryView, recordedMessages } from '@seedline/testing'
import { type Evidence, figurePeriod, localDate, ProblemError } from '@seedline/values'
import { figuresToProto } from '../../inbound/grpc/figures-answer.ts'
import { callOf } from '../../testing/command-calls.ts'
import { enterpriseId, profile } from '../../testing/enterprise-samples.ts'
import { catalogue, figure, state, statedBy, withdraw } from '../../testing/figures-samples.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { stateFigures, withdrawFigures } from '../../use-cases/state-figures.ts'
import { getFiguresHistory } from './history.ts'
import { getFigures } from './query.ts'
import { figuresView } from './view.ts'

/** The longest paper that is taken. */
const longest: Evidence = {
  kind: 'report',
  title: '证'.repeat(300),
  url: `https://e.example/${'a'.repeat(1980)}`,
  sha256: '0'.repeat(64),
}

/** Every item that is stated by the quarter and is neither a part nor balanced, with as many digits as can be written. */
const whole = [...catalogue.items.values()].filter(
  ({ item, periods, partOf, measures }) =>
    periods.includes('quarter') &&
    partOf === undefined &&
    measures === 'money' &&
    item !== 'total_assets',
)
const figures = whole.map(({ item }) => figure(item, `${'9'.repeat(24)}.0000000000 元`))

const quarters = Array.from({ length: 4 * 60 }, (_, index) =>
  figurePeriod(`${1960 + Math.floor(index / 4)}-Q${(index % 4) + 1}`),
)

async function filled(evidence: readonly Evidence[], source: string) {
  const store = memoryStore('registry')
  await registerEnterprise(store, { ...profile, foundedOn: localDate('1950-01-01') }, callOf('r'))
  const provenance = { source, confidence: 'reported' as const, synthetic: false }
  let accepted = 0
  for (const period of quarters) {
    const asked = {
      ...state(period, {}),
      figures,
      evidence,
      provenance,
      statedOn: localDate('2026-01-01'),
    }
    const code = await stateFigures({ store, catalogue }, asked, callOf(`state ${period}`)).then(
      () => 'accepted',
      (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
    )
    if (code !== 'accepted') return { store, accepted, code }
    accepted += 1
  }
  return { store, accepted, code: 'accepted' }
}

test.each([
  ['of the longest papers', Array.from({ length: 5 }, () => longest), 16],
  ['without papers', [], 80],
])(
  'A record of figures that is full %s refuses more, and can be read',
  async (_, papers, least) => {
    const { store, accepted, code } = await filled(papers, '源'.repeat(150))
    expect(code).toBe('RECORD_FULL')
    expect(accepted).toBeGreaterThanOrEqual(least)
    const first = statedBy(`state ${quarters[0]}`)
    const withdrawal = { ...withdraw('x'), statementId: first }
    await withdrawFigures({ store, catalogue }, withdrawal, callOf('withdraw'))
    const view = memoryView(figuresView, recordedMessages(store))
    const deadline = new Date(Date.now() + 5000)
    const question = { enterpriseId, period: undefined, asOf: {}, atLeastVersion: 0, deadline }
    const answer = figuresToProto(catalogue, question, await getFigures({ store, view }, question))
    const entries = await getFiguresHistory(store, question)
    expect(Figures.encode(answer).finish().length).toBeLessThan(messageBytesMost)
    expect(GetFiguresHistoryResponse.encode({ entries }).finish().length).toBeLessThan(
      messageBytesMost,
    )
  },
)
