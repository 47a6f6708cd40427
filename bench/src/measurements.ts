import { append } from './append/append.ts'
import { longStream } from './append/long-stream.ts'
import { audit } from './audit/audit.ts'
import { catchUp } from './catch-up/catch-up.ts'
import { rebuild } from './catch-up/rebuild.ts'
import { delivery } from './delivery/delivery.ts'
import { grpc } from './grpc/grpc.ts'
import type { Measurement } from './harness/measurement.ts'
import { seedRounds } from './nest/seed-rounds.ts'
import { plan } from './plan/plan.ts'
import { registryLoad } from './registry-load/load.ts'
import { selfChecks } from './rules/self-check.ts'
import { longCapTable } from './system/long-cap-table.ts'
import { sustained } from './system/sustained.ts'
import { visibleElsewhere } from './system/visible-elsewhere.ts'
import { warmStart } from './system/warm-start.ts'
import { verifyMemory } from './verify/verify-memory.ts'

/** Everything that `pnpm bench` measures, in the order of its table. */
export const measurements: readonly Measurement[] = [
  append,
  longStream,
  audit,
  delivery,
  visibleElsewhere,
  longCapTable,
  seedRounds,
  sustained,
  catchUp,
  rebuild,
  grpc,
  warmStart,
  verifyMemory,
  selfChecks,
  registryLoad,
  plan,
]
