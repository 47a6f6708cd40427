import { deriveId } from '@seedline/values'
import { rangeOf } from '../harness/figure.ts'
import type { Caller } from '../system/caller.ts'
import { cpuOf } from '../system/usage.ts'
import { codeOf, nameOf, speltOf } from './rows.ts'

/** What is asked for, again and again, each time of another enterprise. */
interface Read {
  readonly id: string
  readonly about: string
  /** What `n` asks for, at once. */
  paths(n: number): readonly string[]
}

export const enterpriseIdOf = (enterprise: number): string =>
  deriveId('Enterprise', codeOf(enterprise))

const about = (n: number): string => `/enterprises/${enterpriseIdOf(n)}`

const searched = (id: string, what: string, fragment: (n: number) => string): readonly Read[] => [
  {
    id,
    about: what,
    paths: (n) => [`/enterprises?search=${encodeURIComponent(fragment(n))}&pageSize=20`],
  },
]

/** In the order of their rows of the table. */
export const reads: readonly Read[] = [
  { id: 'keyed', about: 'an enterprise by its id', paths: (n) => [about(n)] },
  {
    id: 'filtered',
    about: 'a page of one field in one district',
    paths: (n) => [
      `/enterprises?materialField=${['NEM', 'EIM', 'AMM-02'][n % 3]}&district=${['440305', '440306'][n % 2]}&pageSize=20`,
    ],
  },
  ...searched('fragment', 'a search for a fragment of a name', (n) => nameOf(n).slice(3, 6)),
  ...searched('common', 'a search for what most names have', () => '新材料'),
  ...searched('spelt', 'a search for three syllables as they are spelt', speltOf),
  ...searched('initials', 'a search by initials that most names have', () => 'xcl'),
  {
    id: 'page',
    about: "what an enterprise's page asks for",
    paths: (n) => [
      about(n),
      ...['ladder', 'licence', 'figures', 'designations', 'attested-facts'].map(
        (part) => `${about(n)}/${part}`,
      ),
      `/ip-rights?enterpriseId=${enterpriseIdOf(n)}&pageSize=20`,
    ],
  },
]

export interface Cost {
  /** CPU of the processes that answer, in µs. */
  readonly cpu: number
  /** Until all of it was answered, median. */
  readonly ms: number
}

interface Answering {
  readonly caller: Caller
  /** Of the processes whose CPU it costs. */
  readonly pids: readonly number[]
}

/** What each read costs among the first `enterprises`, one at a time. */
export async function costsOf(
  { caller, pids }: Answering,
  enterprises: number,
  turns: number,
): Promise<ReadonlyMap<string, Cost>> {
  const used = (): number => pids.reduce((sum, pid) => sum + cpuOf(pid), 0)
  const costs = new Map<string, Cost>()
  for (const { id, paths } of reads) {
    const ask = (turn: number) =>
      Promise.all(paths((turn * 37) % enterprises).map((path) => caller.get(path)))
    for (let warm = 0; warm < turns / 4; warm += 1) await ask(turns + warm)
    const before = used()
    const took: number[] = []
    for (let turn = 0; turn < turns; turn += 1) {
      const from = performance.now()
      await ask(turn)
      took.push(performance.now() - from)
    }
    costs.set(id, { cpu: (used() - before) / turns, ms: rangeOf(took).median })
  }
  return costs
}
