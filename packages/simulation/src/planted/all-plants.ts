import { classics, nothing } from './classics.ts'
import { mends } from './mends.ts'
import { ofClosures } from './of-closures.ts'
import { ofOwnership } from './of-ownership.ts'
import { ofReversals } from './of-reversals.ts'
import type { Plant } from './plant.ts'

/** Everything that may be planted. */
export const allPlants: readonly Plant[] = [
  nothing,
  ...classics,
  ...mends,
  ...ofReversals,
  ...ofOwnership,
  ...ofClosures,
]

/** @throws where nothing has this name */
export function plantNamed(name: string): Plant {
  const found = allPlants.find((plant) => plant.name === name)
  if (found) return found
  throw new Error(`No plant ${name}; there are ${allPlants.map((plant) => plant.name).join(', ')}`)
}
