import {
  authSettings,
  commonSettings,
  grpcServerSettings,
  kafkaSettings,
  mongoSettings,
  registryAddressSetting,
  relaySettings,
} from '@seedline/service-kit'
import { z } from 'zod'

/** What the fund service reads from its environment. */
export const fundSettings = z.object({
  ...commonSettings,
  ...authSettings,
  ...grpcServerSettings,
  ...mongoSettings('fund'),
  ...kafkaSettings,
  ...relaySettings,
  ...registryAddressSetting,
})

/** What a process reads that only relays. */
export const relayOnlySettings = z.object({
  ...commonSettings,
  ...mongoSettings('fund'),
  ...kafkaSettings,
})
