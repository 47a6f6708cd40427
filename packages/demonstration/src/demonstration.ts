import type { Plan } from '@seedline/gateway-client'
import { readDistricts, readFields } from '@seedline/importers'
import { fates } from './fates.ts'
import { fundSteps, funds } from './funds.ts'
import { seeded } from './seeded.ts'
import { type Story, storyOf } from './story.ts'
import { tell } from './tell.ts'

/**
 * Made-up enterprises over eight years, and the funds that paid for some of them. The same on
 * every run.
 */
export interface Demonstration {
  readonly funds: Plan
  readonly enterprises: readonly Plan[]
}

const seed = 20_261_123

export function demonstration(): Demonstration {
  return {
    funds: {
      title: { zh: '演示基金', en: 'Demonstration funds' },
      steps: funds.flatMap(fundSteps),
    },
    enterprises: stories().map(tell),
  }
}

export function stories(): Story[] {
  const fields = readFields().map(({ id }) => id)
  const districts = readDistricts().map(({ code }) => code)
  return fates.map((fate, index) => {
    const serial = index + 1
    // Every story has a chance of its own, so that changing one leaves the others as they were.
    const chance = seeded(seed + serial * 104_729)
    const field = fields[(index * 3 + chance.int(0, 1)) % fields.length] ?? 'EIM'
    return storyOf(serial, fate, { field, district: chance.pick(districts) }, chance)
  })
}
