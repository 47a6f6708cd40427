import type { Managed } from '@seedline/stack'
import { medianOf } from '../delivery/paced.ts'
import type { Measurement } from '../harness/measurement.ts'
import { interleaved, REPETITIONS } from '../harness/pairs.ts'
import type { Caller } from './caller.ts'
import { startSystem } from './running-system.ts'
import { register } from './seed-round.ts'
import { cpuOf } from './usage.ts'

const PER_COMMAND = 500
const COMMANDS = 60
const QUESTIONS = 20
const PATIENT_TRIES = 5
/** What a question about an earlier day may take, in ms. */
const LIMIT_MS = 50

/** What a cap table costs once much has happened to it. */
export const longCapTable: Measurement = {
  id: 'long-cap-table',
  about:
    'a command on a cap table of 20,000 transactions against one on an empty table, and the long one as of a day',
  async measure(bench) {
    const length = bench.quick ? 2_000 : 20_000
    const system = await startSystem(bench)
    const { caller } = system
    const cpu = () => system.processes.reduce((sum, each) => sum + cpuOf(each.pid() ?? 0), 0)
    try {
      const long = await tableOf(caller, 'long')
      while (long.transfers < length) await transfer(caller, long, PER_COMMAND)
      bench.say(`${long.transfers} transactions are there`)
      const commands = await interleaved(
        () => millisecondsOf(COMMANDS, () => transfer(caller, long, 1)),
        async () => {
          const empty = await tableOf(caller, 'empty')
          return millisecondsOf(COMMANDS, () => transfer(caller, empty, 1))
        },
        bench.quick ? 1 : REPETITIONS + 2,
      )
      const day = { number: 0 }
      const questions: { ours: number; baseline: number }[] = []
      const ask = () => {
        day.number += length / 97
        return caller.get(`${pathOf(long.enterpriseId)}?asOf=${dayOf(day.number % length)}`)
      }
      const fresh: { ours: number; baseline: number }[] = []
      for (let time = 0; time < (bench.quick ? 1 : REPETITIONS); time += 1) {
        await startAnew(system.stack.service('fund'), () => caller.get(pathOf(long.enterpriseId)))
        // It folds the whole table, which a busy machine may not do within one call: what was read is kept.
        fresh.push({ ours: await millisecondsOf(1, () => patiently(ask)), baseline: LIMIT_MS })
      }
      const before = cpu()
      for (let time = 0; time < REPETITIONS; time += 1) {
        questions.push({ ours: await millisecondsOf(QUESTIONS, ask), baseline: LIMIT_MS })
      }
      const spent = (cpu() - before) / 1000 / QUESTIONS / REPETITIONS
      bench.say(`for which our processes were at work for ${spent.toFixed(1)} ms each`)
      const name = `command on a cap table of ${length} transactions, against one on an empty table`
      return [
        { name, unit: 'ms', pairs: commands, goal: { is: 'at most', ratio: 1.3 } },
        {
          name: `cap table of ${length} transactions as of a day, against ${LIMIT_MS} ms`,
          unit: 'ms',
          pairs: questions,
          goal: { is: 'at most', ratio: 1 },
        },
        {
          name: `the same, the first such question of a fresh process, against ${LIMIT_MS} ms`,
          unit: 'ms',
          pairs: fresh,
          goal: { is: 'at most', ratio: 1 },
        },
      ]
    } finally {
      caller.close()
      await system.stop()
    }
  },
}

/** A process that knows of nothing yet, but is called already: what connecting takes is no part of a question. */
async function startAnew(service: Managed, call: () => Promise<unknown>): Promise<void> {
  await service.stop()
  await service.start()
  await patiently(call)
}

interface Table {
  readonly enterpriseId: string
  transfers: number
}

const pathOf = (enterpriseId: string): string => `/enterprises/${enterpriseId}/cap-table`

// Ten transfers a day, from 2016 on.
const dayOf = (transfers: number): string =>
  new Date(Date.UTC(2016, 0, 1 + Math.floor(transfers / 10))).toISOString().slice(0, 10)

async function tableOf(caller: Caller, name: string): Promise<Table> {
  const enterpriseId = await register(caller, name)
  await caller.post(`${pathOf(enterpriseId)}/transactions`, {
    transactions: [
      {
        type: 'define-stock-class',
        stockClassId: 'common',
        name: 'Common',
        classType: 'common',
      },
      ...['a', 'b'].map((holderId) => ({
        type: 'name-stakeholder',
        holderId,
        name: `Holder ${holderId}`,
        kind: 'founder',
      })),
      // Some hundred holdings: most of them just lie there.
      ...Array.from({ length: 200 }, (_, index) => ({
        type: 'issue-stock',
        securityId: `s${-index}`,
        holderId: 'a',
        stockClassId: 'common',
        quantity: '10',
        sharePrice: { currency: 'CNY', amount: '1' },
        issuedOn: '2015-01-01',
      })),
    ],
  })
  return { enterpriseId, transfers: 0 }
}

async function transfer(caller: Caller, table: Table, times: number): Promise<void> {
  const transactions = Array.from({ length: times }, (_, index) => {
    const number = table.transfers + index + 1
    return {
      type: 'transfer-stock',
      securityId: number === 1 ? 's0' : `s${number - 1}`,
      quantity: '10',
      toHolderId: number % 2 === 0 ? 'a' : 'b',
      resultingSecurityId: `s${number}`,
      transferredOn: dayOf(number),
    }
  })
  await caller.post(`${pathOf(table.enterpriseId)}/transactions`, { transactions })
  table.transfers += times
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === PATIENT_TRIES) throw error
    }
  }
}

/** The median of so many, one after another. */
async function millisecondsOf(times: number, work: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const from = performance.now()
    await work()
    took.push(performance.now() - from)
  }
  return medianOf(took)
}
