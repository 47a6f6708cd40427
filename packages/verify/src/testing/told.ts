import type { RecordingService } from '@seedline/contracts/services'
import { Confidence } from '@seedline/contracts/values/v1/values'

/** A stream as somebody would have recorded it, one commit per command. */
export interface ToldStream {
  readonly service: RecordingService
  readonly category: string
  readonly id: string
  readonly commits: readonly (readonly ToldEvent[])[]
}

export interface ToldEvent {
  readonly type: string
  readonly data: Uint8Array
}

export const yuan = (amount: number) => ({ currency: 'CNY', minorUnits: BigInt(amount) * 100n })
export const made = {
  source: 'made up',
  confidence: Confidence.CONFIDENCE_REPORTED,
  synthetic: true,
}
export const papers = [{ kind: 'resolution', title: 'Resolution', url: '', sha256: '' }]
export const on = '2026-03-02'

export const fundEvent = (type: string, data: Uint8Array): ToldEvent => ({
  type: `seedline.fund.v1.${type}`,
  data,
})
export const registryStream = (
  category: string,
  id: string,
  commits: ToldStream['commits'],
): ToldStream => ({ service: 'registry', category, id, commits })

export const registryEvent = (type: string, data: Uint8Array): ToldEvent => ({
  type: `seedline.registry.v1.${type}`,
  data,
})
