import { type RecordingService, recordingServices } from '@seedline/contracts/services'
import type { Aggregate } from '@seedline/event-store'
import type { View } from '@seedline/views'
import type { VerifiedKept } from './kept/verified-kept.ts'
import type { VerifiedSums } from './sums/verified-sums.ts'

/** What a service gives up of itself to be checked: its aggregates and its read models. */
export interface VerifiedService {
  readonly name: RecordingService
  readonly aggregates: readonly Aggregate<unknown, unknown>[]
  readonly views: readonly View<unknown, unknown>[]
  /** Sums that are kept of what its views hold. */
  readonly sums?: readonly VerifiedSums[]
  /** Facts of other services that it keeps. */
  readonly kept?: readonly VerifiedKept[]
}

/**
 * What every service that records exports as `verified` from its `src/verify.ts`. They are found by
 * the list of services, so that none is left out when one is added.
 */
export function verifiedServices(): Promise<readonly VerifiedService[]> {
  return Promise.all(recordingServices.map(load))
}

async function load(name: RecordingService): Promise<VerifiedService> {
  const file = new URL(`../../../services/${name}/src/verify.ts`, import.meta.url)
  const { verified } = (await import(file.href)) as { readonly verified?: VerifiedService }
  if (verified?.name === name) return verified
  throw new Error(`services/${name}/src/verify.ts exports no \`verified\` of that name`)
}
