import type { Words } from '@seedline/rules'
import type { IpRightSources } from '../ip-right/query.ts'
import type { Gatherer } from './gatherer.ts'
import { attestedFacts } from './gatherers/attested.ts'
import { designationFacts } from './gatherers/designations.ts'
import { figureFacts } from './gatherers/figures.ts'
import { ipRightFacts } from './gatherers/ip-rights.ts'
import { profileFacts } from './gatherers/profile.ts'
import { roundFacts } from './gatherers/rounds.ts'

/** Every register that facts come from. Where two say the same fact, the earlier of them counts. */
export const gatherersOf = (sources: IpRightSources, words: Words): readonly Gatherer[] => [
  profileFacts(sources.store),
  designationFacts(sources.store),
  roundFacts(sources.store),
  figureFacts(sources.store),
  ipRightFacts(sources),
  attestedFacts(sources.store, words),
]
