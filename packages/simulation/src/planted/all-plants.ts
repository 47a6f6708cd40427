import { classics, mends } from './mends.ts'
import { ofReversals } from './of-reversals.ts'
import type { Plant } from './plant.ts'

/** Everything that may be planted, the mistakes of e2e/failure among it. */
export async function allPlants(): Promise<readonly Plant[]> {
  const file = new URL('../../../../e2e/failure/plants.ts', import.meta.url)
  const { plants } = (await import(file.href)) as { readonly plants: readonly Plant[] }
  return [...plants, ...classics, ...mends, ...ofReversals]
}

/** @throws where nothing has this name */
export async function plantNamed(name: string): Promise<Plant> {
  const all = await allPlants()
  const found = all.find((plant) => plant.name === name)
  if (found) return found
  throw new Error(`No plant ${name}; there are ${all.map((plant) => plant.name).join(', ')}`)
}
