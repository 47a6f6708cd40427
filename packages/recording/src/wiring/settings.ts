import type { RecordingService } from '@seedline/contracts/services'
import {
  authSettings,
  commonSettings,
  grpcServerSettings,
  kafkaSettings,
  mongoSettings,
  relaySettings,
  serviceTokenSettings,
} from '@seedline/service-kit/settings'
import type { z } from 'zod'

/** What every service that records facts reads from its environment. */
export const recordingSettings = (service: RecordingService) => ({
  ...commonSettings,
  ...authSettings,
  ...grpcServerSettings,
  ...mongoSettings(service),
  ...kafkaSettings,
  ...relaySettings,
  ...serviceTokenSettings,
})

export type RecordingSettings = z.infer<z.ZodObject<ReturnType<typeof recordingSettings>>>
