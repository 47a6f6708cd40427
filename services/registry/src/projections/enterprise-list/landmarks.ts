import type { Viewed, ViewStore } from '@seedline/views'
import type { EnterpriseDocument, FoundBy } from './document.ts'

/** What of a landmark tells whether it is among those sought. */
export type Landmark = Pick<
  FoundBy,
  'sortName' | 'field' | 'area' | 'district' | 'park' | 'currentRung' | 'held'
>

/** Enterprises that were picked evenly, as they were a while ago: nothing but the cost of a page depends on them. */
export interface Landmarks {
  /** By name. */
  readonly known: readonly Landmark[]
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

/** Landmarks as they were last read; read again behind the back of whoever asks. */
export function landmarksOf(
  enterprises: ViewStore<EnterpriseDocument>,
  now: () => number = () => performance.now(),
): () => Promise<Landmarks> {
  let last: Landmarks | undefined
  let reading: Promise<Landmarks> | undefined
  let goodUntil = 0
  const read = async (): Promise<Landmarks> => {
    const begun = now()
    try {
      last = await readLandmarks(enterprises)
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
    // The old ones do as well; whether they can be read will be seen the next time.
    reading.catch(() => undefined)
    return last
  }
}

async function readLandmarks(enterprises: ViewStore<EnterpriseDocument>): Promise<Landmarks> {
  const by = 'found.sortName'
  const [all, withKeys] = await Promise.all([
    enterprises.sampled({ 'found.landmark': { $in: [1, 2] } }, { by, only, most: mostRead }),
    enterprises.sampled(
      { 'found.landmark': 2 },
      { by, only: ['listed', 'found.grams'], most: mostRead },
    ),
  ])
  const keys = new Map<string, number>()
  for (const { data } of withKeys.filter(isListed))
    for (const gram of data.found.grams) keys.set(gram, (keys.get(gram) ?? 0) + 1)
  return { known: all.filter(isListed).map(({ data }) => data.found), keys }
}

const isListed = ({ data }: Viewed<EnterpriseDocument>): boolean => data.listed
