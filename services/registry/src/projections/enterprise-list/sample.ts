import type { Viewed, ViewStore } from '@seedline/views'
import type { EnterpriseDocument, FoundBy } from './document.ts'

/** What of one in the sample tells whether it is among those sought. */
export type SampledOne = Pick<
  FoundBy,
  'sortName' | 'field' | 'area' | 'district' | 'park' | 'currentRung' | 'held'
>

/** Enterprises that were picked evenly, as they were a while ago: nothing but the cost of a page depends on them. */
export interface Sample {
  /** By name. */
  readonly known: readonly SampledOne[]
  /** How many of the fewer whose keys are known have a key. */
  readonly keys: ReadonlyMap<string, number>
}

const leastAgeMs = 5000
/** Reading them takes a hundredth of the time at most. */
const ageOfCost = 100
const mostRead = 20_000
const only = [
  'listed',
  'found.sortName',
  'found.field',
  'found.area',
  'found.district',
  'found.park',
  'found.currentRung',
  'found.held',
]

/** The sample as it was last read; read again behind the back of whoever asks. */
export function sampleOf(
  enterprises: ViewStore<EnterpriseDocument>,
  now: () => number = () => performance.now(),
): () => Promise<Sample> {
  let last: Sample | undefined
  let reading: Promise<Sample> | undefined
  let goodUntil = 0
  const read = async (): Promise<Sample> => {
    const begun = now()
    try {
      last = await readSample(enterprises)
      return last
    } finally {
      goodUntil = now() + Math.max(leastAgeMs, ageOfCost * (now() - begun))
      reading = undefined
    }
  }
  return async () => {
    if (last !== undefined && now() < goodUntil) return last
    reading ??= read()
    if (last === undefined) return reading
    // The old one does as well; whether it can be read will be seen the next time.
    reading.catch(() => undefined)
    return last
  }
}

async function readSample(enterprises: ViewStore<EnterpriseDocument>): Promise<Sample> {
  const by = 'found.sortName'
  const [all, withKeys] = await Promise.all([
    enterprises.sampled({ 'found.sample': { $in: [1, 2] } }, { by, only, most: mostRead }),
    enterprises.sampled(
      { 'found.sample': 2 },
      { by, only: ['listed', 'found.grams'], most: mostRead },
    ),
  ])
  const keys = new Map<string, number>()
  for (const { data } of withKeys.filter(isListed))
    for (const gram of data.found.grams) keys.set(gram, (keys.get(gram) ?? 0) + 1)
  return { known: all.filter(isListed).map(({ data }) => data.found), keys }
}

const isListed = ({ data }: Viewed<EnterpriseDocument>): boolean => data.listed
