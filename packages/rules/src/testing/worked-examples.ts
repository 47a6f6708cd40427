import {
  champion2023,
  championBefore2023,
  highTech,
  technologyByScore,
} from './champions-and-technology.ts'
import { littleGiant2022, littleGiant2026 } from './little-giants.ts'
import {
  innovativeByFinancing,
  innovativeByScore,
  specialised2022,
  specialised2026,
} from './small-enterprises.ts'
import type { WorkedExample } from './worked-example.ts'

/** At least one of every version of every rule. */
export const workedExamples: readonly WorkedExample[] = [
  innovativeByFinancing,
  innovativeByScore,
  specialised2022,
  specialised2026,
  littleGiant2022,
  littleGiant2026,
  championBefore2023,
  champion2023,
  highTech,
  technologyByScore,
]
