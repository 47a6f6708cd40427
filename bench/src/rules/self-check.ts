import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readDesignationRules, readFactsFile, selfCheck } from '@seedline/rules'
import { localDate } from '@seedline/values'
import type { Pair } from '../harness/figure.ts'
import type { Bench, Measurement } from '../harness/measurement.ts'
import { answeredChecks } from './answered.ts'

const patents = 1_000
const answeredPatents = 200
const checks = 200
const repetitions = 5
/** What an enterprise's page may spend on one. */
const mostMs = 3

/** CPU of a self-check with the most criteria and a score, over facts that leave many of them open. */
export const selfChecks: Measurement = {
  id: 'self-check',
  about: `a self-check of an enterprise with ${patents.toLocaleString('en')} patents`,
  measure: async (bench) => {
    const book = await readDesignationRules()
    const facts = await readFactsFile(await factsFile(bench), book.words)
    const on = localDate('2026-05-01')
    const once = (rule: string) => selfCheck(book, facts, { rule, on, purpose: 'application' })
    const figure = (rule: string) => {
      for (let warm = 0; warm < checks; warm++) once(rule)
      const pairs: Pair[] = Array.from({ length: repetitions }, () => {
        const begun = process.cpuUsage()
        for (let check = 0; check < checks; check++) once(rule)
        const { user, system } = process.cpuUsage(begun)
        return { ours: (user + system) / 1_000 / checks, baseline: mostMs }
      })
      const goal = { is: 'at most', ratio: 1 } as const
      return { name: `self-check, ${rule}`, unit: 'ms CPU', pairs, goal }
    }
    return [
      figure('little-giant'),
      figure('innovative-sme'),
      {
        name: `self-check of an enterprise with ${answeredPatents} patents, answered by gRPC`,
        unit: 'ms CPU of the registry',
        pairs: await answeredChecks(bench, answeredPatents, mostMs),
        goal: { is: 'at most', ratio: 1 },
      },
    ]
  },
}

async function factsFile({ folder }: Bench): Promise<string> {
  const figures = ['revenue', 'main_business_revenue', 'rd_expense', 'total_assets']
  const years = [2023, 2024, 2025]
  const items = Array.from({ length: patents }, (_, index) => ({
    name: `patent ${index}`,
    kind: index % 3 === 0 ? 'invention' : 'utility-model',
    acquisition: 'own',
    granted_on: '2020-01-01',
    in_force: index % 5 !== 0,
    main_product: index % 2 === 0 ? true : null,
  }))
  const content = {
    facts: figures.flatMap((fact) =>
      years.map((year) => ({ fact, year, value: String(year), unit: '万元' })),
    ),
    lists: [{ list: 'ip_rights', asOf: '2026-05-01', complete: true, items }],
  }
  const file = join(folder, 'facts.json')
  await writeFile(file, JSON.stringify(content))
  return file
}
